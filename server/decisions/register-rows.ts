import { decisionFormOf, decisionKindOf, linesOf, registerNumber } from '#lib/decisions/decision.ts';
import type { RegisterLine } from '#lib/decisions/register.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { Prisma } from '#server/db/generated/client.ts';
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

/** These items, and those they stand under: a sub-item carries its item's number. */
async function itemsOf(db: ReadClient, federationId: string, ids: readonly string[]) {
	const select = { id: true, number: true, title: true, parentId: true } as const;
	const items = await db.agendaItem.findMany({ where: { federationId, id: { in: [...ids] } }, select });
	const above = items.flatMap(({ parentId }) => parentId ?? []);
	return [...items, ...(await db.agendaItem.findMany({ where: { federationId, id: { in: above } }, select }))];
}

/** What the actor may read of the register, for a query. */
export async function inRegister(db: ReadClient, actor: Actor): Promise<Prisma.DecisionWhereInput> {
	const federationId = actor.federationId ?? '';
	const called = actor.office === null ? await calledTo(db, actor) : [];
	return {
		...{ federationId, ordinal: { not: null } },
		OR: [readable(actor), { federationId, meetingId: { in: called } }]
	};
}

/** The newest first, as the register has them. */
export const newestFirst = [{ year: 'desc' }, { ordinal: 'desc' }] as const;

/** Decisions of the register as lines, the newest first: those of `where`, which says what may be read, or a page of them. */
export async function registerLines(
	db: ReadClient,
	federationId: string,
	where: Prisma.DecisionWhereInput,
	page: { readonly skip: number; readonly take: number } | null = null
): Promise<RegisterLine[]> {
	const rows = await db.decision.findMany({
		where: { AND: [{ federationId }, where] },
		orderBy: [...newestFirst],
		...page,
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
		itemsOf(
			db,
			federationId,
			rows.map(({ itemId }) => itemId)
		)
	]);
	const groupOf = new Map(groups.map((group) => [group.id, group]));
	const meetingOf = new Map(meetings.map((meeting) => [meeting.id, meeting]));
	const itemOf = new Map(items.map((item) => [item.id, item]));
	return rows.map((row): RegisterLine => {
		const group = groupOf.get(row.groupId);
		const meeting = meetingOf.get(row.meetingId);
		const item = itemOf.get(row.itemId);
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
