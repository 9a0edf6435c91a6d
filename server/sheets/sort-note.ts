import { z } from 'zod';
import { isId, newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { isKey, limits } from '#lib/sheets/entry.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import { findSheet, sheetDocumentId } from './find.ts';

const SortNote = z.object({
	sheetId: z.string().max(64),
	entryId: z.string().refine(isId, 'field.required'),
	/** A group, another note to be grouped with, or a column: `group:…`, `note:…`, `column:…`. */
	to: z.string().regex(/^(group|note|column):/, 'field.required'),
	/** What the new group is called. */
	title: z.string().trim().max(limits.title, 'field.too-long').default('')
});

/** The document's edit for a note that is put somewhere. Refuses 'input.invalid'. */
function editFor({ entryId: id, to, title }: z.output<typeof SortNote>): readonly [edit: string, args: unknown] {
	const [kind = '', name = ''] = [to.slice(0, to.indexOf(':')), to.slice(to.indexOf(':') + 1)];
	if (kind === 'column' && (name === '' || isKey(name))) return ['move', { id, column: name }];
	if (!isId(name)) refuse('input.invalid', { fields: { to: 'field.required' } });
	return kind === 'group' ? ['join', { id, group: name }] : ['gather', { id: newId(), notes: [name, id], title }];
}

/**
 * Puts a note in a group, under a new title with another note, or in a column, for whoever sorts without JavaScript.
 * What is gone meanwhile changes nothing. Resolves when it is durable. Refuses 'sheet.write', and what the document
 * refuses.
 */
export async function sortNote(
	actor: Actor,
	input: z.input<typeof SortNote>,
	{ commandId = newId() }: { readonly commandId?: string | undefined } = {}
): Promise<void> {
	const { read, clock, documents } = context();
	const asked = parseInput(SortNote, input);
	const { facts } = await findSheet(read, asked.sheetId, clock.now());
	demand(actor, 'sheet.write', facts);
	const documentId = await sheetDocumentId(read, asked.sheetId);
	const [edit, args] = editFor(asked);
	await documents.edit(documentId, `${actor.accountId}:sort:${commandId.slice(0, 64)}`, edit, args, actor.accountId);
	await projectNow(documentId);
}
