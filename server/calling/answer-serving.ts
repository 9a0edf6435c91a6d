import { AnswerServing, ServeByLink } from '#lib/calling/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, type CommandContext } from '#server/command.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { readAnswerLink } from './answer-link.ts';
import { askNext } from './serving.ts';

type Request = NonNullable<Awaited<ReturnType<CommandContext['db']['serveRequest']['findUnique']>>>;

/** A yes stands until it is taken back; a no asks the next. An answer to what was withdrawn is told so. */
async function put(ctx: CommandContext, facts: MeetingFacts, request: Request, serves: boolean, membershipId: string) {
	const { db, now, audit, tell } = ctx;
	if (request.state === 'withdrawn') refuse('serving.withdrawn');
	await db.serveRequest.update({
		where: { id: request.id },
		data: { state: serves ? 'yes' : 'no', answeredAt: now }
	});
	if (!serves) {
		const seat = await db.seat.findUniqueOrThrow({ where: { id: request.forSeatId } });
		await askNext(ctx, facts, seat.membershipId);
	}
	audit('serving.answered', {
		thingId: facts.meetingId,
		federationId: facts.federationId,
		data: { membershipId, forSeatId: request.forSeatId, serves }
	});
	tell({ ...meetingNews(facts), topic: 'calling', rightsOf: undefined });
	return { serves };
}

async function ownRequest(db: CommandContext['db'], where: { id?: string; meetingId?: string }, membershipId: string) {
	const seats = await db.seat.findMany({ where: { membershipId }, select: { id: true } });
	const own = { seatId: { in: seats.map(({ id }) => id) } };
	return db.serveRequest.findFirst({ where: { ...where, ...own }, orderBy: { askedAt: 'desc' } });
}

/**
 * A substitute's answer to being asked to serve. Refusals: 'serving.withdrawn' when they are not needed any more,
 * 'meeting.started', 'thing.missing' for what is not asked of them.
 */
export const answerServing = command('serving.answer', AnswerServing, async (ctx, { requestId, serves }) => {
	const { db, actor, demand } = ctx;
	const membershipId = actor.membershipId ?? refuse('thing.missing');
	const request = await ownRequest(db, { id: requestId }, membershipId);
	if (!request) refuse('thing.missing');
	const facts = await meetingFacts(db, request.meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'planned') refuse('meeting.started');
	demand('calling.answer', facts);
	return put(ctx, facts, request, serves, membershipId);
});

/** The same by the link in a letter, without signing in; run by the portal. Refusals: 'ticket.spent', 'serving.withdrawn'. */
export const serveByLink = command('serving.answer-by-link', ServeByLink, async (ctx, { token, serves }) => {
	ctx.demand('portal.work', {});
	const { meetingId, membershipId } = readAnswerLink(token);
	const facts = await meetingFacts(ctx.db, meetingId);
	if (facts.meetingState !== 'planned') refuse('ticket.spent');
	const request = await ownRequest(ctx.db, { meetingId }, membershipId);
	if (!request) refuse('ticket.spent');
	return put(ctx, facts, request, serves, membershipId);
});
