import { PlanMeeting } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { addMeeting, demandCallable, isTaken } from './add-meeting.ts';

/**
 * Plans one meeting of a group. It gets the next number of its year (M1), an agenda of its own, and the group's members
 * are in it by their seats. Out: its id; wait for `agendaLaid` before showing its agenda.
 * Refusals: 'input.invalid' (also when the group has a meeting at that moment), 'thing.missing', 'access.denied'.
 */
export const planMeeting = command('meeting.plan', PlanMeeting, async (ctx, input) => {
	const { db, demand, tell, now } = ctx;
	const facts = await groupFacts(db, input.groupId);
	demand('meeting.plan', facts);
	if (await isTaken(db, facts.groupId, input.startsAt)) refuse('input.invalid', { fields: { date: 'field.taken' } });
	await demandCallable(db, facts.federationId, input.called, now);
	const meetingId = await addMeeting(ctx, { ...input, federationId: facts.federationId });
	tell({ topic: 'meetings', federationId: facts.federationId, groupId: facts.groupId });
	return { meetingId };
});
