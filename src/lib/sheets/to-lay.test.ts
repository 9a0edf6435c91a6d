import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EntryJson } from './entry.ts';
import { stillToLay, type Laid } from './to-lay.ts';

const there = (one: Laid, over: Partial<EntryJson> = {}): EntryJson => ({
	...{ place: 'a', group: '', owner: '', due: '', shown: true, removed: false },
	...one,
	...over
});
const words = fc.constantFrom('ja', 'nej', 'kanske', 'ja\tdå');
const written = fc
	.array(fc.tuple(words, fc.constantFrom('f', 'g')), { maxLength: 30 })
	.map((all) =>
		all.map(([text, field], n): Laid => ({ id: `n${n}`, step: 's', field, column: 'up', text, value: '' }))
	);
const counted = (all: readonly Laid[]) =>
	all.map(({ field, text }) => `${field} ${text.replace('\t', ' ')}`).toSorted();

it('L9 an attempt that goes on where another ended lays everything once, with names and without, whatever was moved or taken away since', () => {
	fc.assert(
		fc.property(written, fc.nat(30), fc.nat(100), fc.boolean(), (all, upTo, turn, named) => {
			// Without names the first attempt gave other ids, in another order.
			const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))];
			const laid = (named ? all : turned).slice(0, upTo).map((one, n) =>
				there(named ? one : { ...one, id: `x${n}` }, {
					...{ text: one.text.replace('\t', ' '), column: n % 3 === 0 ? 'moved' : 'up', removed: n % 4 === 0 }
				})
			);
			const besides = there({ id: 'z', step: 's', field: 'f', column: '', text: 'ja', value: '' }, { shown: false });
			const rest = stillToLay([...laid, besides], all, named);
			expect(counted([...laid, ...rest])).toEqual(counted(all));
			expect(stillToLay([...laid, ...rest.map((one) => there(one))], all, named)).toEqual([]);
		})
	);
});
