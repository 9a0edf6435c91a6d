import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import { meetingNews } from '#server/meetings/news.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { askForEmpty, calledTo, type Called } from './serving.ts';

type Request = NonNullable<Awaited<ReturnType<CommandContext['db']['serveRequest']['findUnique']>>>;

/**
 * Refuses a yes to what is no longer asked: the holder comes ('serving.withdrawn'), the question has gone on to another
 * ('serving.passed-on'), or they serve for somebody else ('serving.serves').
 */
async function demandOpen({ db }: CommandContext, { recipients, meetingId }: Called, request: Request) {
	const nameOf = (seatId: string) => ({
		details: { name: recipients.find(({ seats }) => seats.some(({ id }) => id === seatId))?.name ?? '' }
	});
	const holder = recipients.find(({ seats }) => seats.some(({ id }) => id === request.forSeatId));
	const answer = await db.meetingAnswer.findFirst({ where: { meetingId, membershipId: holder?.membershipId ?? '' } });
	if (answer && answer.answer !== 'away') refuse('serving.withdrawn');
	const others = await db.serveRequest.findMany({
		where: { meetingId, id: { not: request.id }, state: { in: ['asked', 'yes'] } }
	});
	const instead = others.find(({ forSeatId }) => forSeatId === request.forSeatId);
	if (instead) refuse('serving.passed-on', nameOf(instead.seatId));
	const own = others.find(({ seatId, state }) => seatId === request.seatId && state === 'yes');
	if (own) refuse('serving.serves', nameOf(own.forSeatId));
}

/** A yes stands until it is taken back, one for each seat (K8); a no asks the next. An answer to what was withdrawn is told so. */
export async function putServing(
	ctx: CommandContext,
	facts: MeetingFacts,
	request: Request,
	serves: boolean,
	membershipId: string
) {
	const { db, now, audit, tell } = ctx;
	if (request.state === 'withdrawn') refuse('serving.withdrawn');
	const called = await calledTo(db, facts);
	if (serves && request.state !== 'yes') await demandOpen(ctx, called, request);
	await db.serveRequest.update({
		where: { id: request.id },
		data: { state: serves ? 'yes' : 'no', answeredAt: now }
	});
	await askForEmpty(ctx, called);
	audit('serving.answered', {
		thingId: facts.meetingId,
		federationId: facts.federationId,
		data: { membershipId, forSeatId: request.forSeatId, serves }
	});
	tell({ ...meetingNews(facts), topic: 'calling', rightsOf: undefined });
	return { serves };
}

/** The latest question to somebody whether they serve. */
export async function ownRequest(
	db: CommandContext['db'],
	where: { id?: string; meetingId?: string },
	membershipId: string
) {
	const seats = await db.seat.findMany({ where: { membershipId }, select: { id: true } });
	const own = { seatId: { in: seats.map(({ id }) => id) } };
	return db.serveRequest.findFirst({ where: { ...where, ...own }, orderBy: { askedAt: 'desc' } });
}
