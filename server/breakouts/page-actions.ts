import type { Actor } from '#lib/permissions/facts.ts';
import { act, type Form } from '#server/pages.ts';
import { carry } from './carry.ts';
import { deal } from './deal.ts';
import { lookIn } from './look-in.ts';
import { movePerson } from './move-person.ts';
import { rotate } from './rotate.ts';
import { takeHost } from './take-host.ts';
import { tellAll } from './tell-all.ts';

interface Event {
	readonly params: { readonly sheet: string };
	readonly request: Request;
	readonly locals: { readonly actor: Actor };
}

const action = (body: (form: Form, actor: Actor, sheetId: string) => Promise<unknown>) => (event: Event) =>
	act(event, async (form, actor) => {
		await body(form, actor, event.params.sheet);
	});

const step = (form: Form) => Number(form.text('step') || '-1');

/** What is done with breakouts on the page of a sheet. */
export const breakoutActions = {
	deal: action((form, actor, sheetId) =>
		deal(
			actor,
			{ sheetId, step: step(form), way: form.text('way') as never, size: Number(form.text('size') || 2) },
			form
		)
	),
	move: action((form, actor, sheetId) =>
		movePerson(
			actor,
			{ sheetId, step: step(form), personId: form.text('personId'), breakoutId: form.text('breakoutId') },
			form
		)
	),
	rotate: action((form, actor, sheetId) => rotate(actor, { sheetId, step: step(form) }, form)),
	host: action((form, actor, sheetId) => takeHost(actor, { sheetId, breakoutId: form.text('breakoutId') }, form)),
	lookIn: action((form, actor, sheetId) => lookIn(actor, { sheetId, breakoutId: form.text('breakoutId') }, form)),
	tell: action((form, actor, sheetId) => tellAll(actor, { sheetId, message: form.text('message') }, form)),
	carry: action((form, actor, sheetId) => {
		const [from = '', entryId = ''] = form.text('note').split(' ');
		const [field = '', column = ''] = form.text('to').split(' ');
		const options = { commandId: `${form.commandId ?? ''}${entryId}` };
		return carry(actor, { sheetId, step: step(form), field, column, from: Number(from || '-1'), entryId }, options);
	})
};
