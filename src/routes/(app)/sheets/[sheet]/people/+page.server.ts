import { redirect, type RequestEvent } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { holdSeat } from '#server/joining/hold-seat.ts';
import { openDoor } from '#server/joining/open-door.ts';
import { drawQr } from '#server/joining/qr.ts';
import { readIsOver, readTakingPart } from '#server/joining/read.ts';
import { sendOut } from '#server/joining/send-out.ts';
import { shutDoor } from '#server/joining/shut-door.ts';
import { sitInRoom } from '#server/joining/sit-in-room.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	if (await readIsOver(actor, params.sheet)) redirect(303, '/guest?closed');
	const part = await readTakingPart(actor, params.sheet);
	return { part, qr: part.door ? drawQr(`${part.door.link}?room`) : null, commandId: newId() };
});

type Event = RequestEvent<{ sheet: string }>;
const onSheet = (event: Event) => ({ sheetId: event.params.sheet });

export const actions = {
	open: (event) => act(event, (form, actor) => openDoor(actor, onSheet(event), form)),
	shut: (event) => act(event, (form, actor) => shutDoor(actor, onSheet(event), form)),
	hold: (event) =>
		act(event, async (form, actor) => {
			const [membershipId, name] = [form.text('membershipId'), form.text('name')];
			await holdSeat(actor, { ...onSheet(event), membershipId, name, organisation: form.text('organisation') }, form);
		}),
	sendOut: (event) =>
		act(event, (form, actor) => sendOut(actor, { ...onSheet(event), personId: form.text('personId') }, form)),
	sit: (event) =>
		act(event, (form, actor) => sitInRoom(actor, { ...onSheet(event), inRoom: form.text('where') === 'room' }, form))
} satisfies Actions;
