import { redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { act, type Form } from '#server/pages.ts';
import { closeSheet } from './close-sheet.ts';
import { sheetDocumentId } from './find.ts';
import { addToSheet } from './edit-sheet.ts';
import { countdown } from '#lib/sheets/phase.ts';
import { goTo } from './go.ts';
import { handOver } from './hand-over.ts';
import { holdBack } from './hold-back.ts';
import { joinSheet } from './join.ts';
import { keepOwn } from './keep-own.ts';
import { leaveSheet } from './leave.ts';
import { ownForm } from './own-form.ts';
import { putTogether } from './put-together.ts';
import { reveal } from './reveal.ts';
import { sayReady } from './say-ready.ts';
import { setMode } from './set-mode.ts';
import { setTimer } from './set-timer.ts';
import { showOne } from './show-one.ts';
import { sortNote } from './sort-note.ts';
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
	go: action((form, actor, sheetId) => {
		const seconds = form.text('seconds');
		return goTo(actor, { sheetId, step: step(form), ...(seconds ? { seconds: Number(seconds) as never } : {}) }, form);
	}),
	stay: action((form, actor, sheetId) => stay(actor, { sheetId }, form)),
	time: action((form, actor, sheetId) =>
		setTimer(
			actor,
			{ sheetId, step: step(form), minutes: Number(form.text('minutes')), shuts: form.has('shuts') },
			form
		)
	),
	mode: action((form, actor, sheetId) =>
		setMode(actor, { sheetId, step: step(form), mode: form.text('mode') as never }, form)
	),
	together: action((form, actor, sheetId) =>
		putTogether(actor, { sheetId, step: step(form), otherId: form.text('otherId') }, form)
	),
	spotlight: action(async (form, actor, sheetId) => {
		await projectNow(await sheetDocumentId(context().read, sheetId));
		await showOne(actor, { sheetId, entryId: form.text('entryId') }, form);
	}),
	'hand-over': action((form, actor, sheetId) =>
		handOver(actor, { sheetId, membershipId: form.text('membershipId') }, form)
	),
	sort: action((form, actor, sheetId) =>
		sortNote(actor, { sheetId, entryId: form.text('entryId'), to: form.text('to'), title: form.text('title') }, form)
	),
	leave: action(async (form, actor, sheetId) => {
		const { groupId } = await leaveSheet(actor, { sheetId }, form);
		redirect(303, actor.kind === 'guest' ? '/guest' : `/groups/${groupId}/sheets`);
	}),
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
	keep: action((form, actor, sheetId) => keepOwn(actor, { sheetId, ...ownForm(form) })),
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
	reveal: action((form, actor, sheetId) => reveal(actor, { sheetId, step: step(form), seconds: countdown }, form)),
	'hold-back': action((form, actor, sheetId) => holdBack(actor, { sheetId }, form)),
	close: action(async (form, actor, sheetId) => whenDone((await closeSheet(actor, { sheetId }, form)).key))
};
