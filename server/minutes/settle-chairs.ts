import type { Adjuster } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { readLed } from './led.ts';

/** Everybody who led a paragraph that was treated, by membership; nobody of notes, which are only checked. */
export async function chairIdsOf(db: ReadClient | Transaction, facts: MeetingFacts): Promise<string[]> {
	const { recordKind } = await db.group.findFirstOrThrow({
		where: { id: facts.groupId, federationId: facts.federationId },
		select: { recordKind: true }
	});
	return recordKind === 'minutes' ? (await readLed(db, facts)).chairs.map(({ membershipId }) => membershipId) : [];
}

/** Who adjusts with these chairs: each of them, or whoever stands in for them, and those who were chosen. */
export function withChairs(rows: readonly Adjuster[], minutesId: string, chairs: readonly string[]): Adjuster[] {
	const known = rows.filter(({ role }) => role === 'chair');
	const leads = chairs.map(
		(membershipId): Adjuster =>
			known.find((row) => (row.insteadOfId ?? row.membershipId) === membershipId) ?? {
				...{ minutesId, membershipId, role: 'chair', insteadOfId: null, reason: '', hash: null, markedAt: null }
			}
	);
	const chosen = rows.filter(
		({ role, membershipId }) => role !== 'chair' && !leads.some((one) => one.membershipId === membershipId)
	);
	return [...leads, ...chosen];
}

/**
 * Puts those who have led by now among those who adjust, and takes out who no longer has: whoever was chosen before the
 * chair was handed over, the meeting's minutes are adjusted by everybody who led a paragraph of them (J15). Inside a
 * command, before the minutes are sent.
 */
export async function settleChairs(db: Transaction, facts: MeetingFacts, minutesId: string): Promise<Adjuster[]> {
	const rows = await db.adjuster.findMany({ where: { minutesId } });
	const wanted = withChairs(rows, minutesId, await chairIdsOf(db, facts));
	await db.adjuster.deleteMany({
		where: { minutesId, membershipId: { notIn: wanted.map(({ membershipId }) => membershipId) } }
	});
	for (const { membershipId, role } of wanted)
		await db.adjuster.upsert({
			where: { minutesId_membershipId: { minutesId, membershipId } },
			create: { minutesId, membershipId, role },
			update: { role }
		});
	return wanted;
}
