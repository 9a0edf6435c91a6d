import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';
import { atZero } from './shut.ts';

const Shut = z.object({ sheetId: z.string(), place: z.number().int() });

/** Notes that a step's writing ended with its time, unless it was given more meanwhile. The portal's own. */
const shutStep = command('sheet.shut', Shut, async ({ db, now, demand, audit, tell }, { sheetId, place }) => {
	demand('portal.work', {});
	const { sheet } = await findSheet(db, sheetId, now);
	if (sheet.state !== 'open' || sheet.step !== place || !atZero(sheet, now)) return;
	const key = { sheetId, place };
	await db.sheetShut.upsert({ where: { sheetId_place: key }, create: key, update: {} });
	audit('sheet.shut', { thingId: sheetId, federationId: sheet.federationId, data: { step: place } });
	tell(newsOf(sheet));
});

/** The job `sheets.shut`, when a step's time is out. */
export async function shutNow(payload: unknown): Promise<void> {
	await shutStep(portal, Shut.parse(payload));
}
