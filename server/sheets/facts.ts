import type { Facts } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/** Facts of a sheet: its group's, its state, and who was called to its meeting. Refuses 'thing.missing'. */
export async function sheetFacts(
	db: ReadClient | Transaction,
	sheetId: string
): Promise<Facts & { federationId: string; groupId: string; sheetId: string }> {
	const sheet = await db.sheet.findUnique({
		where: { id: sheetId },
		select: { federationId: true, groupId: true, meetingId: true, state: true, rehearsal: true, leaderId: true }
	});
	if (!sheet) refuse('thing.missing');
	const { federationId, groupId, meetingId, state, rehearsal, leaderId } = sheet;
	// A rehearsal that has ended is on its way out.
	if (rehearsal && state !== 'open') refuse('thing.missing');
	const calls = meetingId
		? await db.meetingCall.findMany({ where: { meetingId, meeting: { federationId } }, select: { membershipId: true } })
		: [];
	return {
		federationId,
		groupId,
		sheetId,
		sheetState: state === 'open' ? 'open' : 'closed',
		...(rehearsal ? { rehearsalOf: leaderId } : {}),
		called: calls.map(({ membershipId }) => membershipId)
	};
}
