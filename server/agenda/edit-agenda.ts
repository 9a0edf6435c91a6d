import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { newId } from '#lib/ids/id.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';

export interface FormAct {
	/** The form's hidden field: the same form sent twice is one edit. */
	readonly commandId?: string | undefined;
}

/**
 * A named edit of a meeting's agenda on behalf of a form, for whoever writes without JavaScript: the agenda stays one
 * document whoever changes it. Resolves when it is durable and the rows show it.
 * Refuses what 'agenda.edit' refuses, 'thing.missing' where there is no agenda, and what the document refuses.
 */
export async function editAgenda(
	actor: Actor,
	meetingId: string,
	edit: 'add' | 'move' | 'change' | 'remove' | 'restore' | 'fill',
	args: unknown,
	{ commandId = newId() }: FormAct
): Promise<void> {
	const { read, documents } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'agenda.edit', facts);
	const document = await read.document.findFirst({
		where: { kind: 'agenda', subjectId: meetingId, federationId: facts.federationId },
		select: { id: true }
	});
	if (!document) refuse('thing.missing');
	const key = `${actor.accountId}:${edit}:${commandId.slice(0, 64)}`;
	await documents.edit(document.id, key, edit, args, actor.accountId);
	await projectNow(document.id);
}
