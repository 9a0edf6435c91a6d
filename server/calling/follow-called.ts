import type { CallingContent } from '#lib/calling/calling.ts';
import type { CommandContext } from '#server/command.ts';
import type { CalendarMeeting } from '#server/meetings/calendar-file.ts';
import { nameOf } from '#server/network/find.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { answerLink } from './answer-link.ts';
import { sentContent } from './content.ts';
import { callingLetter, leftLetter, notNeededLetter, type LetterMeeting } from './letters.ts';
import { letterMeeting } from './meeting-rows.ts';
import { post } from './post.ts';
import { isSubstitute, recipientsOf, type Recipient } from './recipients.ts';
import { askForEmpty, calledTo } from './serving.ts';

interface Sent {
	readonly content: CallingContent;
	readonly version: number;
	/** To those who have had one before. */
	readonly corrected: boolean;
}

/** Writes a calling to some of those called, and that they have got it. Inside a command. */
export async function writeCalling(
	ctx: CommandContext,
	{ meetingId, federationId }: MeetingFacts,
	recipients: readonly Recipient[],
	{ content, version, corrected }: Sent
): Promise<void> {
	const { db, now } = ctx;
	const meeting = await letterMeeting(db, { meetingId, federationId });
	const had = await db.callingReceiver.findMany({ where: { meetingId, leftAt: null } });
	for (const to of recipients) {
		const waits = meeting.substitutesAttend ? 'attends' : 'waits';
		const how = {
			link: answerLink(meetingId, to.membershipId),
			corrected: corrected && had.some((one) => one.membershipId === to.membershipId),
			substitute: isSubstitute(to) ? waits : null
		} as const;
		await post(ctx, 'call', to, federationId, callingLetter(to, meeting, content, how), meeting);
	}
	const ids = recipients.map(({ membershipId }) => membershipId);
	await db.callingReceiver.deleteMany({ where: { meetingId, membershipId: { in: ids } } });
	await db.callingReceiver.createMany({
		data: ids.map((membershipId) => ({ meetingId, membershipId, federationId, version, at: now }))
	});
}

/** Whoever is called no more is told so, and their calendar; nobody serves for them, nor they for anybody. */
async function letGo(
	ctx: CommandContext,
	facts: MeetingFacts,
	gone: readonly string[],
	meeting: LetterMeeting & CalendarMeeting
): Promise<void> {
	const { db, now, audit } = ctx;
	const { meetingId, federationId, groupId } = facts;
	const people = await db.membership.findMany({
		where: { federationId, id: { in: [...gone] } },
		include: { account: true, seats: { where: { groupId }, select: { id: true } } }
	});
	const called = await calledTo(db, facts);
	for (const person of people) {
		const to = { name: nameOf(person), email: person.account.email, language: person.account.language };
		const cancelled = { ...meeting, state: 'cancelled' as const };
		if (!person.account.disabledAt) await post(ctx, 'call', to, federationId, leftLetter(to, meeting), cancelled);
		const seatIds = person.seats.map(({ id }) => id);
		const requests = await db.serveRequest.findMany({
			where: {
				meetingId,
				state: { in: ['asked', 'yes'] },
				OR: [{ forSeatId: { in: seatIds } }, { seatId: { in: seatIds } }]
			}
		});
		for (const { id, seatId } of requests) {
			await db.serveRequest.update({ where: { id }, data: { state: 'withdrawn', answeredAt: now } });
			const servant = called.recipients.find(({ seats }) => seats.some((seat) => seat.id === seatId));
			if (servant) await post(ctx, 'serve', servant, federationId, notNeededLetter(servant, meeting, to.name));
		}
	}
	const which = { meetingId, membershipId: { in: [...gone] } };
	await db.meetingAnswer.deleteMany({ where: which });
	await db.callingReceiver.updateMany({ where: which, data: { leftAt: now } });
	audit('calling.left', { thingId: meetingId, federationId, data: { people: gone.length } });
	await askForEmpty(ctx, called);
}

/**
 * After a calling has gone out, until the meeting begins: who has become called since gets it as it was sent last, and who
 * is called no more is told so (K18); `gone`: only those, where a calling goes to all the others anyway. Doing it again changes nothing. Out: those who were written to just now as new.
 * Inside a command that has asked for permission; `facts` as they are after what has changed.
 */
export async function followCalled(
	ctx: CommandContext,
	facts: MeetingFacts,
	who: 'all' | 'gone' = 'all'
): Promise<ReadonlySet<string>> {
	const { db, audit } = ctx;
	const { meetingId, federationId } = facts;
	if (facts.meetingState !== 'planned') return new Set();
	const last = await db.calling.findFirst({ where: { meetingId }, orderBy: { version: 'desc' } });
	if (!last) return new Set();
	const had = await db.callingReceiver.findMany({ where: { meetingId, leftAt: null } });
	const recipients = await recipientsOf(db, facts);
	const fresh = recipients.filter((one) => !had.some(({ membershipId }) => membershipId === one.membershipId));
	const gone = had.flatMap(({ membershipId }) =>
		recipients.some((one) => one.membershipId === membershipId) ? [] : [membershipId]
	);
	if (gone.length > 0) await letGo(ctx, facts, gone, await letterMeeting(db, facts));
	if (who === 'gone') return new Set();
	if (fresh.length > 0) {
		await writeCalling(ctx, facts, fresh, {
			...{ content: sentContent(last.json), version: last.version, corrected: false }
		});
		audit('calling.followed', {
			thingId: meetingId,
			federationId,
			data: { version: last.version, letters: fresh.length }
		});
	}
	return new Set(fresh.map(({ membershipId }) => membershipId));
}
