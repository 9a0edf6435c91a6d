import { itemName } from '#lib/attendance/item-name.ts';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { numberItems } from '#lib/agenda/numbering.ts';
import type { GuestDoor, GuestLine, Visit, VisitedItem } from '#lib/guests/guests.ts';
import type { ItemJson } from '#lib/items/blocks.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { meetingState } from '#lib/meetings/states.ts';
import { meetingName } from '#lib/meetings/words.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { readAgendaRows } from '#server/agenda/read.ts';
import { attendanceFacts, attendedMeeting } from '#server/attendance/facts.ts';
import { isOpen } from '#server/attendance/log-book.ts';
import { context } from '#server/context.ts';
import { endingOf } from '#server/files/clean-name.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { findGuest, type Knock } from './find.ts';
import { codeOf, linkHashOf, linkTokenOf, spelled } from './secrets.ts';

const nameOfMeeting = (meeting: { title: string; year: number; ordinal: number; group: { meetingWord: string } }) =>
	meetingName({ title: meeting.title, label: ordinalLabel(meeting) }, meeting.group.meetingWord);

/** A meeting's guests, with what lets them in, oldest first. Needs 'guest.keep'. */
export async function readGuests(actor: Actor, meetingId: string): Promise<GuestLine[]> {
	const { read, clock, config } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'guest.keep', facts);
	const over = facts.meetingState !== 'planned' && facts.meetingState !== 'live';
	const guests = await read.guest.findMany({
		where: { meetingId, federationId: facts.federationId },
		include: { items: true },
		orderBy: { createdAt: 'asc' }
	});
	return guests.map((guest) => {
		const token = linkTokenOf(guest.id);
		const holds = !over && !guest.withdrawnAt && guest.expiresAt > clock.now() && guest.linkHash === linkHashOf(token);
		return {
			...{ id: guest.id, name: guest.name, organisation: guest.organisation, email: guest.email },
			itemIds: guest.items.map(({ itemId }) => itemId),
			link: holds ? `${config.origin}/guest/${token}` : null,
			code: holds ? spelled(codeOf(guest.id)) : null,
			entered: guest.accountId !== null,
			withdrawn: guest.withdrawnAt !== null
		};
	});
}

/** What stands on the page that a guest's link leads to; looking changes nothing. Refuses 'guest.no-entry'. */
export async function readDoor(actor: Actor, knock: Knock): Promise<GuestDoor> {
	demand(actor, 'account.open', {});
	const { read, clock } = context();
	const { guest, meeting } = await findGuest(read, knock, clock.now());
	return {
		...{ name: guest.name, organisation: guest.organisation, group: meeting.group.name },
		...{ meeting: nameOfMeeting(meeting), startsAt: meeting.startsAt, endsAt: meeting.endsAt }
	};
}

/** The items among a guest's, in the agenda's order, with what hangs on each. */
async function itemsOf(actor: Actor, facts: MeetingFacts, currentItemId: string | null): Promise<VisitedItem[]> {
	const { read } = context();
	const { meetingId, federationId } = facts;
	const { rows, items, rule, fixed } = await readAgendaRows(read, facts);
	const numbers = numberItems(items, rule, new Map(Object.entries(fixed)));
	const stateOf = new Map(rows.map(({ id, state }) => [id, state]));
	const mine = items.filter(
		({ id }) => stateOf.get(id) !== 'struck' && can(actor, 'item.read', { ...facts, itemId: id })
	);
	const ids = mine.map(({ id }) => id);
	const [documents, attachments] = await Promise.all([
		read.document.findMany({
			where: { kind: 'item', meetingId, federationId, subjectId: { in: ids } },
			select: { subjectId: true, epoch: true, projection: { select: { json: true, epoch: true } } }
		}),
		read.attachment.findMany({
			where: { meetingId, federationId, itemId: { in: ids }, removedAt: null },
			orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
		})
	]);
	const textOf = (id: string): ItemJson => {
		const document = documents.find(({ subjectId }) => subjectId === id);
		const { projection } = document ?? {};
		return projection && projection.epoch === document?.epoch
			? (JSON.parse(projection.json) as ItemJson)
			: { text: [], notes: [] };
	};
	return mine.map(({ id, title, presenter }) => ({
		...{ id, title, presenter, name: itemName(numbers.get(id), title, rule.prefix), ...textOf(id) },
		attachments: attachments
			.filter(({ itemId }) => itemId === id)
			.map(({ id: file, itemId, name, size }) => ({ id: file, itemId, name, size, extension: endingOf(name) })),
		current: id === currentItemId,
		treated: stateOf.get(id) === 'treated'
	}));
}

/** All that a guest sees: their meeting's name and time, and the items they were asked to. Needs 'meeting.visit'. */
export async function readVisit(actor: Actor): Promise<Visit> {
	if (actor.kind !== 'guest') refuse(actor.kind === 'nobody' ? 'guest.no-entry' : 'thing.missing');
	const { read, clock } = context();
	const facts = await meetingFacts(read, actor.boundMeetingId ?? '');
	demand(actor, 'meeting.visit', facts);
	const { meetingId, federationId } = facts;
	const [meeting, guest, attended] = await Promise.all([
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, include: { group: true } }),
		read.guest.findUnique({ where: { accountId: actor.accountId ?? '' } }),
		attendanceFacts(read, facts)
	]);
	if (!guest || guest.withdrawnAt) refuse('guest.no-entry');
	const state = meetingState(meeting.state);
	const open = state === 'planned' || state === 'live';
	return {
		...{ meetingId, group: meeting.group.name, meeting: nameOfMeeting(meeting), state },
		...{ startsAt: meeting.startsAt, endsAt: meeting.endsAt },
		...{ place: open ? meeting.place : '', videoLink: open ? meeting.videoLink : '' },
		...{ name: guest.name, organisation: guest.organisation },
		form: attendanceOf(attended).latest.here.get(guest.id) ?? null,
		open: isOpen(await attendedMeeting(read, meetingId, federationId), clock.now()),
		items: await itemsOf(actor, facts, meeting.currentItemId)
	};
}
