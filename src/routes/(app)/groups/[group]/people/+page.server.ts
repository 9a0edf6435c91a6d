import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { seatSaid } from '#lib/network/seat-form.ts';
import { changeSeat } from '#server/network/change-seat.ts';
import { endSeat } from '#server/network/end-seat.ts';
import { readSeats } from '#server/network/read.ts';
import { reopenSeat } from '#server/network/reopen-seat.ts';
import { seatPerson } from '#server/network/seat-person.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

export const load = page(async ({ locals, params, url }: PageServerLoadEvent) => {
	const seats = await readSeats(locals.actor, params.group);
	const asked = (name: string) => url.searchParams.get(name);
	return {
		...seats,
		groupId: params.group,
		language: locals.language,
		commandId: newId(),
		adding: asked('add') !== null,
		preset: { organisationId: asked('organisation') ?? '', role: asked('role') ?? 'member' },
		changing: asked('change'),
		done: asked('done'),
		doneSeat: asked('seat'),
		crumbs: [
			{ label: locals.actor.office === null ? m.ui_groups() : m.network_groups_title_all(), href: '/groups' },
			{ label: seats.group.name, href: `/groups/${params.group}` },
			{ label: m.network_seats_title() }
		]
	};
});

const done = (event: RequestEvent, what: string, seatId: string) =>
	redirect(303, `/groups/${event.params.group}/people?done=${what}&seat=${seatId}`);

export const actions: Actions = {
	add: (event) =>
		act(event, async (form, actor) => {
			const { seatId } = await seatPerson(
				actor,
				{
					...seatSaid(form),
					groupId: event.params.group,
					membershipId: form.text('membershipId'),
					from: form.text('from')
				},
				form
			);
			return done(event, 'given', seatId);
		}),
	change: (event) =>
		act(event, async (form, actor) => {
			const { seatId } = await changeSeat(actor, { ...seatSaid(form), seatId: form.text('seatId') }, form);
			return done(event, 'saved', seatId);
		}),
	end: (event) =>
		act(event, async (form, actor) => {
			const seatId = form.text('seatId');
			await endSeat(actor, { seatId, on: form.text('on') }, form);
			return done(event, 'ended', seatId);
		}),
	reopen: (event) =>
		act(event, async (form, actor) => {
			const seatId = form.text('seatId');
			await reopenSeat(actor, { seatId }, form);
			return done(event, 'saved', seatId);
		})
};
