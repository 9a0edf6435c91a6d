import { m } from '#lib/i18n/paraglide/messages.js';
import type { Part } from './part.ts';
import type { DrawnTable, Seat, SeatState } from './round-table.ts';

/** Words for the five states; a page may say some of them its own way ("saknas i gruppen"). */
export type StateWords = Partial<Record<SeatState, string>>;

const stateWords: Record<SeatState, () => string> = {
	here: m.ui_seat_here,
	remote: m.ui_seat_remote,
	expected: m.ui_seat_expected,
	away: m.ui_seat_away,
	missing: m.ui_seat_missing
};

const labels: Record<Part, () => string> = {
	af: m.ui_table_label_af,
	fk: m.ui_table_label_fk,
	region: m.ui_table_label_region,
	kommun: m.ui_table_label_kommun
};

/** The part's name in a corner of the picture, and over its people in the list. */
export const partLabel = (part: Part): string => labels[part]();

export const stateWord = (seat: Seat, words: StateWords = {}): string => words[seat.state] ?? stateWords[seat.state]();

/** State and role of a seat: "på plats, ordförande, har ordet". */
export const seatNote = (seat: Seat, words: StateWords = {}): string =>
	[
		stateWord(seat, words),
		seat.sub ? m.ui_seat_sub() : '',
		seat.chair ? m.ui_seat_chair() : '',
		seat.speaking ? m.ui_seat_speaking() : '',
		seat.behind === 'here' ? m.ui_seat_behind_here() : ''
	]
		.filter(Boolean)
		.join(', ');

/** One seat as a sentence: name, organisation, state, role. */
export const seatSentence = (seat: Seat, words: StateWords = {}): string =>
	[...(seat.who ? [seat.who] : []), seat.org, seatNote(seat, words)].join(', ');

/** Who is missing, short enough for the pill: "FK saknas", "FK och HÖK saknas", "3 saknas". None when nobody is. */
export function missingWords(missing: readonly string[]): string | null {
	if (missing.length === 0) return null;
	return missing.length <= 2
		? m.ui_table_missing({ orgs: missing.join(m.ui_table_and()) })
		: m.ui_table_missing({ orgs: String(missing.length) });
}

/** The whole table as one sentence, for the small drawings. */
export const tableSentence = (table: DrawnTable): string =>
	table.missing.length === 0
		? m.ui_table_summary({ count: table.here, total: table.members })
		: m.ui_table_summary_missing({ count: table.here, total: table.members, missing: table.missing.join(', ') });
