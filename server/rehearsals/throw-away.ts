import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { eraseNow } from '#server/history/erase-now.ts';
import { documentsOf } from './documents-of.ts';
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
	for (const { id, kind } of await documentsOf(read, sheetId))
		await eraseNow({
			...{ documentId: id, by: null, edits: [{ edit: 'clear', args: {} }] },
			// A version a document, the same at each attempt.
			version: kind === 'sheet' ? version : `${version.slice(0, 11)}${id.slice(0, 11)}`
		});
	await finishThrowing(portal, { sheetId });
}
