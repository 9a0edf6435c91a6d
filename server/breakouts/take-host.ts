import { TheBreakout } from '#lib/breakouts/schema.ts';
import { personKey } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';
import { breakoutFacts } from './find.ts';

/** Takes upon oneself to stay when the others go on; whoever had is free. Refuses 'breakout.write'. */
export const takeHost = command(
	'breakout.host',
	TheBreakout,
	async ({ db, actor, now, demand, audit, tell }, { sheetId, breakoutId }) => {
		const { sheet } = await findSheet(db, sheetId, now);
		const facts = await breakoutFacts(db, breakoutId);
		demand('breakout.write', facts);
		if (facts.sheetId !== sheetId) refuse('thing.missing');
		await db.breakout.update({ where: { id: breakoutId }, data: { hostId: personKey(actor) } });
		audit('breakout.hosted', { thingId: sheetId, data: { breakoutId } });
		tell(newsOf(sheet));
	}
);
