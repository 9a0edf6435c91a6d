import { describe, expect, it } from 'vitest';
import { coverageOf } from '#lib/network/coverage.ts';
import { groupKinds } from '#lib/network/group-kinds.ts';
import { partOf } from '#lib/network/parts.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import { limits } from '#lib/network/schema.ts';
import { demoId } from './id.ts';
import { planDemo, type DemoPlan } from './plan.ts';
import { hardMoments } from './hard-moments.ts';

const time = (moment: Date | string | null | undefined) => new Date(moment ?? 0).getTime();

describe.each(hardMoments)('the people of the demo seen from %s, %s', (when) => {
	const now = new Date(when);
	const plans = planDemo(now, 'hash');
	const groups = plans.flatMap(({ network }) => network.groups);
	const seats = plans.flatMap(({ network }) => network.seats);
	const memberships = new Map(plans.flatMap(({ network }) => network.memberships.map((one) => [one.id, one])));
	const today = seats.filter((seat) => time(seat.from) <= now.getTime() && (!seat.to || time(seat.to) > now.getTime()));

	it('N7 have one chair a group and one seat a person and organisation', () => {
		for (const group of groups) {
			const own = today.filter((seat) => seat.groupId === group.id);
			expect(own.filter((seat) => seat.role === 'chair')).toHaveLength(1);
			expect(new Set(own.map((seat) => `${seat.membershipId} ${seat.organisationId}`)).size).toBe(own.length);
		}
	});

	it('N7 stand in for a seat of their own organisation, or for their organisation', () => {
		for (const seat of seats)
			if (seat.role !== 'substitute') expect(seat.substituteForId).toBeNull();
			else {
				expect(seat.organisationId).not.toBeNull();
				const place = seats.find((one) => one.id === seat.substituteForId);
				if (place) expect([place.groupId, place.organisationId]).toEqual([seat.groupId, seat.organisationId]);
				else expect(seat.substituteForId).toBeNull();
			}
	});

	it('are asked in an order without gaps', () => {
		const asked = Map.groupBy(
			today.filter((seat) => seat.role === 'substitute'),
			(seat) => `${seat.groupId} ${seat.organisationId}`
		);
		for (const list of asked.values())
			expect(list.map((seat) => seat.callOrder)).toEqual(list.map((_, index) => index + 1));
	});

	it('sit within the time of their group and of their place in the federation', () => {
		for (const seat of seats) {
			const person = memberships.get(seat.membershipId);
			const group = groups.find((one) => one.id === seat.groupId);
			expect(time(seat.from)).toBeGreaterThanOrEqual(Math.max(time(group?.from), time(person?.from)));
			if (seat.to) expect(time(seat.to)).toBeGreaterThan(time(seat.from));
			if (person?.to) expect(time(person.to)).toBeGreaterThanOrEqual(time(seat.to));
		}
	});

	it('have groups that fit what the office could have set', () => {
		for (const group of groups) {
			expect(groupKinds).toContain(group.kind);
			expect(group.shortName.length).toBeLessThanOrEqual(limits.shortName);
			expect((group.purpose ?? '').length).toBeLessThanOrEqual(limits.purpose);
		}
	});
});

describe('the people of the demo', () => {
	const now = new Date('2026-03-12T11:35:00Z');
	const { network } = planDemo(now, 'hash')[0] as DemoPlan;
	const group = (key: string) => demoId(`ljusbygden/group/${key}`);

	const missingIn = (key: string) => {
		const must = new Set(network.mustHold.filter((row) => row.groupId === group(key)).map((row) => row.organisationId));
		const organisations = network.organisations.map(({ id, part, name, shortName, place }) => ({
			id,
			part: partOf(part),
			name,
			shortName,
			place
		}));
		const own = network.seats.filter((seat) => seat.groupId === group(key));
		const seats = own.map((seat) => ({
			id: seat.id,
			organisationId: seat.organisationId ?? null,
			role: seatRoleOf(seat.role),
			mandate: seat.mandate ?? false,
			callOrder: seat.callOrder ?? 1,
			name: '',
			from: new Date(seat.from),
			to: seat.to ? new Date(seat.to) : null
		}));
		return coverageOf(
			organisations.filter((one) => must.has(one.id)),
			[],
			seats,
			now
		)
			.organisations.filter((one) => one.state !== 'held')
			.map((one) => one.organisation.shortName);
	};

	it('lack the insurance agency in Ärlunda and nobody elsewhere', () => {
		for (const key of ['board', 'regional', 'vidakra', 'stensange', 'norrlinge-hokensby', 'preparatory'])
			expect([key, missingIn(key)]).toEqual([key, []]);
		expect(missingIn('arlunda')).toEqual(['FK']);
	});

	it('count one who sits in three groups, every role, and a political party', () => {
		const samira = network.seats.filter((seat) => seat.membershipId === demoId('ljusbygden/membership/samira'));
		expect(samira).toHaveLength(3);
		expect(new Set(network.seats.map((seat) => seat.role)).size).toBe(8);
		expect(network.memberships.some((one) => one.politicalParty === 'KD')).toBe(true);
	});

	it('have addresses of their own that lead nowhere', () => {
		const addresses = network.accounts.map((account) => account.email ?? '');
		expect(new Set(addresses).size).toBe(addresses.length);
		expect(addresses.filter((address) => !/^[a-z.-]+@[a-z-]+\.example$/.test(address))).toEqual([]);
		expect(addresses).toContain('asa.ronnqvist@vidakra.example');
	});

	it('N10 left three preparatory groups when the one began', () => {
		const one = network.groups.find((row) => row.id === group('preparatory'));
		const ended = network.groups.filter((row) => row.to);
		expect(ended.map((row) => time(row.to))).toEqual([time(one?.from), time(one?.from), time(one?.from)]);
		expect(network.successions).toHaveLength(3);
	});
});
