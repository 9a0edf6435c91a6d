import { TheTelling } from '#lib/organisation/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findPack, roomNews } from './find.ts';

/** Takes back that it was told onward. Refusals: 'thing.missing', 'access.denied'. */
export const takeBackTold = command(
	'organisation.untold',
	TheTelling,
	async ({ db, now, demand, audit, tell }, input) => {
		const told = await db.organisationTold.findUnique({ where: { id: input.toldId } });
		const { pack, facts } = await findPack(db, told?.packId ?? refuse('thing.missing'), now);
		demand('organisation.room', facts);
		await db.organisationTold.update({ where: { id: input.toldId }, data: { removedAt: now } });
		audit('organisation.untold', { thingId: pack.meetingId, data: { organisationId: pack.organisationId } });
		tell(roomNews(facts));
		return {};
	}
);
