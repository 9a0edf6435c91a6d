import { expect, it } from 'vitest';
import { wroteWhere } from './wrote-where.ts';

const seats = ['a', 'b', 'c'].map((membershipId) => ({ membershipId, inRoom: membershipId !== 'c' }));

it('L65 counts notes by where their writers sit; nothing where nobody is in the room, or a side is too few', () => {
	const counts = [
		{ membershipId: 'a', notes: 7 },
		{ membershipId: 'b', notes: 5 },
		{ membershipId: 'c', notes: 5 }
	];
	expect(wroteWhere(counts, seats, 0)).toEqual({ room: 12, remote: 5 });
	expect(wroteWhere(counts, seats, 2)).toBeNull();
	expect(wroteWhere(counts, seats, 1)).toEqual({ room: 12, remote: 5 });
	expect(wroteWhere([], seats, 1)).toBeNull();
	expect(wroteWhere(counts, [{ membershipId: 'a', inRoom: false }], 0)).toBeNull();
});
