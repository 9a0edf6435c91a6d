import { decisionFormOf, decisionKindOf, linesOf, registerNumber } from '#lib/decisions/decision.ts';
import type { RegisterLine } from '#lib/decisions/register.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { ReadClient } from '#server/db/open.ts';

/** Decisions the actor may read: of meetings of groups they sit in or were called to; all of the federation's for the office. */
export const readable = (actor: Actor) => ({
	federationId: actor.federationId ?? '',
	...(actor.office === null ? { groupId: { in: actor.seats.map((seat) => seat.groupId) } } : {})
});

/** Meetings of other groups the actor was called to. */
async function calledTo(db: ReadClient, actor: Actor): Promise<string[]> {
	const calls = await db.meetingCall.findMany({
		where: { membershipId: actor.membershipId ?? '', meeting: { federationId: actor.federationId ?? '' } },
		select: { meetingId: true }
	});
	return calls.map(({ meetingId }) => meetingId);
}

/** Every decision in the register that the actor may read, as lines; `only` narrows it to one. */
export async function registerLines(db: ReadClient, actor: Actor, only?: string): Promise<RegisterLine[]> {
	const federationId = actor.federationId ?? '';
	const called = actor.office === null ? await calledTo(db, actor) : [];
	const rows = await db.decision.findMany({
		where: {
			federationId,
			ordinal: { not: null },
			...(only === undefined ? {} : { id: only }),
			OR: [readable(actor), { federationId, meetingId: { in: called } }]
		},
		include: {
			reservations: { where: { kind: 'reservation', withdrawnAt: null }, select: { id: true } },
			corrections: { select: { id: true } }
		}
	});
	const [groups, meetings, items] = await Promise.all([
		db.group.findMany({ where: { federationId, id: { in: rows.map(({ groupId }) => groupId) } } }),
		db.meeting.findMany({
			where: { federationId, id: { in: rows.map(({ meetingId }) => meetingId) } },
			select: { id: true, year: true, ordinal: true }
		}),
		db.agendaItem.findMany({
			where: { federationId, meetingId: { in: [...new Set(rows.map(({ meetingId }) => meetingId))] } },
			select: { id: true, number: true, title: true, parentId: true }
		})
	]);
	const groupOf = new Map(groups.map((group) => [group.id, group]));
	const meetingOf = new Map(meetings.map((meeting) => [meeting.id, meeting]));
	const itemOf = new Map(items.map((item) => [item.id, item]));
	return rows.map((row): RegisterLine => {
		const group = groupOf.get(row.groupId);
		const meeting = meetingOf.get(row.meetingId);
		const item = itemOf.get(row.itemId);
		// A sub-item carries its item's number.
		const number = item?.number ?? itemOf.get(item?.parentId ?? '')?.number ?? null;
		return {
			...{ id: row.id, groupId: row.groupId, meetingId: row.meetingId, itemId: row.itemId },
			...{ text: row.text, reasons: row.reasons, withoutQuorum: row.withoutQuorum },
			number: registerNumber(row) ?? '',
			year: row.year ?? 0,
			ordinal: row.ordinal ?? 0,
			groupName: group?.name ?? '',
			meetingLabel: meeting ? ordinalLabel(meeting) : '',
			itemNumber: number === null ? '' : `${group?.numberPrefix ?? ''}${number}`,
			itemTitle: item?.title ?? '',
			kind: decisionKindOf(row.kind),
			position: group?.decides !== true,
			form: decisionFormOf(row.form),
			addressees: linesOf(row.addressees),
			decidedAt: row.decidedAt ?? row.createdAt,
			withdrawn: row.state === 'withdrawn',
			corrected: row.corrections.length > 0,
			reservations: row.reservations.length
		};
	});
}
