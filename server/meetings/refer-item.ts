import { ReferItem } from '#lib/meetings/schema.ts';
import { command } from '#server/command.ts';
import { openOutcome, settleOutcome } from './settle-outcome.ts';

/**
 * The meeting refers an item back (återremiss): to whom, and why, must be said (S5).
 * Refusals: 'input.invalid', 'item.settled' when it is deferred, referred or carried already, 'meeting.state' unless
 * live, 'thing.missing', 'access.denied'.
 */
export const referItem = command('item.refer', ReferItem, async (ctx, { meetingId, itemId, reason, to }) => {
	const { facts } = await openOutcome(ctx, { meetingId, itemId });
	ctx.demand('meeting.run', facts);
	await settleOutcome(ctx, facts, itemId, { outcome: 'referred', outcomeReason: reason, outcomeTo: to });
	return {};
});
