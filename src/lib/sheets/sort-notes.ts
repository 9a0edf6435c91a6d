import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { announce } from '#lib/ui/announce.svelte.ts';
import { offerUndo } from '#lib/ui/undo.svelte.ts';
import type { EntryJson } from './entry.ts';
import type { NoteGroup } from './groups.ts';
import type { LiveEntries } from './sheet.svelte.ts';

/** Where something is put: in a column, in a group, or under a new heading with a note; before one that stands there. */
export type Target =
	| { readonly kind: 'column'; readonly column: string; readonly label: string; readonly before?: string | undefined }
	| { readonly kind: 'group'; readonly id: string; readonly label: string; readonly before?: string | undefined }
	| { readonly kind: 'note'; readonly id: string; readonly label: string };

export const shortly = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
export const titleOf = ({ title }: Pick<NoteGroup<EntryJson>, 'title'>): string => title || m.sheets_group_untitled();

const sentence = (target: Target): string =>
	target.kind === 'column'
		? m.sheets_moved_to({ column: target.label })
		: target.kind === 'group'
			? m.sheets_moved_to_group({ group: target.label })
			: m.sheets_grouped_with({ note: target.label });

/** Puts a note somewhere, says so, and offers to take it back. Out: the new group's id, where one was made. */
export function putNote(entries: LiveEntries, entry: EntryJson, target: Target): string | null {
	const before = entries.all.filter(({ id }) => id === entry.id || (target.kind === 'note' && id === target.id));
	const made = target.kind === 'note' ? newId() : null;
	const done = entries.edit((edits, doc) => {
		if (target.kind === 'column') edits.moveEntry(doc, entry.id, { column: target.column, before: target.before });
		else if (target.kind === 'group') edits.joinGroup(doc, entry.id, target.id, target.before);
		else edits.gatherNotes(doc, made ?? '', [target.id, entry.id]);
	});
	if (!done) return null;
	const said = sentence(target);
	announce(said);
	offerUndo(said, () => entries.edit((edits, doc) => edits.layBack(doc, before)));
	return made;
}

/** Puts a group in a column of its field, before something that stands there or last. */
export function putGroup(
	entries: LiveEntries,
	group: NoteGroup<EntryJson>,
	to: { readonly column: string; readonly label: string; readonly before?: string | undefined }
): void {
	const { id, column, place } = group;
	if (!entries.edit((edits, doc) => edits.moveGroup(doc, id, { column: to.column, before: to.before }))) return;
	const said = m.sheets_moved_to({ column: to.label });
	announce(said);
	offerUndo(said, () => entries.edit((edits, doc) => edits.layBack(doc, [{ id, column, place }])));
}

/** Takes a group apart: its notes lie loose. */
export function splitApart(entries: LiveEntries, group: NoteGroup<EntryJson>): void {
	const before = group.entries;
	if (!entries.edit((edits, doc) => edits.splitGroup(doc, group.id))) return;
	offerUndo(m.sheets_group_split_done({ group: titleOf(group) }), () =>
		entries.edit((edits, doc) => {
			edits.restoreGroup(doc, group.id);
			edits.layBack(doc, before);
		})
	);
}

/** Gives a group its title, with what it was called before to go back to. */
export function nameGroup(entries: LiveEntries, group: NoteGroup<EntryJson>, title: string): void {
	const { id, title: before } = group;
	if (title === before || !entries.edit((edits, doc) => edits.titleGroup(doc, id, title))) return;
	if (before)
		offerUndo(m.sheets_group_named({ group: title || m.sheets_group_untitled() }), () =>
			entries.edit((edits, doc) => edits.titleGroup(doc, id, before))
		);
}
