import { groupsOf, looseOf } from '#lib/sheets/groups.ts';
import { shownEntries } from '#lib/sheets/shown.ts';
import type { ToolField, ToolStep } from '#lib/tools/schema.ts';
import { leastOf, nameOf, type GroupSheet } from './group-sheet.ts';

/** A note beside those of other groups: its words, and the group where it agreed to be named. Never a person. */
export interface GatheredNote {
	readonly text: string;
	readonly group: string | null;
}

export interface NoteColumn {
	readonly label: string;
	/** Groups of notes whose titles say the same, whichever group of people made them. */
	readonly clusters: readonly { readonly title: string; readonly notes: readonly GatheredNote[] }[];
	readonly notes: readonly GatheredNote[];
}

export interface NoteField {
	/** Keys of step and field. */
	readonly id: string;
	readonly step: string;
	readonly label: string;
	readonly columns: readonly NoteColumn[];
}

/** What two titles have in common when they say the same: their letters and digits. */
export const sameTitle = (title: string): string =>
	title
		.toLocaleLowerCase('sv')
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** By their words: the order that they were written in would tell which belong together. */
const byWords = (a: GatheredNote, b: GatheredNote): number =>
	a.text.localeCompare(b.text, 'sv') || (a.group ?? '').localeCompare(b.group ?? '', 'sv');

/** Whether enough people wrote in the field: what is written together is the group's, what one wrote alone is one's own. */
export function enough(sheet: GroupSheet, step: ToolStep, field: ToolField): boolean {
	const its = sheet.steps.find((one) => one.step.key === step.key)?.step;
	if (its?.visibility !== 'alone' || its.anonymous) return true;
	return (sheet.writers[`${step.key}.${field.key}`] ?? 0) >= leastOf(sheet);
}

/**
 * The notes of a field from several groups. Of a step that people wrote alone in under their names a group's notes are
 * there when enough of them wrote; an anonymous field was never laid out for fewer.
 */
export function gatherNotes(sheets: readonly GroupSheet[], id: string, step: ToolStep, field: ToolField): NoteField {
	const its = sheets.filter((sheet) => enough(sheet, step, field));
	const columns = field.kind === 'notes' ? field.columns : [{ key: '', label: field.label }];
	return {
		...{ id, step: step.title, label: field.label },
		columns: columns.map(({ key: column, label }) => {
			const wall = { step: step.key, field: field.key, column };
			const clusters = new Map<string, { title: string; notes: GatheredNote[] }>();
			const loose: GatheredNote[] = [];
			for (const sheet of its) {
				const lot = { entries: shownEntries(sheet.json.entries, sheet.steps), groups: sheet.json.groups };
				const noteOf = ({ text }: { readonly text: string }) => ({ text: text.trim(), group: nameOf(sheet) });
				for (const { title, entries } of groupsOf(lot, wall)) {
					const same = sameTitle(title);
					const cluster = clusters.get(same) ?? { title: title.trim(), notes: [] };
					if (same) clusters.set(same, cluster);
					(same ? cluster.notes : loose).push(...entries.map(noteOf));
				}
				loose.push(...looseOf(lot, wall).map(noteOf));
			}
			return {
				label,
				clusters: [...clusters.values()]
					.map(({ title, notes }) => ({ title, notes: notes.filter(({ text }) => text).sort(byWords) }))
					.sort((a, b) => b.notes.length - a.notes.length || a.title.localeCompare(b.title, 'sv')),
				notes: loose.filter(({ text }) => text).sort(byWords)
			};
		})
	};
}
