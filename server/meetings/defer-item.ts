import { DeferItem } from '#lib/meetings/schema.ts';
import { command } from '#server/command.ts';
import { openOutcome, settleOutcome } from './settle-outcome.ts';

/**
 * The meeting puts an item off (bordlägger): nothing is decided on it now. A reason may be given (S5).
 * Refusals: 'item.settled' when it is deferred, referred or carried already, 'meeting.state' unless live,
 * 'thing.missing', 'access.denied'.
 */
export const deferItem = command('item.defer', DeferItem, async (ctx, { meetingId, itemId, reason }) => {
	const { facts } = await openOutcome(ctx, { meetingId, itemId });
	ctx.demand('meeting.run', facts);
	await settleOutcome(ctx, facts, itemId, { outcome: 'deferred', outcomeReason: reason });
	return {};
});
