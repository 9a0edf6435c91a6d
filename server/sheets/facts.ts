import type { Facts } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

type SheetFacts = Facts & { readonly federationId: string; readonly groupId: string; readonly sheetId: string };

/** Facts of sheets, in the order asked for: of each its group's, its state, and who was called to its meeting. Refuses 'thing.missing'. */
export async function factsOfSheets(db: ReadClient | Transaction, ids: readonly string[]): Promise<SheetFacts[]> {
	const rows = await db.sheet.findMany({
		where: { id: { in: [...ids] } },
		select: {
			...{ id: true, federationId: true, groupId: true, meetingId: true },
			...{ state: true, rehearsal: true, leaderId: true }
		}
	});
	const of = rows.flatMap(({ meetingId, federationId }) =>
		meetingId ? [{ meetingId, meeting: { federationId } }] : []
	);
	const calls =
		of.length > 0
			? await db.meetingCall.findMany({ where: { OR: of }, select: { meetingId: true, membershipId: true } })
			: [];
	return ids.map((sheetId) => {
		const row = rows.find(({ id }) => id === sheetId);
		// A rehearsal that has ended is on its way out.
		if (!row || (row.rehearsal && row.state !== 'open')) return refuse('thing.missing');
		const { federationId, groupId, meetingId, state, rehearsal, leaderId } = row;
		return {
			federationId,
			groupId,
			sheetId,
			sheetState: state === 'open' ? 'open' : 'closed',
			...(rehearsal ? { rehearsalOf: leaderId } : {}),
			called: calls.filter((call) => call.meetingId === meetingId).map(({ membershipId }) => membershipId)
		};
	});
}

/** Facts of a sheet. Refuses 'thing.missing'. */
export async function sheetFacts(db: ReadClient | Transaction, sheetId: string): Promise<SheetFacts> {
	const [facts] = await factsOfSheets(db, [sheetId]);
	return facts ?? refuse('thing.missing');
}
