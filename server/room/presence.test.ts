import { describe, expect, it } from 'vitest';
import type { PersonHere } from '#lib/room/events.ts';
import { createPresence } from './presence.ts';

const person = (name: string): PersonHere => ({ membershipId: name, name, part: 'af', org: 'AF', itemId: null });

describe('presence in a meeting room', () => {
	it('R1 shows a person once, however many windows they have, on the item of the one used last', () => {
		const presence = createPresence();
		presence.enter('c1', 'M', person('Bo'));
		presence.enter('c2', 'M', person('Bo'));
		presence.visit('c2', 'item-2');
		presence.visit('c1', 'item-1');
		expect(presence.people('M')).toEqual([{ ...person('Bo'), itemId: 'item-1' }]);
		expect(presence.leave('c1')).toBe('M');
		expect(presence.people('M')[0]?.itemId).toBe('item-2');
	});

	it('R2 keeps meetings apart and forgets who leaves', () => {
		const presence = createPresence();
		presence.enter('c1', 'M', person('Bo'));
		presence.enter('c2', 'N', person('Åsa'));
		expect(presence.people('M').map((one) => one.name)).toEqual(['Bo']);
		presence.leave('c1');
		expect(presence.people('M')).toEqual([]);
		expect(presence.leave('c1')).toBeNull();
	});

	it('R3 orders names as Swedish does', () => {
		const presence = createPresence();
		for (const name of ['Östen', 'Åsa', 'Ärla', 'Zora']) presence.enter(name, 'M', person(name));
		expect(presence.people('M').map((one) => one.name)).toEqual(['Zora', 'Åsa', 'Ärla', 'Östen']);
	});
});
