import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { act, type Form } from '#server/pages.ts';
import { closeSheet } from './close-sheet.ts';
import { addToSheet } from './edit-sheet.ts';
import { goTo } from './go.ts';
import { joinSheet } from './join.ts';
import { keepOwn } from './keep-own.ts';
import { reveal } from './reveal.ts';
import { sayReady } from './say-ready.ts';
import { setTimer } from './set-timer.ts';
import { stay } from './stay.ts';
import { takeTurn } from './take-turn.ts';

interface Event {
	readonly params: { readonly sheet: string };
	readonly request: Request;
	readonly locals: { readonly actor: Actor };
}

/** An action of the sheet's page: its address says which step the reader looks at, and goes on saying so. */
const action = (body: (form: Form, actor: Actor, sheetId: string) => Promise<unknown>) => (event: Event) =>
	act(event, async (form, actor) => {
		await body(form, actor, event.params.sheet);
	});

/** Waits for what an act led to, so that the next page shows it; what takes longer shows later. */
const whenDone = (key: string) =>
	context()
		.jobs.settled(key)
		.catch(() => undefined);

const step = (form: Form) => Number(form.text('step') || '-1');

/** What is done on the page of a sheet. */
export const sheetActions = {
	go: action((form, actor, sheetId) => goTo(actor, { sheetId, step: step(form) }, form)),
	stay: action((form, actor, sheetId) => stay(actor, { sheetId }, form)),
	time: action((form, actor, sheetId) => setTimer(actor, { sheetId, minutes: Number(form.text('minutes')) }, form)),
	join: action((_form, actor, sheetId) => joinSheet(actor, { sheetId })),
	// No receipt: it would say for ever who was done with an anonymous step, and when.
	ready: action((form, actor, sheetId) => sayReady(actor, { sheetId, step: step(form), ready: form.has('ready') })),
	turn: action((form, actor, sheetId) =>
		takeTurn(
			actor,
			{ sheetId, step: step(form), membershipId: form.text('membershipId'), state: form.text('state') as never },
			form
		)
	),
	keep: action((form, actor, sheetId) =>
		keepOwn(actor, {
			...{ sheetId, step: step(form), id: form.text('id'), field: form.text('field'), column: form.text('column') },
			...{ text: form.text('text'), values: form.all('value').filter((one) => one !== '') }
		})
	),
	add: action((form, actor, sheetId) =>
		addToSheet(
			actor,
			{
				...{ sheetId, step: step(form), field: form.text('field'), column: form.text('column') },
				...{ text: form.text('text'), owner: form.text('owner'), due: form.text('due') }
			},
			form
		)
	),
	reveal: action(async (form, actor, sheetId) =>
		whenDone((await reveal(actor, { sheetId, step: step(form) }, form)).key)
	),
	close: action(async (form, actor, sheetId) => whenDone((await closeSheet(actor, { sheetId }, form)).key))
};
