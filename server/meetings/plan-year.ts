import type { FieldProblem } from '#lib/refusals/codes.ts';
import { PlanYear } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { addMeeting, demandCallable, isTaken } from './add-meeting.ts';

/**
 * Plans several meetings of a group at once: all of them, or none if one is wrong. They are numbered by date, whatever
 * order they were typed in. Out: their ids by date; wait for `agendaLaid` before showing an agenda.
 * Refusals: 'input.invalid' with the row that is wrong ('rows.2.date': taken twice in the form, or by another meeting),
 * 'thing.missing', 'access.denied'.
 */
export const planYear = command('meetings.plan', PlanYear, async (ctx, { groupId, rows, ...shared }) => {
	const { db, demand, tell, now } = ctx;
	const facts = await groupFacts(db, groupId);
	demand('meeting.plan', facts);
	const fields: Record<string, FieldProblem> = {};
	const moments = new Set<number>();
	for (const { index, startsAt } of rows) {
		if (moments.has(startsAt.getTime()) || (await isTaken(db, groupId, startsAt)))
			fields[`rows.${index}.date`] = 'field.taken';
		moments.add(startsAt.getTime());
	}
	if (Object.keys(fields).length > 0) refuse('input.invalid', { fields });
	await demandCallable(db, facts.federationId, shared.called, now);
	const meetingIds: string[] = [];
	for (const { startsAt, endsAt, year } of rows.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()))
		meetingIds.push(
			await addMeeting(ctx, { ...shared, federationId: facts.federationId, groupId, startsAt, endsAt, year })
		);
	tell({ topic: 'meetings', federationId: facts.federationId, groupId });
	return { meetingIds };
});
