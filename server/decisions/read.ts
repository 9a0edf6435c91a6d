import type { MeetingDecisions } from '#lib/decisions/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { lockedItems } from './find.ts';
import { decisionLine, pollLine, whole } from './lines.ts';
import { memberNames, seatNames } from './names.ts';

/** What is decided at a meeting, or stands there to be decided, in order. Needs 'meeting.read'. */
export async function readDecisions(actor: Actor, meetingId: string): Promise<MeetingDecisions> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const [group, rows, polls, seat, locked] = await Promise.all([
		read.group.findFirstOrThrow({ where: { id: groupId, federationId }, select: { decides: true } }),
		read.decision.findMany({
			where: { meetingId, federationId },
			include: whole,
			orderBy: [{ place: 'asc' }, { id: 'asc' }]
		}),
		read.poll.findMany({ where: { meetingId, federationId, state: 'closed' }, orderBy: { openedAt: 'asc' } }),
		seatNames(read, { federationId, groupId }),
		lockedItems(read, facts)
	]);
	const by = rows.flatMap(({ corrections }) => corrections.map((one) => one.by));
	const names = { seat, member: await memberNames(read, federationId, by), me: actor.membershipId };
	const lines = polls.map(pollLine);
	const used = new Set(rows.flatMap(({ state, pollId }) => (state === 'decided' ? (pollId ?? []) : [])));
	return {
		meetingId,
		meetingState: facts.meetingState,
		decides: group.decides,
		decisions: rows.map((row) => decisionLine(row, names, lines.find(({ id }) => id === row.pollId) ?? null)),
		polls: lines.filter(({ id }) => !used.has(id)),
		locked: locked.all ? [...new Set(rows.map(({ itemId }) => itemId))] : [...locked.some],
		mine: actor.seats.filter((one) => one.groupId === groupId).map(({ id }) => id),
		may: {
			// Where the minutes are locked, all of it would be refused.
			prepare: !locked.all && can(actor, 'decision.prepare', facts),
			decide: !locked.all && can(actor, 'decision.decide', facts),
			move: can(actor, 'motion.make', facts),
			state: !locked.all && can(actor, 'statement.make', facts)
		}
	};
}
