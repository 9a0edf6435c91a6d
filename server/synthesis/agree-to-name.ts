import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/**
 * The group agrees that it is named where this sheet is read beside those of others, or takes that back: from then on it
 * is "a group" again. Again, it changes nothing. Refuses 'sheet.name'.
 */
export const agreeToName = command(
	'sheet.agree-name',
	z.object({ sheetId: z.string().max(64), agrees: z.boolean() }),
	async ({ db, actor, now, demand, audit, tell }, { sheetId, agrees }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.read', facts);
		demand('sheet.name', facts);
		const by = actor.membershipId ?? refuse('access.denied');
		const row = { sheetId, federationId: facts.federationId, at: now, by };
		if (agrees) await db.sheetConsent.upsert({ where: { sheetId }, create: row, update: {} });
		else await db.sheetConsent.deleteMany({ where: { sheetId } });
		audit(agrees ? 'sheet.name-agreed' : 'sheet.name-withdrawn', { thingId: sheetId });
		tell(newsOf(sheet));
	}
);
