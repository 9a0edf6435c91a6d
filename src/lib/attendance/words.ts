import { m } from '#lib/i18n/paraglide/messages.js';
import { clockTime, type Language } from '#lib/i18n/dates.ts';
import type { Quorum } from './derive.ts';
import type { Form } from './log.ts';
import type { Span } from './spans.ts';

/** "Anna", "Anna och Bo", "Anna, Bo och Cia". */
export function listed(words: readonly string[]): string {
	const [last, ...rest] = words.toReversed();
	return rest.length === 0 ? (last ?? '') : m.attendance_and({ some: rest.toReversed().join(', '), last: last ?? '' });
}

/** "i rummet", "på distans", "på distans, bara ljud". */
export const formWord = (form: Form): string =>
	({ room: m.attendance_form_room, video: m.attendance_form_video, sound: m.attendance_form_sound })[form]();

/** The form as one chooses it: "I rummet", "På distans med bild och ljud", "På distans med bara ljud". */
export const formChoice = (form: Form): string =>
	({ room: m.attendance_choose_room, video: m.attendance_choose_video, sound: m.attendance_choose_sound })[form]();

type Name = (itemId: string) => string;

/** One run of items: "§ 5", "från § 1108 (kom kl. 13.20)", "till och med § 3", "från § 4 till och med § 7". */
export function spanWords(span: Span, name: Name, language: Language): string {
	const [first, last] = [name(span.first), name(span.last)];
	const items =
		span.first === span.last
			? first
			: span.toEnd && !span.fromStart
				? m.attendance_from({ first })
				: span.fromStart && !span.toEnd
					? m.attendance_until({ last })
					: span.fromStart
						? ''
						: m.attendance_from_until({ first, last });
	const times = [
		span.from ? m.attendance_came_at({ time: clockTime(span.from, language) }) : '',
		span.until ? m.attendance_left_at({ time: clockTime(span.until, language) }) : ''
	].filter(Boolean);
	return [items, times.length > 0 ? (items ? `(${times.join(', ')})` : times.join(', ')) : '']
		.filter(Boolean)
		.join(' ');
}

/** All runs: "till och med § 3, från § 7". Empty when there is nothing to say. */
export const spansWords = (spans: readonly Span[], name: Name, language: Language): string =>
	spans
		.map((span) => spanWords(span, name, language))
		.filter(Boolean)
		.join(', ');

/** "Beslutsföra: 6 av 8 röster, 5 behövs", as a sentence and whether it is met; none where the group has no such rule. */
export function quorumWords(quorum: Quorum): string | null {
	if (quorum.rule === 'none' || quorum.seats === 0) return null;
	const { present, seats, needed } = quorum;
	return quorum.met
		? m.attendance_quorum_met({ present, seats, needed })
		: m.attendance_quorum_not({ present, seats, needed });
}

/** The same in two words, for the pill. */
export const quorumPill = (quorum: Quorum): string =>
	quorum.met ? m.attendance_quorum_pill_met() : m.attendance_quorum_pill_not();
