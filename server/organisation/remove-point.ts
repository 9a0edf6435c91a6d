import { ThePoint } from '#lib/organisation/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { roomFacts, roomNews } from './find.ts';

/** Takes away one of the organisation's own points. Refusals: 'thing.missing', 'access.denied'. */
export const removePoint = command(
	'organisation.remove-point',
	ThePoint,
	async ({ db, now, demand, audit, tell }, input) => {
		const point = await db.organisationPoint.findUnique({ where: { id: input.pointId } });
		if (!point || point.key !== '') refuse('thing.missing');
		const facts = await roomFacts(db, point.organisationId);
		demand('organisation.room', facts);
		await db.organisationPoint.update({ where: { id: point.id }, data: { removedAt: now } });
		audit('organisation.point-removed', { thingId: point.meetingId, data: { organisationId: point.organisationId } });
		tell(roomNews(facts));
		return {};
	}
);
