import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { endGuests } from '#server/joining/end-guests.ts';
import { findSheet } from './find.ts';
import { newsOf, phaseData } from './rows.ts';

/**
 * Closes a sheet: from now on it is read. What was written in private and not shown is erased by a job, as the sheet
 * said from the start. Who came in by its link leaves with it. Out: the job's key. Refuses 'sheet.lead', and
 * 'sheet.revealing' while a step is being shown or counts down to it: its words have been asked for.
 */
export const closeSheet = command(
	'sheet.close',
	z.object({ sheetId: z.string().max(64) }),
	async ({ db, now, demand, audit, tell, job }, { sheetId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		if (sheet.showStep !== null) refuse('sheet.revealing');
		if ((await db.sheetStep.count({ where: { sheetId, state: 'revealing' } })) > 0) refuse('sheet.revealing');
		const data = { ...phaseData(sheet), nextStep: null, nextAt: null, showStep: null, showAt: null, timerEndsAt: null };
		await db.sheet.update({ where: { id: sheetId }, data: { ...data, state: 'closed', closedAt: now } });
		await endGuests(db, sheetId, now);
		const key = `sheets.close:${sheetId}`;
		job('sheets.close', key, { sheetId });
		audit('sheet.closed', { thingId: sheetId });
		tell({ ...newsOf(sheet), rightsOf: { everyoneIn: 'group' } });
		return { key };
	}
);
