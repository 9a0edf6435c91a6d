import { folded, matchName } from './match-name.ts';
import type { Draft, PasteNetwork } from './paste-draft.ts';

/** One address is one person: the same name on every row, and one seat for one organisation in a group. */
export function checkPeople(drafts: readonly Draft[], network: PasteNetwork): void {
	const firstOf = new Map<string, Draft>();
	const seats = new Map<string, Draft>();
	for (const draft of drafts) {
		const { row, problems, group, organisation } = draft;
		if (row.email === '') continue;
		const first = firstOf.get(row.email);
		firstOf.set(row.email, first ?? draft);
		if (first && row.name !== '' && folded(first.row.name) !== folded(row.name))
			problems.name ??= { word: 'other-name', detail: `${first.row.name} (${first.row.line})` };
		else if (first) draft.notes.add('same-person');
		const key = JSON.stringify([row.email, group?.id, organisation?.id]);
		const twin = seats.get(key);
		if (twin) problems.email ??= { word: 'duplicate', detail: String(twin.row.line) };
		seats.set(key, twin ?? draft);
		const held = network.seats.find(
			(seat) =>
				seat.membershipId === draft.membershipId &&
				seat.groupId === group?.id &&
				seat.organisationId === (organisation?.id ?? null) &&
				(seat.to === null || seat.to > draft.from)
		);
		if (held?.role === draft.role) draft.notes.add('has-seat');
		else if (held) problems.role ??= { word: 'other-seat', detail: held.role };
	}
}

/** At most one chair in a group at a time: those that sit, and those of the list among themselves. */
export function checkChairs(drafts: readonly Draft[], network: PasteNetwork): void {
	const chairs = new Map<string, Draft>();
	for (const draft of drafts) {
		if (draft.role !== 'chair' || !draft.group || draft.notes.has('has-seat')) continue;
		const groupId = draft.group.id;
		const sitting = network.seats.find(
			(seat) => seat.groupId === groupId && seat.role === 'chair' && (seat.to === null || seat.to > draft.from)
		);
		const other = chairs.get(groupId);
		const person = network.people.find((one) => one.membershipId === sitting?.membershipId)?.name;
		if (sitting) draft.problems.role ??= { word: 'chair-taken', detail: person ?? '' };
		else if (other) draft.problems.role ??= { word: 'chair-taken', detail: `${other.row.name} (${other.row.line})` };
		chairs.set(groupId, other ?? draft);
	}
}

interface Place {
	readonly name: string;
	readonly email: string;
	readonly organisationId: string | null;
	readonly at: { seatId: string } | { line: number };
}

/** Ordinary places of a group that somebody may stand in for: those that are there and those of the list. */
function placesOf(groupId: string, drafts: readonly Draft[], network: PasteNetwork): Place[] {
	const sitting = network.seats.flatMap((seat): Place[] => {
		const person = network.people.find((one) => one.membershipId === seat.membershipId);
		return person && seat.groupId === groupId && seat.role !== 'substitute'
			? [{ name: person.name, email: person.email, organisationId: seat.organisationId, at: { seatId: seat.id } }]
			: [];
	});
	const sits = (draft: Draft) =>
		sitting.some(
			(place) => place.email === draft.row.email && place.organisationId === (draft.organisation?.id ?? null)
		);
	const listed = drafts
		.filter((one) => one.group?.id === groupId && one.role !== 'substitute' && !sits(one))
		.map(({ row, organisation }): Place => ({
			name: row.name,
			email: row.email,
			organisationId: organisation?.id ?? null,
			at: { line: row.line }
		}));
	return [...sitting, ...listed];
}

/** A substitute stands in for a seat or for an organisation (N7), and is asked after those who stand there already. */
export function placeSubstitutes(drafts: readonly Draft[], network: PasteNetwork): void {
	const given = new Map<string, number>();
	for (const draft of drafts) {
		const { row, group, problems } = draft;
		if (draft.role !== 'substitute' || !group || problems.organisation) continue;
		if (row.substituteFor !== '') standFor(draft, placesOf(group.id, drafts, network), network);
		if (!draft.organisation && draft.standsFor === null && !problems.substituteFor)
			problems.organisation ??= { word: 'substitute-homeless', detail: '' };
		const key = JSON.stringify([group.id, draft.organisation?.id]);
		const sitting = network.seats
			.filter((seat) => seat.role === 'substitute' && seat.groupId === group.id)
			.filter((seat) => seat.organisationId === (draft.organisation?.id ?? null))
			.map((seat) => seat.callOrder);
		draft.callOrder = (given.get(key) ?? Math.max(0, ...sitting)) + 1;
		given.set(key, draft.callOrder);
	}
}

function standFor(draft: Draft, places: readonly Place[], network: PasteNetwork): void {
	const { row, problems } = draft;
	const organisation = matchName(row.substituteFor, network.organisations);
	const sought = row.substituteFor.toLowerCase();
	const found = places.filter((place) => place.email === sought || folded(place.name) === folded(sought));
	const own = found.filter((place) => place.organisationId === (draft.organisation?.id ?? place.organisationId));
	if (own.length > 1) problems.substituteFor = { word: 'several', detail: own.map((place) => place.email).join(', ') };
	else if (own[0]) {
		draft.standsFor = own[0].at;
		draft.organisation ??= network.organisations.find((one) => one.id === own[0]?.organisationId) ?? null;
	} else if (found[0]) problems.substituteFor = { word: 'substitute-elsewhere', detail: found[0].name };
	else if (organisation.kind === 'one' && (draft.organisation?.id ?? organisation.one.id) === organisation.one.id)
		draft.organisation = organisation.one;
	else problems.substituteFor = { word: 'substitute-unknown', detail: '' };
}
