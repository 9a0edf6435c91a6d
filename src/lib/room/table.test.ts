import { describe, expect, it } from 'vitest';
import type { PersonHere } from './events.ts';
import { layTable, type TableFacts } from './table.ts';

const organisation = (id: string, part: 'af' | 'fk' | 'region' | 'kommun', mustBeHeld = true) => ({
	id,
	part,
	name: id,
	shortName: id,
	mustBeHeld
});
const seat = (id: string, organisationId: string, role = 'member', substituteForId: string | null = null) => ({
	id,
	membershipId: `m-${id}`,
	name: id,
	organisationId,
	role,
	substituteForId,
	callOrder: 1
});
const facts: TableFacts = {
	organisations: [organisation('AF', 'af'), organisation('FK', 'fk'), organisation('VID', 'kommun')],
	seats: [seat('Anna', 'AF'), seat('Axel', 'AF', 'substitute'), seat('Vera', 'VID', 'chair')]
};
const here = (...names: string[]): PersonHere[] =>
	names.map((name) => ({ membershipId: `m-${name}`, name, part: 'af', org: 'AF', itemId: null }));

describe('the round table', () => {
	it('R4 expects everybody seated before the meeting, and names the member nobody sits for', () => {
		const table = layTable(facts, null);
		expect(table).toMatchObject({ covered: 2, organisations: 3, missing: ['FK'] });
		expect(table.seats.map((one) => [one.org, one.state])).toEqual([
			['AF', 'expected'],
			['FK', 'missing'],
			['VID', 'expected']
		]);
	});

	it('R5 lets a substitute who is here step into the empty place, and stand behind a filled one', () => {
		expect(layTable(facts, here('Axel')).seats[0]).toMatchObject({
			who: 'Axel',
			state: 'here',
			sub: true,
			behind: 'free'
		});
		expect(layTable(facts, here('Anna', 'Axel')).seats[0]).toMatchObject({
			who: 'Anna',
			state: 'here',
			behind: 'here'
		});
	});

	it('R6 says which organisations are missing when nobody of theirs is in the room', () => {
		const table = layTable(facts, here('Vera'));
		expect(table.missing).toEqual(['AF', 'FK']);
		expect(table.seats.map((one) => one.state)).toEqual(['missing', 'missing', 'here']);
		expect(table.seats[2]).toMatchObject({ chair: true });
	});

	it('R7 uses each substitute once where an organisation has two places', () => {
		const two: TableFacts = {
			organisations: [organisation('VID', 'kommun')],
			seats: [seat('Ida', 'VID'), seat('Olle', 'VID'), seat('Sven', 'VID', 'substitute')]
		};
		expect(layTable(two, here('Sven')).seats.map((one) => one.who)).toEqual(['Sven', 'Olle']);
	});

	it('R8 keeps a substitute named for one seat out of the other', () => {
		const named: TableFacts = {
			organisations: [organisation('VID', 'kommun')],
			seats: [seat('Ida', 'VID'), seat('Olle', 'VID'), seat('Sven', 'VID', 'substitute', 'Olle')]
		};
		expect(layTable(named, here('Sven')).seats.map((one) => one.who)).toEqual(['Ida', 'Sven']);
	});
});
