import { m } from '#lib/i18n/paraglide/messages.js';
import { clockTime, type Language } from '#lib/i18n/dates.ts';
import { seatRoleName } from '#lib/network/roles.ts';
import { shapeOf, type Shape } from '#lib/ui/part.ts';
import type { Gone, Presence } from './derive.ts';
import { isVoting, mayServeFor } from './log.ts';
import type { AttendanceView, Participant } from './view.ts';
import { formWord, listed } from './words.ts';

/** The shape somebody appears in, and the short name beside it; guests and the office have the office's. */
export function lookOf(view: AttendanceView, one: Participant): { readonly part: Shape; readonly org: string } {
	const organisation = view.organisations.find(({ id }) => id === one.organisationId);
	return { part: shapeOf(organisation?.part), org: organisation?.shortName ?? '' };
}

/** Organisations by their full names while they are few, else by their short ones. */
export function organisationWords(view: AttendanceView, shortNames: readonly string[]): string {
	if (shortNames.length > 2) return listed(shortNames);
	return listed(shortNames.map((short) => view.organisations.find((one) => one.shortName === short)?.name ?? short));
}

/** What is said of somebody who is here: "tjänstgör för Karin, på distans, jäv". A guest waits for their item. */
export function hereNote(view: AttendanceView, presence: Presence, one: Participant): string {
	const attending = presence.present.get(one.who);
	const form = presence.here.get(one.who);
	const member = view.people.find(({ who }) => who === attending?.servesFor)?.name;
	const guest = one.kind === 'guest' ? [m.attendance_guest(), attending ? '' : m.attendance_waits()] : [];
	return [
		one.role && one.role !== 'member' && one.role !== 'substitute' ? seatRoleName(one.role) : '',
		...guest.map((word, index) => (index === 0 && one.from ? `${word} (${one.from})` : word)),
		member ? m.attendance_serves_for({ name: member }) : '',
		one.role === 'substitute' && !member ? m.attendance_not_serving() : '',
		one.role && isVoting({ role: one.role, organisationId: one.organisationId }) && !attending?.votes && attending
			? m.attendance_no_vote()
			: '',
		form && form !== 'room' ? formWord(form) : '',
		presence.recused.has(one.who) ? m.attendance_jav() : ''
	]
		.filter(Boolean)
		.join(', ');
}

/** What is said of somebody who is not here: "gick kl. 14.05", "anmält förhinder", "väntas på distans". */
export function awayNote(view: AttendanceView, one: Participant, language: Language): string {
	const left = view.facts.events.findLast(({ who, kind, struck }) => who === one.who && kind === 'leave' && !struck);
	if (left) return m.attendance_left_at({ time: clockTime(left.at, language) });
	if (one.answer === 'away') return m.attendance_notified();
	if (one.answer === 'remote') return m.attendance_expected_remote();
	return one.answer === 'room' ? m.attendance_expected() : m.attendance_not_answered();
}

/** Everybody who is here, those with a vote first, in the order of the list. */
export const peopleHere = (view: AttendanceView, presence: Presence): Participant[] => {
	const here = view.people.filter(({ who }) => presence.here.has(who));
	const votes = (one: Participant) => presence.present.get(one.who)?.votes === true;
	return [...here.filter(votes), ...here.filter((one) => !votes(one))];
};

/** Seats and those called who are not here. The office is expected nowhere; a guest only once they have come. */
export const peopleAway = (view: AttendanceView, presence: Presence): Participant[] =>
	view.people.filter(({ who, kind }) => (kind === 'seat' || kind === 'called') && !presence.here.has(who));

/** Voting seats that a substitute who is here could serve for now; the command decides. */
export function servable(view: AttendanceView, presence: Presence, who: string): Participant[] {
	const { seats } = view.facts;
	const own = seats.find(({ id }) => id === who);
	if (!own || !presence.here.has(who) || presence.present.get(who)?.votes) return [];
	return view.people.filter((one) => {
		const seat = seats.find(({ id }) => id === one.who);
		if (!seat || !mayServeFor(own, seat) || presence.votes.has(seat.id)) return false;
		return !presence.here.has(seat.id) || presence.recused.has(seat.id) || presence.replaced.has(seat.id);
	});
}

/** "Försäkringskassan har lämnat mötet: Karolina gick kl. 14.05 och ingen är kvar", the latest first. */
export function goneWords(
	view: AttendanceView,
	gone: readonly Gone[],
	language: Language,
	partName: (part: string) => string
): { readonly key: string; readonly sentence: string }[] {
	const several = (part: string) => view.organisations.filter((one) => one.part === part).length > 1;
	const wholeParts = gone.filter(({ kind, id }) => kind === 'part' && several(id));
	const shown = gone.filter(({ kind, id, at }) => {
		if (kind === 'part') return several(id);
		const part = view.organisations.find((one) => one.id === id)?.part;
		return !wholeParts.some((whole) => whole.id === part && whole.at.getTime() === at.getTime());
	});
	return shown.map(({ kind, id, who, at }) => {
		const what = kind === 'part' ? partName(id) : (view.organisations.find((one) => one.id === id)?.name ?? '');
		const name = view.people.find((one) => one.who === who)?.name ?? '';
		return {
			key: `${kind}:${id}:${at.getTime()}`,
			sentence: m.attendance_gone({ what, name, time: clockTime(at, language) })
		};
	});
}
