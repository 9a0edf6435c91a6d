import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findAttachment } from './find.ts';

/**
 * Takes an attachment off its item; its file stays and it can be brought back. A second removal changes nothing.
 * Refuses 'thing.missing', 'access.denied'.
 */
export const removeAttachment = command(
	'attachment.remove',
	z.object({ attachmentId: z.string() }),
	async ({ db, actor, now, demand, audit, tell }, { attachmentId }) => {
		const attachment = await findAttachment(db, attachmentId);
		if (!attachment) refuse('thing.missing');
		const facts = await meetingFacts(db, attachment.meetingId);
		demand('attachment.add', facts);
		const removed = await db.attachment.updateMany({
			where: { id: attachmentId, federationId: facts.federationId, removedAt: null },
			data: { removedAt: now, removedBy: actor.accountId }
		});
		if (removed.count === 0) return { attachmentId };
		audit('attachment.removed', { thingId: attachment.itemId, data: { attachmentId } });
		tell({ topic: 'files', federationId: facts.federationId, groupId: facts.groupId, meetingId: facts.meetingId });
		return { attachmentId };
	}
);
