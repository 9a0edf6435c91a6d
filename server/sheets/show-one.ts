import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { projectedSheet } from './projected.ts';
import { newsOf } from './rows.ts';

/**
 * Shows all one note, large, until another is shown or none. The document is projected before this runs.
 * In: the note's id; '' takes it away. Refuses 'sheet.lead', 'thing.missing' for a note that is not on the sheet.
 */
export const showOne = command(
	'sheet.spotlight',
	z.object({ sheetId: z.string().max(64), entryId: z.string().max(64) }),
	async ({ db, now, demand, audit, tell }, { sheetId, entryId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		if (entryId) {
			const document = await db.document.findUnique({
				where: { kind_subjectId: { kind: 'sheet', subjectId: sheetId } },
				include: { projection: true }
			});
			const { entries } = projectedSheet(document?.projection ?? null);
			if (!entries.some(({ id, removed }) => id === entryId && !removed)) refuse('thing.missing');
		}
		await db.sheet.update({ where: { id: sheetId }, data: { spotlight: entryId || null } });
		audit('sheet.spotlit', { thingId: sheetId, data: { shown: entryId !== '' } });
		tell(newsOf(sheet));
	}
);
