import type { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { BeginProposal, retentionOf } from '#lib/proposals/proposal.ts';
import { sectionsOf } from '#lib/proposals/sections.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { newDocument } from '#server/documents/new-document.ts';
import { projectNow } from '#server/documents/project.ts';
import { foreign } from '#server/network/find.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { seenThings } from '#server/thread/seen.ts';
import { proposalNews } from './find.ts';

const begin = command('proposal.begin', BeginProposal, async (ctx, { groupId, kind, title, fromThingIds }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const facts = await groupFacts(db, groupId);
	demand('group.read', facts);
	demand('proposal.begin', facts);
	const { federationId } = facts;
	const came = [...new Set(fromThingIds)];
	if ((await db.thing.count({ where: { id: { in: came }, federationId } })) !== came.length) foreign('fromThingIds');
	const id = newId();
	const by = actor.accountId ?? '';
	await db.thing.create({ data: { id, kind: 'proposal', federationId, groupId, title, createdAt: now } });
	await db.proposal.create({
		data: { id, federationId, groupId, kind, title, retention: retentionOf[kind], createdAt: now, createdBy: by }
	});
	const documentId = await newDocument(db, { kind: 'proposal', subjectId: id, meetingId: null, federationId, now });
	for (const fromId of came)
		await db.link.create({ data: { id: newId(), fromId, toId: id, act: 'proposal.begun', at: now, by } });
	audit('proposal.begun', { thingId: id, data: { groupId, kind, from: came.length } });
	tell(proposalNews(facts));
	return { proposalId: id, documentId };
});

/**
 * Begins a proposal for a group: with the sections of its kind, what it begins with under the first of them, and links
 * from the things it came from. Whoever begins it twice with the same form begins it once.
 * Refuses 'proposal.begin', 'input.invalid' by field, and what the document refuses.
 */
export async function beginProposal(
	actor: Actor,
	input: z.input<typeof BeginProposal>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ proposalId: string }> {
	const { kind, text, fromThingIds } = parseInput(BeginProposal, input);
	// What somebody may not see is nothing they can begin from.
	const came = [...new Set(fromThingIds)];
	if (came.length > 0 && (await seenThings(actor, came)).length !== came.length) foreign('fromThingIds');
	const { proposalId, documentId } = await begin(actor, input, options);
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	const sections = sectionsOf[kind].map((one, index) => ({ id: newId(), kind: one, text: index === 0 ? lines : [] }));
	await context().documents.edit(documentId, 'begin', 'begin', { sections }, actor.accountId);
	await projectNow(documentId);
	return { proposalId };
}
