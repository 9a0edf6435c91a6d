import { m } from '#lib/i18n/paraglide/messages.js';
import { TheMeeting } from '#lib/meetings/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { attendedMeeting } from '#server/attendance/facts.ts';
import { isOpen } from '#server/attendance/log-book.ts';
import { sentContent } from '#server/calling/content.ts';
import { command, type CommandContext } from '#server/command.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { meetingNews } from './news.ts';
import { nothingYet } from './nothing-yet.ts';

/** Items whose numbers a calling has told everybody: those stay. */
async function calledItems({ db }: CommandContext, meetingId: string): Promise<string[]> {
	const callings = await db.calling.findMany({ where: { meetingId }, select: { json: true } });
	return callings.flatMap(({ json }) => sentContent(json).items.map(({ id }) => id));
}

/**
 * What was written into the log since the start is struck: who served from it, and, where nobody could have checked in
 * before it, who came. Who came to a meeting that only began too early is here.
 */
async function strikeSince({ db, actor, now }: CommandContext, facts: MeetingFacts, startedAt: Date): Promise<void> {
	const meeting = await attendedMeeting(db, facts.meetingId, facts.federationId);
	const soon = isOpen({ ...meeting, state: 'planned' }, now);
	await db.attendance.updateMany({
		where: {
			...{ meetingId: facts.meetingId, federationId: facts.federationId, struckAt: null },
			recordedAt: { gte: startedAt },
			...(soon ? { kind: 'serve' } : {})
		},
		data: {
			struckAt: now,
			struckBy: actor.accountId ?? '',
			struckReason: m.meetings_start_back_reason({}, { locale: 'sv' })
		}
	});
}

/**
 * Takes back the start of a meeting in which nothing has happened yet (M10): it is planned again, and the numbers that only
 * the start fixed are free. That it was started stays in the audit alone.
 * Refusals: 'meeting.state' unless live, 'meeting.under-way' once something has happened, 'thing.missing', 'access.denied'.
 */
export const takeBackStart = command('meeting.take-back-start', TheMeeting, async (ctx, { meetingId }) => {
	const { db, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	if (!(await nothingYet(db, facts))) refuse('meeting.under-way');
	const { federationId, groupId } = facts;
	const { startedAt } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const taken = await db.meeting.updateMany({
		where: { id: meetingId, federationId, state: 'live' },
		data: {
			...{ state: 'planned', startedAt: null, currentItemId: null, currentSince: null, pausedSince: null },
			...{ itemChairMembershipId: null, version: { increment: 1 } }
		}
	});
	if (taken.count === 0 || !startedAt) refuse('meeting.state');
	const of = { meetingId, federationId };
	await db.agendaItem.updateMany({ where: of, data: { treatedPlace: null } });
	await db.agendaItem.updateMany({
		where: { ...of, id: { notIn: await calledItems(ctx, meetingId) }, state: { not: 'struck' } },
		data: { number: null }
	});
	await db.itemStretch.deleteMany({ where: of });
	await db.meetingEvent.deleteMany({ where: of });
	await strikeSince(ctx, facts, startedAt);
	audit('meeting.start-taken-back', { thingId: meetingId });
	tell(meetingNews(facts));
	for (const topic of ['agenda', 'attendance']) tell({ topic, federationId, groupId, meetingId });
	return {};
});
