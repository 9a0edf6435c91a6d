import { folded } from '#lib/network/match-name.ts';

interface Listed {
	readonly name: string;
	readonly email: string;
	readonly title: string;
	readonly left: boolean;
	readonly arrival: string;
	readonly officeRole: string | null;
	readonly seats: readonly { readonly org: string | null; readonly group: string }[];
}

export const shows = ['all', 'waiting', 'office', 'left'] as const;
export type Show = (typeof shows)[number];

const inView = (person: Listed, show: Show): boolean =>
	show === 'left'
		? person.left
		: !person.left &&
			(show === 'all' || (show === 'waiting' ? person.arrival !== 'arrived' : person.officeRole !== null));

/** Those of a list that are to be shown and answer to every word of a search, without regard to case and marks. */
export function peopleIn<Person extends Listed>(people: readonly Person[], show: Show, search: string): Person[] {
	const words = folded(search).split(' ').filter(Boolean);
	return people.filter((person) => {
		if (!inView(person, show)) return false;
		const text = folded(
			[person.name, person.email, person.title, ...person.seats.flatMap((seat) => [seat.org ?? '', seat.group])].join(
				' '
			)
		);
		return words.every((word) => text.includes(word));
	});
}
