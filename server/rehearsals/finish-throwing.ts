import { z } from 'zod';
import { command } from '#server/command.ts';

/** Takes away the rows of a rehearsal whose words have been erased. The portal's own. */
export const finishThrowing = command(
	'rehearsal.finish-throwing',
	z.object({ sheetId: z.string() }),
	async ({ db, demand, audit }, { sheetId }) => {
		demand('portal.work', {});
		const sheet = await db.sheet.findUnique({ where: { id: sheetId, rehearsal: true } });
		if (!sheet) return;
		const where = { sheetId };
		await db.sheetStep.deleteMany({ where });
		await db.sheetPerson.deleteMany({ where });
		await db.sheetReady.deleteMany({ where });
		await db.sheetAuthor.deleteMany({ where });
		await db.sheetTurn.deleteMany({ where });
		const document = await db.document.findUnique({
			where: { kind_subjectId: { kind: 'sheet', subjectId: sheetId } },
			select: { id: true }
		});
		if (document) {
			await db.projection.deleteMany({ where: { documentId: document.id } });
			await db.documentVersion.deleteMany({ where: { documentId: document.id } });
			await db.document.delete({ where: { id: document.id } });
		}
		await db.sheet.delete({ where: { id: sheetId } });
		await db.toolVersion.delete({ where: { id: sheet.toolVersionId } });
		audit('rehearsal.thrown-away', { federationId: sheet.federationId });
	}
);
