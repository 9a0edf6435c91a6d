import { z } from 'zod';
import { largestFile, largestMegabytes } from '#lib/meetings/attachments.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { cleanName, endingOf } from './clean-name.ts';
import { storeFile } from './store.ts';
import { typeOf } from './type-of.ts';

const Stored = z.object({
	meetingId: z.string(),
	itemId: z.string(),
	name: z.string().min(1).max(120),
	mediaType: z.string(),
	size: z.number().int().positive(),
	sha256: z.string().length(64)
});

const add = command('attachment.add', Stored, async ({ db, actor, now, demand, audit, tell }, file) => {
	const { meetingId, itemId } = file;
	const facts = await meetingFacts(db, meetingId);
	demand('attachment.add', facts);
	const { federationId, groupId } = facts;
	const item = await db.agendaItem.findFirst({ where: { id: itemId, meetingId, federationId, removedAt: null } });
	if (!item) refuse('thing.missing');
	const same = await db.attachment.findFirst({
		where: { itemId, federationId, sha256: file.sha256, name: file.name, removedAt: null }
	});
	if (same) return { attachmentId: same.id };
	const id = newId();
	await db.attachment.create({
		data: { ...file, id, federationId, createdAt: now, createdBy: actor.accountId ?? '' }
	});
	audit('attachment.added', { thingId: itemId, data: { attachmentId: id, size: file.size } });
	tell({ topic: 'files', federationId, groupId, meetingId });
	return { attachmentId: id };
});

/** A file as it came: its name is not trusted, its type is not asked. */
export interface Incoming {
	readonly name: string;
	readonly size: number;
	arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Puts a file to an agenda item. Its type is decided by its content, its name is cleaned and given a true ending; the
 * same file under the same name twice is one attachment. The bytes are durable before the row is written.
 * Refusals: 'file.empty', 'file.too-large' (25 MB), 'file.type', 'file.macros', 'thing.missing' for an item of another
 * meeting, 'access.denied'.
 */
export async function addAttachment(
	actor: Actor,
	input: { meetingId: string; itemId: string; file: Incoming | undefined },
	options?: { commandId?: string | undefined }
): Promise<{ attachmentId: string }> {
	const { read } = context();
	const { meetingId, itemId, file } = input;
	demand(actor, 'attachment.add', await meetingFacts(read, meetingId));
	if (!file || file.size === 0) refuse('file.empty');
	if (file.size > largestFile) refuse('file.too-large', { details: { limit: largestMegabytes } });
	const bytes = Buffer.from(await file.arrayBuffer());
	const found = typeOf(bytes, endingOf(file.name));
	if ('no' in found) refuse(found.no === 'macros' ? 'file.macros' : 'file.type');
	const isKnown = () => read.agendaItem.count({ where: { id: itemId, meetingId, removedAt: null } });
	if ((await isKnown()) === 0) {
		await projectAgenda(meetingId);
		if ((await isKnown()) === 0) refuse('thing.missing');
	}
	const sha256 = await storeFile(bytes);
	const { mediaType } = found.type;
	const name = cleanName(file.name, found.type);
	return add(actor, { meetingId, itemId, name, mediaType, size: bytes.length, sha256 }, options);
}
