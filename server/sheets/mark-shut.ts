import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { breakoutDocuments } from '#server/breakouts/find.ts';
import type { CommandContext } from '#server/command.ts';
import { context } from '#server/context.ts';
import { findSheet, sheetDocumentId } from './find.ts';

/** Milliseconds for which the door takes what was sent in time and is still on its way. */
export const onItsWay = 5_000;

/** Asks, inside a command, that a sheet's documents say which of its steps are written in no more. */
export const askToMark = (job: CommandContext['job'], sheetId: string, at?: Date): void => {
	const key = `sheets.mark:${newId()}`;
	job('sheets.mark', key, { sheetId, key }, at);
};

/**
 * The job `sheets.mark`: writes into the documents of a sheet and its breakouts which steps are written in no more, so
 * that the sync door, which knows no clock and no rows, refuses what a changed page would still write there.
 */
export async function markShut(payload: unknown): Promise<void> {
	const { sheetId, key } = z.object({ sheetId: z.string(), key: z.string() }).parse(payload);
	const { read, clock, documents } = context();
	// A rehearsal may have been thrown away meanwhile.
	if ((await read.sheet.count({ where: { id: sheetId, state: 'open' } })) === 0) return;
	const { tool } = await findSheet(read, sheetId, clock.now());
	const rows = await read.sheetShut.findMany({ where: { sheetId }, orderBy: { place: 'asc' } });
	const steps = rows.flatMap(({ place }) => tool.steps[place]?.key ?? []);
	for (const id of [await sheetDocumentId(read, sheetId), ...(await breakoutDocuments(read, sheetId))])
		try {
			await documents.edit(id, key, 'shut', { steps });
		} catch (error) {
			// A closed document is written in by nobody.
			if (!isRefusal(error) || error.code !== 'document.frozen') throw error;
		}
}
