import type { ReadClient, Transaction } from '#server/db/open.ts';

/** The documents of a rehearsal: the sheet's, and those of its breakouts. */
export async function documentsOf(db: ReadClient | Transaction, sheetId: string) {
	const breakouts = await db.breakout.findMany({ where: { sheetId }, select: { id: true } });
	return db.document.findMany({
		where: {
			OR: [
				{ kind: 'sheet', subjectId: sheetId },
				{ kind: 'breakout', subjectId: { in: breakouts.map(({ id }) => id) } }
			]
		},
		select: { id: true, kind: true }
	});
}
