import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { checkFile, keepFile, KeptFile, type Incoming } from './take-in.ts';

const Stored = KeptFile.extend({ meetingId: z.string(), itemId: z.string() });

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
	const checked = await checkFile(file);
	const isKnown = () => read.agendaItem.count({ where: { id: itemId, meetingId, removedAt: null } });
	if ((await isKnown()) === 0) {
		await projectAgenda(meetingId);
		if ((await isKnown()) === 0) refuse('thing.missing');
	}
	return add(actor, { meetingId, itemId, ...(await keepFile(checked)) }, options);
}
