import type { SeatRole } from '#lib/permissions/facts.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { Group, Organisation, Seat } from '#server/db/generated/client.ts';
import { aFederation, aGroup, anOrganisation, aPerson, aSeat, type Person } from './rows.ts';
import { actorFor } from './session.ts';

export interface AtTable {
	readonly person: Person;
	readonly actor: Actor;
	readonly seat: Seat;
}

/** One line for each person: role and short name of the organisation; whom a substitute is named for. */
export type Seating = Readonly<Record<string, readonly [role: SeatRole, org?: string, standsInFor?: string]>>;

const partOf: Record<string, 'af' | 'fk' | 'region'> = { AF: 'af', FK: 'fk', RLJ: 'region' };

/** A group with these people on its seats; every organisation named is one it must hold. All of them can act. */
export async function aTable<S extends Seating>(seating: S, settings: Partial<Group> = {}) {
	const federation = await aFederation();
	const organisations = new Map<string, Organisation>();
	for (const [, shortName] of Object.values(seating))
		if (shortName && !organisations.has(shortName))
			organisations.set(
				shortName,
				await anOrganisation(federation, {
					shortName,
					name: `Organisation ${shortName}`,
					part: partOf[shortName] ?? 'kommun',
					place: organisations.size + 1
				})
			);
	const group = await aGroup(federation, settings);
	const people = new Map<string, AtTable>();
	for (const [name, [role, shortName, standsInFor]] of Object.entries(seating)) {
		const person = await aPerson(federation, { name });
		const seat = await aSeat(group, person, role, {
			organisationId: organisations.get(shortName ?? '')?.id ?? null,
			substituteForId: people.get(standsInFor ?? '')?.seat.id ?? null,
			callOrder: [...people.values()].filter((one) => one.seat.role === 'substitute').length + 1
		});
		people.set(name, { person, seat, actor: await actorFor(person) });
	}
	const at = (name: keyof S & string): AtTable => {
		const found = people.get(name);
		if (!found) throw new Error(`${name} does not sit here`);
		return found;
	};
	return { federation, group, organisations, at };
}
