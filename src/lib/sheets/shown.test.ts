import { expect, it } from 'vitest';
import type { ToolStep } from '#lib/tools/schema.ts';
import type { EntryJson } from './entry.ts';
import { laidOut, laidOutOnly, shownEntries } from './shown.ts';

const scale = { kind: 'scale', key: 'how', label: 'Hur?', from: 1, to: 5, low: 'Lite', high: 'Mycket' } as const;
const notes = { kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] } as const;
const step = (key: string, anonymous: boolean): ToolStep => ({
	...{ key, title: key, instruction: 'Skriv', minutes: 5, visibility: 'alone', anonymous, frame: false },
	fields: [scale, { ...notes, columns: [...notes.columns] }]
});
const steps = [step('open', false), step('secret', true)];
const entry = (id: string, at: string, field: string, shown: boolean): EntryJson => ({
	...{ id, step: at, field, shown, column: '', place: 'a', group: '', text: 'x', value: '', owner: '', due: '' },
	removed: false
});

it('L119 answers, and everything of an anonymous step, stand only where they were laid out; notes under names as they are added', () => {
	const all = steps.flatMap(({ key }) =>
		['how', 'notes'].flatMap((field) => [
			entry(`${key} ${field} laid`, key, field, true),
			entry(`${key} ${field} put`, key, field, false)
		])
	);
	const ids = ['open how laid', 'open notes laid', 'open notes put', 'secret how laid', 'secret notes laid'];
	expect(laidOut(all, laidOutOnly(steps)).map(({ id }) => id)).toEqual(ids);
	const both = steps.map((one) => ({ step: one, shown: true }));
	expect(shownEntries(all, both).map(({ id }) => id)).toEqual(ids);
	const second = [{ step: steps[0] as ToolStep, shown: false }, ...both.slice(1)];
	expect(shownEntries(all, second).map(({ id }) => id)).toEqual(ids.slice(3));
});
