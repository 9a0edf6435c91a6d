import { describe, expect, it } from 'vitest';
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
describe('the table of who sits in a group', () => {
	it('R4 expects everybody seated, and names the member nobody sits for', () => {
		const table = layTable(facts);
		expect(table).toMatchObject({ covered: 2, organisations: 3, missing: ['FK'] });
		expect(table.seats.map((one) => [one.org, one.state])).toEqual([
			['AF', 'expected'],
			['FK', 'missing'],
			['VID', 'expected']
		]);
		expect(table.seats[2]).toMatchObject({ chair: true });
	});

	it('R4 shows the first substitute where an organisation has nobody else', () => {
		const alone: TableFacts = {
			organisations: [organisation('AF', 'af')],
			seats: [{ ...seat('Bo', 'AF', 'substitute'), callOrder: 2 }, seat('Axel', 'AF', 'substitute')]
		};
		expect(layTable(alone).seats).toMatchObject([{ who: 'Axel', sub: true }]);
	});
});
