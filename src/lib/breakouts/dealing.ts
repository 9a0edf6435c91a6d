/** Somebody to be dealt into a breakout, and what they come from ('' for not known). */
export interface ToDeal {
	readonly id: string;
	readonly organisation: string;
}

/** A whole number from 0 up to and not including `below`. */
export type Chance = (below: number) => number;

/**
 * How many breakouts so many people make: as near the wished size as can be, and nobody alone unless they are the only
 * one.
 */
export const breakoutCount = (people: number, size: number): number =>
	Math.max(1, Math.min(Math.round(people / size), Math.floor(people / 2)));

/** Any order as likely as any other. */
export function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
	const all = [...items];
	for (let at = all.length - 1; at > 0; at -= 1) {
		const other = chance(at + 1);
		[all[at], all[other]] = [all[other] as Item, all[at] as Item];
	}
	return all;
}

/** One each in turn, so that sizes differ by one at most. */
function inTurn(people: readonly ToDeal[], count: number): string[][] {
	const groups: string[][] = Array.from({ length: count }, () => []);
	people.forEach(({ id }, index) => groups[index % count]?.push(id));
	return groups;
}

/** Everybody once, at random, in breakouts of about the wished size. None for nobody. */
export function dealAtRandom(people: readonly ToDeal[], size: number, chance: Chance): string[][] {
	return people.length === 0 ? [] : inTurn(shuffled(people, chance), breakoutCount(people.length, size));
}

/** The same with those who come from the same place as far apart as can be: of each, breakouts differ by one at most. */
export function dealMixed(people: readonly ToDeal[], size: number, chance: Chance): string[][] {
	if (people.length === 0) return [];
	const byOrganisation = [...Map.groupBy(shuffled(people, chance), ({ organisation }) => organisation).values()];
	return inTurn(byOrganisation.flat(), breakoutCount(people.length, size));
}

/** Two breakouts of the step before become one, in their order; the last three do where there is an odd one. */
export function joinUp(before: readonly (readonly string[])[]): string[][] {
	const some = before.filter(({ length }) => length > 0);
	const count = Math.max(1, Math.floor(some.length / 2));
	const joined: string[][] = Array.from({ length: some.length === 0 ? 0 : count }, () => []);
	some.forEach((people, index) => joined[Math.min(count - 1, Math.floor(index / 2))]?.push(...people));
	return joined;
}

/** A breakout as far as going on from it matters. */
export interface Table {
	readonly id: string;
	/** Who stays; where nobody is, or who was has left, whoever is first in it. */
	readonly host: string | null;
	readonly people: readonly string[];
}

/** Hosts stay, all others go on to the next breakout, and from the last to the first. Out: who is where, and who hosts. */
export function rotated(tables: readonly Table[]): { id: string; host: string | null; people: string[] }[] {
	const some = tables.map((table) => {
		const host = table.people.find((one) => one === table.host) ?? table.people[0] ?? null;
		return { ...table, host, guests: table.people.filter((one) => one !== host) };
	});
	return some.map(({ id, host }, at) => ({
		id,
		host,
		people: [...(host === null ? [] : [host]), ...(some.at(at - 1)?.guests ?? [])]
	}));
}

/** Where somebody who comes late goes: to the fewest, of those to where fewest are from the same place, then the first. */
export function placeFor<Group extends { readonly id: string; readonly organisations: readonly string[] }>(
	groups: readonly Group[],
	organisation: string
): Group | undefined {
	const alike = ({ organisations }: Group) =>
		organisation === '' ? 0 : organisations.filter((one) => one === organisation).length;
	return [...groups].sort((a, b) => a.organisations.length - b.organisations.length || alike(a) - alike(b))[0];
}
