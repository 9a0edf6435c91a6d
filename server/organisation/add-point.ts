import { newId } from '#lib/ids/id.ts';
import { AddPoint } from '#lib/organisation/schema.ts';
import { command } from '#server/command.ts';
import { findDeciding, roomFacts, roomNews } from './find.ts';

/** Adds a point of one's own to the checklist. Refusals: 'input.invalid', 'thing.missing', 'access.denied'. */
export const addPoint = command(
	'organisation.add-point',
	AddPoint,
	async ({ db, actor, now, demand, audit, tell }, input) => {
		const { organisationId, meetingId, phase, text } = input;
		const facts = await roomFacts(db, organisationId);
		demand('organisation.room', facts);
		await findDeciding(db, facts, meetingId);
		const by = actor.membershipId ?? '';
		await db.organisationPoint.create({
			data: {
				...{ id: newId(), federationId: facts.federationId, organisationId, meetingId, phase, text },
				...{ createdBy: by, createdAt: now }
			}
		});
		audit('organisation.point-added', { thingId: meetingId, data: { organisationId, phase } });
		tell(roomNews(facts));
		return {};
	}
);
