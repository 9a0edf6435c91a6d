import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, type CommandContext } from '#server/command.ts';
import type { DocumentRow } from '#server/documents/rights.ts';
import type { Erasing } from './erase-now.ts';
import { findHistory } from './find.ts';

export const erasing = (documentId: string, epoch: number): string => `history.erase:${documentId}:${epoch}`;

function begin({ actor, job }: CommandContext, { id, epoch }: { id: string; epoch: number }, edits: Erasing['edits']) {
	const key = erasing(id, epoch);
	const plan: Erasing = { documentId: id, version: newId(), by: actor.accountId, edits };
	job('history.erase', key, plan);
	return key;
}

/** Removed items go with the history of their agenda: their titles here, their texts in documents of their own. */
async function removedItems(ctx: CommandContext, agenda: DocumentRow): Promise<Erasing['edits']> {
	const { federationId, subjectId: meetingId } = agenda;
	const where = { meetingId, federationId, removedAt: { not: null } };
	const items = await ctx.db.agendaItem.findMany({ where, select: { id: true } });
	const ids = items.map(({ id }) => id);
	const texts = await ctx.db.document.findMany({ where: { kind: 'item', federationId, subjectId: { in: ids } } });
	for (const text of texts) begin(ctx, text, [{ edit: 'fill', args: { text: [], notes: [] } }]);
	return ids.map((id) => ({ edit: 'change', args: { id, change: { title: '', presenter: '' } } }));
}

/**
 * Erases how a document came to be: versions, the log and what was taken out of it; what it says now stays. Done by a job
 * in stages (H6). Out: the job's key. Refuses 'thing.missing' and 'access.denied'.
 */
export const eraseHistory = command(
	'history.erase',
	z.object({ documentId: z.string() }),
	async (ctx, { documentId }) => {
		const { document, facts } = await findHistory(ctx.db, { id: documentId });
		ctx.demand('history.erase', facts);
		if (!document) refuse('thing.missing');
		const key = begin(ctx, document, document.kind === 'agenda' ? await removedItems(ctx, document) : []);
		ctx.audit('history.erase-asked', {
			thingId: document.subjectId,
			data: { kind: document.kind, epoch: document.epoch }
		});
		return { key };
	}
);
