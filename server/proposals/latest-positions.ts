import { isPosition, soundingWord } from '#lib/proposals/positions.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { notEndedAt } from '#server/network/find.ts';

/** Rounds of a proposal with their answers, the last one first. */
const roundsOf = (db: ReadClient | Transaction, proposalId: string, federationId: string) =>
	db.sounding.findMany({
		where: { proposalId, federationId },
		orderBy: { ordinal: 'desc' },
		include: { answers: true }
	});

/**
 * Where each member organisation of today stands: what it said in the last round that asked it. It counts as a position
 * if that round was about the very text and facts of the last one; so nobody is left out by asking the others anew (Y8). Inside a
 * command or a read that has asked for permission.
 */
export async function latestPositions(
	db: ReadClient | Transaction,
	{ id: proposalId, federationId }: { readonly id: string; readonly federationId: string },
	now: Date
) {
	const [rounds, organisations] = await Promise.all([
		roundsOf(db, proposalId, federationId),
		db.organisation.findMany({
			where: { federationId, AND: [notEndedAt(now), { OR: [{ from: null }, { from: { lte: now } }] }] },
			orderBy: [{ place: 'asc' }, { name: 'asc' }],
			select: { id: true, name: true }
		})
	]);
	const last = rounds[0];
	return organisations.map(({ id, name }) => {
		const round = rounds.find(({ answers }) => answers.some(({ organisationId }) => organisationId === id)) ?? null;
		const given = round?.answers.find(({ organisationId }) => organisationId === id) ?? null;
		const same = round !== null && round.hash === last?.hash && round.facts === last.facts;
		return {
			...{ id, name, round, given, same },
			/** It was asked in the last round. */
			asked: round !== null && round.id === last?.id,
			/** It has a position on the text that was asked about last. */
			counts: same && isPosition(soundingWord(given?.answer ?? ''))
		};
	});
}
export type LatestPosition = Awaited<ReturnType<typeof latestPositions>>[number];
