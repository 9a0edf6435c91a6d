import type { Tool, ToolField, ToolStep } from '#lib/tools/schema.ts';
import type { EntryJson, SheetJson } from './entry.ts';
import { groupsOf, looseOf } from './groups.ts';
import { placedOptions, rankedOptions } from './placing.ts';
import type { PollView } from './sheet.ts';
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
	/** What the two measures of a matrix are called. */
	readonly axes: readonly string[];
	readonly columns: readonly FileColumn[];
	/** Of scales and choices. */
	readonly spread: Spread | null;
	/** What was placed, ranked or given dots: each with its numbers, by the names of the columns. */
	readonly weighed: readonly { readonly label: string; readonly numbers: readonly number[] }[] | null;
}

export interface FileStep {
	readonly title: string;
	readonly anonymous: boolean;
	/** Written in private and not shown: nothing of it is here. */
	readonly withheld: boolean;
	/** Answered by several groups together. */
	readonly together: boolean;
	/** Fewest people whose answers are shown where no names are, of all the groups that answered. */
	readonly least: number;
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
type Polls = readonly PollView[];

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** What a field that weighs came to; null for one of another kind. */
function weighedBy(
	field: ToolField,
	place: number,
	answers: readonly EntryJson[],
	{ entries, groups }: Lot,
	polls: Polls
): FileField['weighed'] {
	if (field.kind === 'matrix')
		return placedOptions(field, answers).map(({ label, across, up, count }) => ({
			...{ label, numbers: [tenths(across), tenths(up), count] }
		}));
	if (field.kind === 'ranking')
		return rankedOptions(field, answers).map(({ label, mean }) => ({ label, numbers: [tenths(mean)] }));
	if (field.kind !== 'dots') return null;
	const given = polls.find((poll) => poll.place === place && poll.field === field.key)?.dots ?? {};
	const names = new Map([
		...entries.map(({ id, text }) => [id, text] as const),
		...groups.map(({ id, title }) => [id, title] as const)
	]);
	return Object.entries(given)
		.sort(([, a], [, b]) => b - a)
		.flatMap(([id, dots]) => (names.has(id) ? [{ label: names.get(id) ?? '', numbers: [dots] }] : []));
}
/** Who wrote what where names are open, and the dots that have been shown. */
export interface Told {
	readonly authors: Authors;
	readonly polls: Polls;
	/** Fewest people whose answers are shown without names, by place. */
	readonly least: (place: number) => number;
}
interface Lot {
	readonly entries: readonly EntryJson[];
	readonly groups: SheetJson['groups'];
}

function fieldOf(step: ToolStep, place: number, field: ToolField, lot: Lot, { authors, polls }: Told): FileField {
	const { key, label, kind } = field;
	const answers = lot.entries.filter((entry) => entry.step === step.key && entry.field === key);
	const weighed = weighedBy(field, place, answers, lot, polls);
	const axes = field.kind === 'matrix' ? [field.across.label, field.up.label] : [];
	if (weighed) return { label, kind, axes, columns: [], spread: null, weighed };
	if (kind === 'scale' || kind === 'choice') {
		return { label, kind, axes, columns: [], spread: spreadOf(field, answers), weighed: null };
	}
	const noteOf = ({ id, text, owner, due }: EntryJson): FileNote => ({
		...{ text, owner, due, author: step.anonymous ? '' : (authors[id] ?? '') }
	});
	const columns = kind === 'notes' ? field.columns : [{ key: '', label }];
	return {
		...{ label, kind, axes, spread: null, weighed: null },
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
 * what is told besides. An anonymous field that too few answered is empty: it was never laid out.
 */
export function fileSteps({ entries, groups }: SheetJson, steps: readonly ShownStep[], told: Told): FileStep[] {
	const lot = { entries: shownEntries(entries, steps), groups };
	return steps.map(({ step, shown, together = false }, place) => ({
		...{ title: step.title, anonymous: step.anonymous, withheld: !shown, together, least: told.least(place) },
		fields: shown
			? step.fields
					.filter(({ kind }) => kind !== 'rounds' && kind !== 'sort')
					.map((field) => fieldOf(step, place, field, lot, told))
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
