import { newId } from '#lib/ids/id.ts';
import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { answerLink } from './answer-link.ts';
import { notNeededLetter, serveLetter, type LetterMeeting } from './letters.ts';
import { letterMeeting } from './meeting-rows.ts';
import { post } from './post.ts';
import { recipientsOf, type Recipient } from './recipients.ts';

type Writing = Pick<CommandContext, 'db' | 'now' | 'job' | 'audit'>;

/** What asking and taking back go by, read once in a command: the meeting as letters say it, and who is called. */
export interface Called {
	readonly meetingId: string;
	readonly federationId: string;
	readonly groupId: string;
	readonly meeting: LetterMeeting;
	readonly recipients: readonly Recipient[];
}

/** For whoever has asked for permission. */
export async function calledTo(db: Transaction, facts: MeetingFacts): Promise<Called> {
	const { meetingId, federationId, groupId } = facts;
	const meeting = await letterMeeting(db, facts);
	return { meetingId, federationId, groupId, meeting, recipients: await recipientsOf(db, facts) };
}

/** Seats that have a vote, and so somebody to serve for them. */
export const votes = ['chair', 'vice-chair', 'member'] as const;
const hasVote = (role: string): boolean => (votes as readonly string[]).includes(role);

interface Seat {
	readonly id: string;
	readonly role: string;
	readonly organisationId: string | null;
	readonly membershipId: string;
	readonly substituteForId: string | null;
	readonly callOrder: number;
}

/**
 * Who may be asked to serve for a seat, in the order they are asked: first those named for that seat, then those of the
 * same organisation; each by their own order (domain 1.3, 3.1).
 */
export function substitutesFor(seat: Seat, seats: readonly Seat[]): Seat[] {
	const substitutes = seats
		.filter((one) => one.role === 'substitute' && one.membershipId !== seat.membershipId)
		.toSorted((a, b) => a.callOrder - b.callOrder || (a.id < b.id ? -1 : 1));
	return [
		...substitutes.filter((one) => one.substituteForId === seat.id),
		...substitutes.filter(
			(one) => one.substituteForId === null && one.organisationId !== null && one.organisationId === seat.organisationId
		)
	];
}

async function seatsOf(db: Transaction, recipients: readonly Recipient[]): Promise<Seat[]> {
	const ids = recipients.flatMap(({ seats }) => seats.map(({ id }) => id));
	return db.seat.findMany({ where: { id: { in: ids } } });
}

/**
 * Asks the next substitute for each voting seat whose holder cannot come and that nobody serves for or is asked to, those
 * first who said so first: after every change, since who is free for one seat may be whom another was waiting for (K9).
 * Who said no to a seat is not asked for it again; who only could not come then, and can now, is.
 */
export async function askForEmpty(ctx: Writing, called: Called): Promise<void> {
	const { db, now } = ctx;
	const { meetingId, federationId, meeting, recipients } = called;
	const seats = await seatsOf(db, recipients);
	const requests = await db.serveRequest.findMany({ where: { meetingId } });
	const away = await db.meetingAnswer.findMany({
		where: { meetingId, answer: 'away' },
		orderBy: [{ at: 'asc' }, { membershipId: 'asc' }]
	});
	const empty = away.flatMap(({ membershipId }) =>
		seats.filter((one) => one.membershipId === membershipId && hasVote(one.role))
	);
	for (const seat of empty) {
		const own = requests.filter((request) => request.forSeatId === seat.id);
		if (own.some(({ state }) => state === 'asked' || state === 'yes')) continue;
		const next = substitutesFor(seat, seats).find(
			(one) =>
				!away.some((answer) => answer.membershipId === one.membershipId) &&
				!own.some(({ seatId, state, answeredAt }) => seatId === one.id && state === 'no' && answeredAt !== null) &&
				!requests.some(({ seatId, state }) => seatId === one.id && (state === 'asked' || state === 'yes'))
		);
		if (!next) continue;
		const request = { meetingId, forSeatId: seat.id, seatId: next.id };
		await db.serveRequest.upsert({
			where: { meetingId_forSeatId_seatId: request },
			create: { id: newId(), federationId, ...request, askedAt: now },
			update: { state: 'asked', askedAt: now, answeredAt: null }
		});
		requests.push({ id: '', federationId, ...request, state: 'asked', askedAt: now, answeredAt: null });
		const to = recipients.find((one) => one.membershipId === next.membershipId);
		const absent = recipients.find((one) => one.membershipId === seat.membershipId);
		if (!to || !absent) continue;
		const link = answerLink(meetingId, to.membershipId);
		await post(ctx, 'serve', to, federationId, serveLetter(to, meeting, absent.name, link));
		ctx.audit('serving.asked', { thingId: meetingId, data: { forSeatId: seat.id, seatId: next.id } });
	}
}

/** Takes back what others were asked for somebody who comes after all, and tells them. */
export async function takeBackFor(ctx: Writing, called: Called, membershipId: string): Promise<void> {
	const { db, now } = ctx;
	const { meetingId, federationId, meeting, recipients } = called;
	const person = recipients.find((one) => one.membershipId === membershipId);
	const requests = await db.serveRequest.findMany({
		where: {
			meetingId,
			forSeatId: { in: person?.seats.map(({ id }) => id) ?? [] },
			state: { in: ['asked', 'yes'] }
		}
	});
	if (!person || requests.length === 0) return;
	for (const request of requests) {
		await db.serveRequest.update({ where: { id: request.id }, data: { state: 'withdrawn', answeredAt: now } });
		const to = recipients.find(({ seats }) => seats.some(({ id }) => id === request.seatId));
		if (to) await post(ctx, 'serve', to, federationId, notNeededLetter(to, meeting, person.name));
	}
}

/**
 * A substitute who cannot come serves for nobody. They have not said no to serving, and no moment says that they have:
 * when they can come after all they are asked again, if the seat is empty still.
 */
export async function passOn({ db }: Writing, { meetingId, groupId }: Called, membershipId: string): Promise<void> {
	const own = await db.seat.findMany({ where: { membershipId, groupId }, select: { id: true } });
	await db.serveRequest.updateMany({
		where: { meetingId, seatId: { in: own.map(({ id }) => id) }, state: { in: ['asked', 'yes'] } },
		data: { state: 'no', answeredAt: null }
	});
}
