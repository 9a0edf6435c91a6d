import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import { meetingNews } from '#server/meetings/news.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { askNext, calledTo } from './serving.ts';

type Request = NonNullable<Awaited<ReturnType<CommandContext['db']['serveRequest']['findUnique']>>>;

/** A yes stands until it is taken back; a no asks the next. An answer to what was withdrawn is told so. */
export async function putServing(
	ctx: CommandContext,
	facts: MeetingFacts,
	request: Request,
	serves: boolean,
	membershipId: string
) {
	const { db, now, audit, tell } = ctx;
	if (request.state === 'withdrawn') refuse('serving.withdrawn');
	await db.serveRequest.update({
		where: { id: request.id },
		data: { state: serves ? 'yes' : 'no', answeredAt: now }
	});
	if (!serves) {
		const seat = await db.seat.findUniqueOrThrow({ where: { id: request.forSeatId } });
		await askNext(ctx, await calledTo(db, facts), seat.membershipId);
	}
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
