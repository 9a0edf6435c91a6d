import type { ReadClient, Transaction } from '#server/db/open.ts';

/** The most things that are looked for behind one. */
const most = 300;

/** Ids of all that led to a thing, however far behind, itself left out. One question, however long the thread. */
export async function behind(db: ReadClient | Transaction, thingId: string): Promise<string[]> {
	const rows = await db.$queryRaw<{ id: string }[]>`
		WITH RECURSIVE back(id) AS (SELECT ${thingId} UNION SELECT fromId FROM Link JOIN back ON toId = back.id)
		SELECT id FROM back LIMIT ${most + 1}`;
	return rows.map(({ id }) => id).filter((id) => id !== thingId);
}
