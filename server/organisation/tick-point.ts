import { newId } from '#lib/ids/id.ts';
import { isKey, TickPoint } from '#lib/organisation/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findDeciding, roomFacts, roomNews } from './find.ts';

/**
 * Says of a point of the checklist that it is done or not, with a few words. Refusals: 'pack.changed' when somebody has
 * written another note since it was read, 'input.invalid', 'thing.missing'
 * for a point that was taken away or is another organisation's, 'access.denied'.
 */
export const tickPoint = command(
	'organisation.tick',
	TickPoint,
	async ({ db, actor, now, demand, audit, tell }, input) => {
		const { organisationId, meetingId, phase, point, done, was } = input;
		const facts = await roomFacts(db, organisationId);
		demand('organisation.room', facts);
		await findDeciding(db, facts, meetingId);
		const key = isKey(phase, point) ? point : '';
		const where = { federationId: facts.federationId, organisationId, meetingId, phase, removedAt: null };
		const there = await db.organisationPoint.findFirst({
			where: { ...where, ...(key ? { key } : { id: point, key }) }
		});
		if (!there && !key) refuse('thing.missing');
		const stands = there?.note ?? '';
		// A press says nothing of a note that has not been touched.
		const note = input.note === was ? stands : input.note;
		if (note !== stands && stands !== was) refuse('pack.changed');
		const by = actor.membershipId ?? '';
		const said = { note, doneAt: done ? (there?.doneAt ?? now) : null, doneBy: done ? (there?.doneBy ?? by) : null };
		const id = there?.id ?? newId();
		const { removedAt: _, ...at } = where;
		await db.organisationPoint.upsert({
			where: { id },
			create: { id, ...at, key, ...said, createdBy: by, createdAt: now },
			update: said
		});
		audit('organisation.ticked', { thingId: meetingId, data: { organisationId, phase, done } });
		tell(roomNews(facts));
		return {};
	}
);
