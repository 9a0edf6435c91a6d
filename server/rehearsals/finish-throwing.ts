import { z } from 'zod';
import { command } from '#server/command.ts';
import { Prisma } from '#server/db/generated/client.ts';
import { documentsOf } from './documents-of.ts';
import type { Transaction } from '#server/db/open.ts';

interface Table {
	deleteMany(of: { where: { sheetId: string } }): Promise<unknown>;
}
const columns = Prisma as unknown as Record<string, Record<string, string> | undefined>;

/** Every table that says of which sheet its rows are: what a sheet learns to keep is thrown away with it. */
const tables = Object.values(Prisma.ModelName)
	.filter((name) => columns[`${name}ScalarFieldEnum`]?.['sheetId'] !== undefined)
	.map((name) => name.charAt(0).toLowerCase() + name.slice(1));

const tableOf = (db: Transaction, name: string): Table => (db as unknown as Record<string, Table>)[name] as Table;

/** Takes away the rows of a rehearsal whose words have been erased. The portal's own. */
export const finishThrowing = command(
	'rehearsal.finish-throwing',
	z.object({ sheetId: z.string() }),
	async ({ db, demand, audit }, { sheetId }) => {
		demand('portal.work', {});
		const sheet = await db.sheet.findUnique({ where: { id: sheetId, rehearsal: true } });
		if (!sheet) return;
		const documents = await documentsOf(db, sheetId);
		for (const name of tables) await tableOf(db, name).deleteMany({ where: { sheetId } });
		const ofThese = { documentId: { in: documents.map(({ id }) => id) } };
		await db.projection.deleteMany({ where: ofThese });
		await db.documentVersion.deleteMany({ where: ofThese });
		await db.document.deleteMany({ where: { id: ofThese.documentId } });
		await db.sheet.delete({ where: { id: sheetId } });
		await db.toolVersion.delete({ where: { id: sheet.toolVersionId } });
		audit('rehearsal.thrown-away', { federationId: sheet.federationId });
	}
);
