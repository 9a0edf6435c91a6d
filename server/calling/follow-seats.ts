import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { followCalled } from './follow-called.ts';

const Payload = z.object({ federationId: z.string() });

const follow = command('calling.follow', z.object({ meetingId: z.string() }), async (ctx, { meetingId }) => {
	ctx.demand('portal.work', {});
	const facts = await meetingFacts(ctx.db, meetingId);
	await followCalled(ctx, facts);
	ctx.tell({ ...meetingNews(facts), topic: 'calling', rightsOf: undefined });
});

/**
 * Job 'calling.follow', after seats have changed: each meeting to come whose calling has gone out is followed up (K18).
 * One that cannot be keeps none of the others waiting, and is tried again. Running again changes nothing.
 */
export async function followSeats(payload: unknown): Promise<void> {
	const { federationId } = Payload.parse(payload);
	const { read, clock } = context();
	const meetings = await read.meeting.findMany({
		where: { federationId, state: 'planned', calledAt: { not: null }, startsAt: { gt: clock.now() } },
		select: { id: true },
		orderBy: { startsAt: 'asc' }
	});
	const failed: unknown[] = [];
	for (const { id } of meetings)
		try {
			await follow(portal, { meetingId: id });
		} catch (error) {
			failed.push(error);
		}
	if (failed.length > 0) throw new AggregateError(failed, `not followed up: ${failed.map(String).join('; ')}`);
}
