import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findAttachment } from './find.ts';

/**
 * Brings back an attachment that was removed, not one that came with a relay note that is withdrawn since.
 * Refuses 'relay.withdrawn', 'thing.missing', 'access.denied'.
 */
export const restoreAttachment = command(
	'attachment.restore',
	z.object({ attachmentId: z.string() }),
	async ({ db, demand, audit, tell }, { attachmentId }) => {
		const attachment = await findAttachment(db, attachmentId);
		if (!attachment) refuse('thing.missing');
		const facts = await meetingFacts(db, attachment.meetingId);
		demand('attachment.add', facts);
		const { relayHopId } = attachment;
		if (relayHopId && (await db.relayHop.count({ where: { id: relayHopId, note: { state: 'withdrawn' } } })) > 0)
			refuse('relay.withdrawn');
		const restored = await db.attachment.updateMany({
			where: { id: attachmentId, federationId: facts.federationId, removedAt: { not: null } },
			data: { removedAt: null, removedBy: null }
		});
		if (restored.count === 0) return { attachmentId };
		audit('attachment.restored', { thingId: attachment.itemId, data: { attachmentId } });
		tell({ topic: 'files', federationId: facts.federationId, groupId: facts.groupId, meetingId: facts.meetingId });
		return { attachmentId };
	}
);
