import type { CommandContext } from '#server/command.ts';
import type { LogBook } from './log-book.ts';

/**
 * Who said yes to serving, is here now, and finds the seat empty, need not say so again (T10). `arriving`: who has just
 * come, in this command; without it everybody who is here, as when the meeting begins. Before that nobody serves by a
 * promise, since the holder may still come.
 */
export async function keepPromises(
	{ db }: Pick<CommandContext, 'db'>,
	book: LogBook,
	arriving: readonly string[] = []
): Promise<void> {
	if (book.meeting.state !== 'live') return;
	const { here, votes } = book.now;
	const servers = arriving.length > 0 ? arriving.filter((who) => !here.has(who)) : [...here.keys()];
	if (servers.length === 0) return;
	const promises = await db.serveRequest.findMany({
		where: {
			...{ meetingId: book.meeting.id, federationId: book.facts.federationId, state: 'yes' },
			seatId: { in: servers }
		},
		orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }]
	});
	const taken = new Set([...here.keys(), ...arriving, ...votes.keys()]);
	const serving = new Set(book.now.voters);
	for (const { seatId, forSeatId } of promises) {
		if (taken.has(forSeatId) || serving.has(seatId)) continue;
		await book.write({ kind: 'serve', who: seatId, forSeatId });
		taken.add(forSeatId);
		serving.add(seatId);
	}
}
