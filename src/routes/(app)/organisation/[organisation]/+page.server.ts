import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { addPoint } from '#server/organisation/add-point.ts';
import { markTold } from '#server/organisation/mark-told.ts';
import { readOwnRoom } from '#server/organisation/read.ts';
import { removePoint } from '#server/organisation/remove-point.ts';
import { takeBackTold } from '#server/organisation/take-back-told.ts';
import { tickPoint } from '#server/organisation/tick-point.ts';
import { writePack } from '#server/organisation/write-pack.ts';
import { act, page, type Form } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['organisation', 'meetings', 'assignments']) depends(topicKey(topic));
	const room = await readOwnRoom(actor, params.organisation);
	return {
		room,
		federationId: actor.federationId ?? '',
		language,
		now: context().clock.now(),
		commandId: newId(),
		crumbs: [{ label: m.organisation_title() }]
	};
});

const at = (form: Form) => ({
	organisationId: form.text('organisationId'),
	meetingId: form.text('meetingId'),
	phase: form.text('phase') as 'before' | 'after'
});

export const actions: Actions = {
	tick: (event) =>
		act(event, (form, actor) =>
			tickPoint(
				actor,
				{
					...{ ...at(form), point: form.text('point'), done: form.text('done') === 'on' },
					...{ note: form.text('note'), was: form.text('was') }
				},
				form
			)
		),
	addPoint: (event) => act(event, (form, actor) => addPoint(actor, { ...at(form), text: form.text('text') }, form)),
	removePoint: (event) => act(event, (form, actor) => removePoint(actor, { pointId: form.text('pointId') }, form)),
	write: (event) =>
		act(event, (form, actor) => {
			const said = { meaning: form.text('meaning'), words: form.text('words'), version: form.text('version') };
			return writePack(actor, { packId: form.text('packId'), ...said }, form);
		}),
	tell: (event) =>
		act(event, (form, actor) => {
			const said = { channel: form.text('channel'), receivers: form.text('receivers'), toldOn: form.text('toldOn') };
			return markTold(actor, { packId: form.text('packId'), ...said }, form);
		}),
	untell: (event) => act(event, (form, actor) => takeBackTold(actor, { toldId: form.text('toldId') }, form))
};
