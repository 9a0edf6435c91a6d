import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EntryJson, SheetJson } from './entry.ts';
import { standingIn, type Standing } from './groups.ts';
import { reuse, reuseSheet, sameStanding } from './reuse.ts';

const anId = fc.nat(11).map((n) => `note${n}`.padEnd(22, 'x'));
const entry = fc.record({
	...{ id: anId, step: fc.constant('s'), field: fc.constant('f'), column: fc.constantFrom('left', 'right') },
	...{ place: fc.constantFrom('a0', 'a1', 'a2'), group: fc.constantFrom('', 'g'.repeat(22)) },
	...{ text: fc.string({ maxLength: 3 }), value: fc.constant(''), owner: fc.constant(''), due: fc.constant('') },
	...{ shown: fc.boolean(), removed: fc.boolean() }
}) satisfies fc.Arbitrary<EntryJson>;
const group = { id: 'g'.repeat(22), step: 's', field: 'f', column: 'left', place: 'a1', removed: false };
const sheet: fc.Arbitrary<SheetJson> = fc.record({
	entries: fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 12 }),
	groups: fc.string({ maxLength: 2 }).map((title) => [{ ...group, title }])
});
const copy = <Thing>(thing: Thing): Thing => structuredClone(thing);

it('L114 a sheet read anew says what it says, of the very notes that have not changed', () => {
	fc.assert(
		fc.property(sheet, sheet, (before, now) => {
			const again = reuseSheet(before, now);
			expect(again).toEqual(now);
			for (const one of again.entries) {
				const old = before.entries.find(({ id }) => id === one.id);
				if (old && JSON.stringify(old) === JSON.stringify(one)) expect(one).toBe(old);
			}
			expect(reuseSheet(before, copy(before))).toBe(before);
		})
	);
});

it('L114 so does what stands in a column, and what stands there unchanged is the very same list', () => {
	fc.assert(
		fc.property(sheet, sheet, (before, now) => {
			const wall = { step: 's', field: 'f', column: 'left' };
			const stood: readonly Standing<EntryJson>[] = standingIn(before, wall);
			const kept = reuseSheet(before, now);
			expect(reuse(stood, standingIn(kept, wall), sameStanding)).toEqual(standingIn(now, wall));
			expect(reuse(stood, standingIn(before, wall), sameStanding)).toBe(stood);
		})
	);
});
