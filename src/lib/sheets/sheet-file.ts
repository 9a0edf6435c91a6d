import type { Tool, ToolField, ToolStep } from '#lib/tools/schema.ts';
import type { EntryJson, SheetJson } from './entry.ts';
import { groupsOf, looseOf } from './groups.ts';
import { shownEntries, type ShownStep } from './shown.ts';
import { spreadOf, type Spread } from './spread.ts';

export interface FileNote {
	readonly text: string;
	readonly owner: string;
	readonly due: string;
	/** Who wrote it, where names are open; else ''. */
	readonly author: string;
}

export interface FileColumn {
	readonly label: string;
	readonly groups: readonly { readonly title: string; readonly notes: readonly FileNote[] }[];
	readonly notes: readonly FileNote[];
}

export interface FileField {
	readonly label: string;
	readonly kind: ToolField['kind'];
	readonly columns: readonly FileColumn[];
	/** Of scales and choices. */
	readonly spread: Spread | null;
}

export interface FileStep {
	readonly title: string;
	readonly anonymous: boolean;
	/** Written in private and not shown: nothing of it is here. */
	readonly withheld: boolean;
	readonly fields: readonly FileField[];
}

/** A sheet as one reader may see it, as a file: nothing that is not on their page. */
export interface SheetFile {
	readonly format: 'samsyn-sheet/1';
	readonly title: string;
	readonly group: string;
	readonly federation: string;
	/** ISO 8601. */
	readonly begun: string;
	readonly closed: string | null;
	readonly least: number;
	readonly tool: {
		readonly key: string;
		readonly version: number;
		readonly name: string;
		readonly language: 'sv' | 'en';
	};
	readonly steps: readonly FileStep[];
}

type Authors = Readonly<Record<string, string>>;
interface Lot { readonly entries: readonly EntryJson[]; readonly groups: SheetJson['groups'] }

function fieldOf(step: ToolStep, field: ToolField, lot: Lot, authors: Authors): FileField {
	const { key, label, kind } = field;
	if (kind === 'scale' || kind === 'choice') {
		const answers = lot.entries.filter((entry) => entry.step === step.key && entry.field === key);
		return { label, kind, columns: [], spread: spreadOf(field, answers) };
	}
	const noteOf = ({ id, text, owner, due }: EntryJson): FileNote => ({
		...{ text, owner, due, author: step.anonymous ? '' : (authors[id] ?? '') }
	});
	const columns = kind === 'notes' ? field.columns : [{ key: '', label }];
	return {
		...{ label, kind, spread: null },
		columns: columns.map((column) => {
			const wall = { step: step.key, field: key, column: column.key };
			return {
				label: column.label,
				groups: groupsOf(lot, wall).map(({ title, entries }) => ({ title, notes: entries.map(noteOf) })),
				notes: looseOf(lot, wall).map(noteOf)
			};
		})
	};
}

/**
 * The steps of a sheet as a file says them. In: what stands on it, how far each step that the reader sees has come, and
 * who wrote what where names are open. An anonymous field that too few answered is empty: it was never laid out.
 */
export function fileSteps({ entries, groups }: SheetJson, steps: readonly ShownStep[], authors: Authors): FileStep[] {
	const lot = { entries: shownEntries(entries, steps), groups };
	return steps.map(({ step, shown }) => ({
		...{ title: step.title, anonymous: step.anonymous, withheld: !shown },
		fields: shown
			? step.fields.filter(({ kind }) => kind !== 'rounds').map((field) => fieldOf(step, field, lot, authors))
			: []
	}));
}

/** The tool of a file. */
export const fileTool = ({ key, version, name, language }: Tool): SheetFile['tool'] => ({
	key,
	version,
	name,
	language
});
