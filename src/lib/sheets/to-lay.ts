import { readWords } from './read-sheet.ts';
import { limits, type EntryJson } from './entry.ts';

/** What is laid on a sheet when a step is shown. */
export type Laid = Pick<EntryJson, 'id' | 'step' | 'field' | 'column' | 'text' | 'value'> &
	Partial<Pick<EntryJson, 'owner' | 'due'>>;

const saidIn = ({ field, text, value }: Pick<EntryJson, 'field' | 'text' | 'value'>) =>
	JSON.stringify([field, readWords(text, limits.text), readWords(value, limits.value)]);

/**
 * What a sheet lacks yet of what is to be laid on it, however far an earlier attempt came. In: all entries that stand there,
 * those taken away among them. `named`: by their ids; else by what they say, each as often as it was said, since without
 * a name an attempt gives them other ids.
 */
export function stillToLay<Entry extends Laid>(
	there: readonly EntryJson[],
	entries: readonly Entry[],
	named: boolean
): Entry[] {
	if (named) {
		const ids = new Set(there.map(({ id }) => id));
		return entries.filter(({ id }) => !ids.has(id));
	}
	const steps = new Set(entries.map(({ step }) => step));
	const laid = new Map<string, number>();
	for (const one of there)
		if (one.shown && steps.has(one.step)) laid.set(saidIn(one), (laid.get(saidIn(one)) ?? 0) + 1);
	return entries.filter((entry) => {
		const said = saidIn(entry);
		const left = laid.get(said) ?? 0;
		if (left > 0) laid.set(said, left - 1);
		return left === 0;
	});
}
