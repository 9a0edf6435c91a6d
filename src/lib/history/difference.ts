import { align, matched, shapeOf, wordsOf } from '#lib/documents/align.ts';

/** A stretch of words that stands in both texts, in the later alone, or in the earlier alone. */
export interface Part {
	readonly state: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** One line of a text before it is held against another. `look`: how it is shown; `form`: what else it has but words. */
export interface Line {
	readonly id?: string;
	readonly look: 'heading' | 'line' | 'point' | 'cell';
	/** Steps to the right. */
	readonly depth: number;
	readonly text: string;
	readonly form: string;
}

export interface DifferenceRow extends Pick<Line, 'look' | 'depth'> {
	readonly state: 'same' | 'changed' | 'added' | 'removed';
	readonly parts: readonly Part[];
	/** Also: it stands elsewhere, or looks otherwise though its words are the same. */
	readonly note: 'moved' | 'form' | null;
}

/** Space between two changed words goes with them: a sentence that was written anew reads as one change. */
function joined(parts: readonly Part[]): Part[] {
	const folded: Part[] = [];
	let [removed, added] = ['', ''];
	const flush = () => {
		if (removed) folded.push({ state: 'removed', text: removed });
		if (added) folded.push({ state: 'added', text: added });
		[removed, added] = ['', ''];
	};
	parts.forEach(({ state, text }, index) => {
		const between = index > 0 && index < parts.length - 1 && text.trim() === '' && removed !== '' && added !== '';
		if (state === 'same' && !between) {
			flush();
			folded.push({ state, text });
			return;
		}
		if (state !== 'added') removed += text;
		if (state !== 'removed') added += text;
	});
	flush();
	return folded;
}

/** What became of the words of one text, in the order in which one reads them. */
export function wordDifference(before: string, after: string): Part[] {
	const [old, now] = [wordsOf(before), wordsOf(after)];
	const parts: Part[] = [];
	let [from, to] = [0, 0];
	const put = (state: Part['state'], words: readonly string[]) =>
		void (words.length > 0 && parts.push({ state, text: words.join('') }));
	for (const { same, gone, come } of align(old, now)) {
		put('same', now.slice(to, to + same));
		put('removed', old.slice(from + same, from + same + gone));
		put('added', now.slice(to + same, to + same + come));
		from += same + gone;
		to += same + come;
	}
	return joined(parts);
}

const row = (line: Line, state: DifferenceRow['state'], parts: readonly Part[], note: DifferenceRow['note'] = null) =>
	({ look: line.look, depth: line.depth, state, parts, note }) satisfies DifferenceRow;
const whole = (line: Line, state: 'same' | 'added' | 'removed') => row(line, state, [{ state, text: line.text }]);

function changedRow(before: Line, after: Line, moved: boolean): DifferenceRow {
	const note = moved ? 'moved' : before.form === after.form && before.look === after.look ? null : 'form';
	if (before.text === after.text) return { ...whole(after, 'same'), note, state: note ? 'changed' : 'same' };
	return row(after, 'changed', wordDifference(before.text, after.text), note);
}

/** One stretch in which lines went and others came: those that became each other are held together word by word. */
function stretch(gone: readonly Line[], come: readonly Line[]): DifferenceRow[] {
	const shape = ({ text }: Line) => shapeOf('', text);
	const pairs = matched(gone.map(shape), come.map(shape));
	const rows: DifferenceRow[] = [];
	let from = 0;
	for (const [index, line] of come.entries()) {
		const match = pairs.get(index);
		if (match === undefined) rows.push(whole(line, 'added'));
		else {
			rows.push(...gone.slice(from, match).map((one) => whole(one, 'removed')));
			const before = gone[match];
			if (before) rows.push(changedRow(before, line, false));
			from = match + 1;
		}
	}
	return [...rows, ...gone.slice(from).map((one) => whole(one, 'removed'))];
}

/** What became of a running text, line by line (H5). */
export function textDifference(before: readonly Line[], after: readonly Line[]): DifferenceRow[] {
	const key = ({ look, depth, text, form }: Line) => JSON.stringify([look, depth, text, form]);
	const rows: DifferenceRow[] = [];
	let [from, to] = [0, 0];
	for (const { same, gone, come } of align(before.map(key), after.map(key))) {
		rows.push(...after.slice(to, to + same).map((line) => whole(line, 'same')));
		const [old, now] = [before.slice(from + same, from + same + gone), after.slice(to + same, to + same + come)];
		rows.push(...stretch(old, now));
		from += same + gone;
		to += same + come;
	}
	return rows;
}

/** What became of a list whose lines have ids: one that stands elsewhere is moved, and not removed and added (H5). */
export function listDifference(before: readonly Line[], after: readonly Line[]): DifferenceRow[] {
	const old = new Map(before.map((line) => [line.id ?? '', line]));
	const there = new Set(after.map((line) => line.id ?? ''));
	const ids = (lines: readonly Line[]) => lines.map((line) => line.id ?? '');
	const rows: DifferenceRow[] = [];
	let [from, to] = [0, 0];
	const arrived = (line: Line, inPlace: boolean) => {
		const was = old.get(line.id ?? '');
		rows.push(was ? changedRow(was, line, !inPlace || was.depth !== line.depth) : whole(line, 'added'));
	};
	for (const { same, gone, come } of align(ids(before), ids(after))) {
		for (const line of after.slice(to, to + same)) arrived(line, true);
		const left = before.slice(from + same, from + same + gone).filter((line) => !there.has(line.id ?? ''));
		rows.push(...left.map((line) => whole(line, 'removed')));
		for (const line of after.slice(to + same, to + same + come)) arrived(line, false);
		from += same + gone;
		to += same + come;
	}
	return rows;
}

/** How many words came and went, and how many lines were moved or look otherwise. */
export function countOf(rows: readonly DifferenceRow[]): { added: number; removed: number; other: number } {
	const words = (state: Part['state']) =>
		rows
			.flatMap((one) => one.parts)
			.filter((part) => part.state === state)
			.reduce((sum, part) => sum + wordsOf(part.text).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 0);
	return { added: words('added'), removed: words('removed'), other: rows.filter((one) => one.note !== null).length };
}
