import { z } from 'zod';
import { longestName } from '#lib/history/pace.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { findHistory, idOfAct } from './find.ts';
import { keepVersion } from './keep-version.ts';

const Name = z.object({ name: z.string().trim().min(1, 'field.required').max(longestName, 'field.too-long') });

/** Gives a version its name, or another one. Whoever may write the document may (H2). */
export const renameVersion = command(
	'version.name',
	Name.extend({ versionId: z.string() }),
	async ({ db, actor, demand, audit, tell }, { versionId, name }) => {
		const version = await db.documentVersion.findUnique({ where: { id: versionId } });
		if (!version) refuse('thing.missing');
		const { document, facts, write } = await findHistory(db, { id: version.documentId });
		demand('history.read', facts);
		demand(write, facts);
		if (version.epoch !== document.epoch) refuse('thing.missing');
		await db.documentVersion.update({
			where: { id: versionId },
			data: { name, byId: version.byId ?? actor.accountId }
		});
		audit('version.named', { thingId: document.subjectId, data: { versionId } });
		tell({ topic: 'history', federationId: document.federationId, meetingId: document.meetingId ?? undefined });
	}
);

/**
 * Keeps a document as it stands under a name. Out: the version's id. Refuses 'thing.missing', 'access.denied',
 * 'input.invalid' for the name, and what reading the document refuses.
 */
export async function nameVersion(
	actor: Actor,
	{ documentId, ...input }: { documentId: string; name: string },
	form: { readonly commandId?: string | undefined }
): Promise<string> {
	const { name } = parseInput(Name, input);
	const { facts, write } = await findHistory(context().read, { id: documentId });
	demand(actor, 'history.read', facts);
	demand(actor, write, facts);
	const versionId = await keepVersion(documentId, 'named', idOfAct(actor, 'version.name', form.commandId));
	if (versionId === null) return refuse('thing.missing');
	await renameVersion(actor, { versionId, name }, form);
	return versionId;
}
