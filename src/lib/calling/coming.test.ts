import { describe, expect, it } from 'vitest';
import { comingTable, type ComingFacts } from './coming.ts';

const organisation = (id: string, part: 'af' | 'kommun') => ({
	id,
	part,
	name: `Organisation ${id}`,
	shortName: id.toUpperCase(),
	mustBeHeld: true
});
const seat = (id: string, organisationId: string, role = 'member') => ({
	id,
	membershipId: `m-${id}`,
	name: id,
	organisationId,
	role,
	substituteForId: null,
	callOrder: 1
});
const facts = (over: Partial<ComingFacts>): ComingFacts => ({
	organisations: [organisation('af', 'af'), organisation('vk', 'kommun'), organisation('lk', 'kommun')],
	seats: [seat('anna', 'af', 'chair'), seat('bo', 'vk'), seat('cai', 'vk'), seat('eva', 'vk', 'substitute')],
	answers: new Map(),
	serving: new Map(),
	...over
});

describe('K10 the table of the coming meeting', () => {
	it('expects whoever has not answered, and names what nobody sits for', () => {
		const table = comingTable(facts({}));
		expect([table.missing, table.missingParts, table.comes, table.voting]).toEqual([['LK'], [], 3, 3]);
	});

	it('misses an organisation when all of it are away, and the part when that was all of it', () => {
		const answers = new Map([
			['m-anna', 'away'],
			['m-bo', 'away']
		] as const);
		const table = comingTable(facts({ answers }));
		expect([table.missing, table.missingParts, table.comes]).toEqual([['AF', 'LK'], ['af'], 1]);
	});

	it('counts a substitute who has said yes in the place of the one who is away', () => {
		const answers = new Map([['m-bo', 'away']] as const);
		const table = comingTable(facts({ answers, serving: new Map([['bo', 'eva']]) }));
		expect(table.comes).toBe(3);
		expect(table.seats.find(({ who }) => who === 'eva')).toMatchObject({ sub: true, behind: 'free', org: 'VK' });
	});
});
