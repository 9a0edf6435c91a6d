import { newId } from '#lib/ids/id.ts';
import { bySeatOrder } from '#lib/network/seat-order.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Transaction } from '#server/db/open.ts';
import { countingAt, foreign, nameOf, onOrToCome } from './find.ts';

/** Refuses while meetings are planned from the day a group ends: they are called off or held first. */
export async function checkNoMeetingsFrom(
	db: Transaction,
	group: { id: string; name: string },
	from: Date
): Promise<void> {
	const count = await db.meeting.count({
		where: { groupId: group.id, ...onOrToCome(from) }
	});
	if (count > 0) refuse('group.meetings-ahead', { details: { name: group.name, count } });
}

/** Every group that became this one, however far back. */
async function ancestors(db: Transaction, groupId: string): Promise<Set<string>> {
	const found = new Set<string>();
	let ring = [groupId];
	while (ring.length > 0) {
		const rows = await db.groupSuccession.findMany({ where: { successorId: { in: ring } } });
		ring = rows.map((row) => row.predecessorId).filter((id) => !found.has(id));
		for (const id of ring) found.add(id);
	}
	return found;
}

/**
 * Makes groups the predecessors of another (N10): they end when it begins (or at once), their people keep their seats
 * there and so may read on, and what was said there stays where it was said.
 */
export async function succeed(
	db: Transaction,
	successor: { id: string; federationId: string; from: Date },
	predecessorIds: readonly string[],
	now: Date
): Promise<void> {
	const ids = [...new Set(predecessorIds)];
	const groups = await db.group.findMany({ where: { id: { in: ids }, federationId: successor.federationId } });
	if (groups.length !== ids.length || ids.includes(successor.id)) foreign('predecessorIds');
	for (const group of groups) {
		if ((await ancestors(db, group.id)).has(successor.id)) foreign('predecessorIds');
		await db.groupSuccession.upsert({
			where: { predecessorId_successorId: { predecessorId: group.id, successorId: successor.id } },
			create: { predecessorId: group.id, successorId: successor.id },
			update: {}
		});
		if (group.to && group.to <= now) continue;
		const end = successor.from > now ? successor.from : now;
		await checkNoMeetingsFrom(db, group, end);
		await db.group.update({ where: { id: group.id }, data: { to: end } });
	}
}

/**
 * Takes the people of the predecessors along: each gets a seat in the new group for the same organisation in the same
 * role, once. Several chairs cannot all be chair: the first keeps the role, the others sit as members until the group
 * has chosen.
 */
export async function copySeats(
	db: Transaction,
	successor: { id: string; federationId: string; from: Date },
	predecessorIds: readonly string[],
	now: Date
): Promise<number> {
	const from = successor.from > now ? successor.from : now;
	const there = await db.seat.findMany({ where: { groupId: successor.id, ...countingAt(from) } });
	const taken = new Set(there.map((seat) => `${seat.membershipId} ${seat.organisationId}`));
	let chaired = there.some((seat) => seat.role === 'chair');
	const rows = await db.seat.findMany({
		where: { groupId: { in: [...predecessorIds] }, federationId: successor.federationId, ...countingAt(now) },
		include: { membership: { include: { account: { select: { name: true } } } }, group: { select: { place: true } } },
		orderBy: { group: { place: 'asc' } }
	});
	const sorted = rows
		.map((row) => ({ ...row, role: seatRoleOf(row.role), name: nameOf(row.membership) }))
		.sort((a, b) => a.group.place - b.group.place || bySeatOrder(a, b));
	const newSeat = new Map<string, string>();
	for (const row of sorted.sort((a, b) => Number(a.role === 'substitute') - Number(b.role === 'substitute'))) {
		const key = `${row.membershipId} ${row.organisationId}`;
		if (taken.has(key)) continue;
		taken.add(key);
		const role = row.role === 'chair' && chaired ? 'member' : row.role;
		chaired ||= role === 'chair';
		const { id } = await db.seat.create({
			data: {
				id: newId(),
				federationId: successor.federationId,
				groupId: successor.id,
				membershipId: row.membershipId,
				organisationId: row.organisationId,
				role,
				mandate: row.mandate,
				substituteForId: newSeat.get(row.substituteForId ?? '') ?? null,
				callOrder: row.callOrder,
				from
			}
		});
		newSeat.set(row.id, id);
	}
	return newSeat.size;
}
