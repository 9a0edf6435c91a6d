import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { eraseNow } from '#server/history/erase-now.ts';
import { finishThrowing } from './finish-throwing.ts';

const Throwing = z.object({ sheetId: z.string(), version: z.string() });

/**
 * The job `rehearsals.throw`: erases what was written alone, then the document with its log, then the rows. Each part
 * can be done again after a crash; nothing is left but that somebody tried a tool out.
 */
export async function throwAway(payload: unknown): Promise<void> {
	const { sheetId, version } = Throwing.parse(payload);
	const { read, own } = context();
	if (!(await read.sheet.findUnique({ where: { id: sheetId, rehearsal: true } }))) return;
	own.sheets.close(sheetId);
	const row = await read.document.findUnique({
		where: { kind_subjectId: { kind: 'sheet', subjectId: sheetId } },
		select: { id: true }
	});
	if (row) await eraseNow({ documentId: row.id, version, by: null, edits: [{ edit: 'clear', args: {} }] });
	await finishThrowing(portal, { sheetId });
}
