import type { EntryJson, SheetJson } from '#lib/sheets/entry.ts';
import { groupsOf, looseOf, type NoteGroup } from '#lib/sheets/groups.ts';
import { shownEntries, type ShownStep } from '#lib/sheets/shown.ts';

/** Most notes and groups that one act takes further. */
export const most = 30;

/** What can be taken further from a sheet: a note, or a group of notes under its title. */
export interface Piece {
	readonly id: string;
	readonly kind: 'note' | 'group';
	/** Keys of the tool. */
	readonly step: string;
	readonly field: string;
	readonly column: string;
	/** The note's words, or the group's title and a line for each of its notes. */
	readonly text: string;
	readonly owner: string;
	readonly due: string;
}

/** What a group's title and notes say as one text: the title on a line of its own where it has one. */
export const groupText = (title: string, notes: readonly string[]): string =>
	[title.trim(), ...notes.map((text) => text.replaceAll(/\s*\n\s*/g, ' ').trim())].filter(Boolean).join('\n');

const worded = ({ text }: EntryJson) => text.trim() !== '';

const ofNote = ({ id, step, field, column, text, owner, due }: EntryJson): Piece => ({
	...{ id, kind: 'note', step, field, column, text: text.trim(), owner, due }
});

function ofGroup({ id, step, field, column, title, entries }: NoteGroup<EntryJson>): Piece[] {
	const text = groupText(
		title,
		entries.filter(worded).map((entry) => entry.text)
	);
	return text ? [{ ...{ id, kind: 'group' as const, step, field, column, text, owner: '', due: '' } }] : [];
}

/**
 * What can be taken further of a sheet, in the order of its tool: in each column the groups with their notes, then the
 * loose notes. A note in a group can be taken alone too. Answers to scales and choices cannot: they have no words.
 */
export function piecesOf({ entries, groups }: SheetJson, steps: readonly ShownStep[]): Piece[] {
	const shown = shownEntries(entries, steps);
	return steps.flatMap(({ step }) =>
		step.fields.flatMap((field) => {
			const columns = field.kind === 'notes' ? field.columns.map(({ key }) => key) : [''];
			return columns.flatMap((column) => {
				const wall = { step: step.key, field: field.key, column };
				return [
					...groupsOf({ entries: shown, groups }, wall).flatMap((group) => [
						...ofGroup(group),
						...group.entries.filter(worded).map(ofNote)
					]),
					...looseOf({ entries: shown }, wall).filter(worded).map(ofNote)
				];
			});
		})
	);
}
