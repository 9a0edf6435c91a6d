import type { AttachmentLine } from '#lib/meetings/attachments.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { endingOf } from './clean-name.ts';
import { findAttachment } from './find.ts';

/** A meeting's attachments, oldest first, removed ones left out. Needs 'meeting.read'. */
export async function readAttachments(actor: Actor, meetingId: string): Promise<AttachmentLine[]> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const rows = await read.attachment.findMany({
		where: { meetingId, federationId: facts.federationId, removedAt: null },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	return rows.map(({ id, itemId, name, size }) => ({ id, itemId, name, size, extension: endingOf(name) }));
}

/** An attachment that was removed a moment ago, for whoever may put it back; null for all else. */
export async function readRemoved(
	actor: Actor,
	meetingId: string,
	attachmentId: string
): Promise<AttachmentLine | null> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const row = await read.attachment.findFirst({
		where: { id: attachmentId, meetingId, federationId: facts.federationId, removedAt: { not: null } }
	});
	return row && { id: row.id, itemId: row.itemId, name: row.name, size: row.size, extension: endingOf(row.name) };
}

/**
 * One attachment, to be served. Needs 'item.read' of its item. Refuses 'thing.missing' alike for none, for a
 * removed one and for one of a meeting that may not be read.
 */
export async function readAttachment(actor: Actor, attachmentId: string) {
	const { read } = context();
	const attachment = await findAttachment(read, attachmentId);
	if (!attachment) refuse(actor.kind === 'nobody' ? 'access.sign-in' : 'thing.missing');
	demand(actor, 'item.read', { ...(await meetingFacts(read, attachment.meetingId)), itemId: attachment.itemId });
	if (attachment.removedAt) refuse('thing.missing');
	const { name, mediaType, size, sha256 } = attachment;
	return { name, mediaType, size, sha256 };
}
