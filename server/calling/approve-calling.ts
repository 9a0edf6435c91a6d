import type { z } from 'zod';
import { ApproveCalling } from '#lib/calling/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { callingFacts } from './facts.ts';
import { afterProjecting, demandPlanned, seenContent } from './seen.ts';

const approve = command('calling.approve', ApproveCalling, async ({ db, actor, now, demand, audit, tell }, input) => {
	const facts = await callingFacts(db, input.meetingId);
	demand('meeting.read', facts);
	demandPlanned(facts);
	demand('calling.approve', facts);
	await seenContent(db, facts, input.hash);
	await db.meeting.update({
		where: { id: input.meetingId },
		data: { approvedAt: now, approvedBy: actor.accountId, approvedHash: input.hash }
	});
	audit('calling.approved', { thingId: input.meetingId, data: { hash: input.hash } });
	tell({ ...meetingNews(facts), topic: 'calling' });
	return {};
});

/**
 * The chair's yes to the calling as it was looked at (`hash`); it holds until something in it changes.
 * Refusals: 'calling.changed', 'meeting.state', 'meeting.started', 'thing.missing', 'access.denied'.
 */
export async function approveCalling(
	actor: Actor,
	input: z.input<typeof ApproveCalling>,
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	await afterProjecting(actor, input.meetingId);
	await approve(actor, input, options);
}
