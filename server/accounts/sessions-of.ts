import type { CommandContext } from '#server/command.ts';

/** Ends an account's sessions but for `keep`, inside a command; their sockets close. Out: how many ended. */
export async function endSessionsOf(
	{ db, tell }: Pick<CommandContext, 'db' | 'tell'>,
	accountId: string,
	keep?: string | null
): Promise<number> {
	const sessions = await db.session.findMany({
		where: { accountId, ...(keep ? { id: { not: keep } } : {}) },
		select: { id: true }
	});
	await db.session.deleteMany({ where: { id: { in: sessions.map(({ id }) => id) } } });
	for (const { id } of sessions) tell({ topic: 'accounts', rightsOf: { sessionId: id } });
	return sessions.length;
}
