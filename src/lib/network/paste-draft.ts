import type { SeatRole } from '#lib/permissions/facts.ts';
import type { Named } from './match-name.ts';
import type { PasteRow } from './paste-table.ts';
import type { PasteColumn } from './paste-words.ts';

/** What a list is checked against: the federation as it stands. Days are yyyy-mm-dd in Sweden. */
export interface PasteNetwork {
	/** Those that count today. */
	readonly organisations: readonly Named[];
	readonly groups: readonly Named[];
	/** Memberships that count today. */
	readonly people: readonly { readonly membershipId: string; readonly name: string; readonly email: string }[];
	/** Seats that count today or begin later. */
	readonly seats: readonly PasteSeat[];
	readonly today: string;
}

export interface PasteSeat {
	readonly id: string;
	readonly groupId: string;
	readonly membershipId: string;
	readonly organisationId: string | null;
	readonly role: SeatRole;
	readonly callOrder: number;
	readonly from: string;
	/** First day it no longer counts. */
	readonly to: string | null;
}

export type PasteProblemWord =
	| 'required'
	| 'too-long'
	| 'email'
	| 'date'
	| 'mandate'
	| 'unknown-organisation'
	| 'unknown-group'
	| 'unknown-role'
	| 'several'
	| 'other-name'
	| 'duplicate'
	| 'chair-taken'
	| 'other-seat'
	| 'substitute-homeless'
	| 'substitute-unknown'
	| 'substitute-elsewhere';

/** What is wrong with one cell; `detail` is what the sentence names: a line, a person, the names that could be meant. */
export interface PasteProblem {
	readonly word: PasteProblemWord;
	readonly detail: string;
}

/** 'known': already in the federation, gets the seat alone. 'has-seat': already sits so, nothing is done. */
export type PasteNote = 'known' | 'has-seat' | 'same-person' | 'no-organisation';

export interface ReadySeat {
	readonly groupId: string;
	readonly organisationId: string | null;
	readonly role: SeatRole;
	readonly mandate: boolean;
	readonly from: string;
	readonly callOrder: number;
	/** The seat a substitute stands in for: one that is there, or that of another row. */
	readonly substituteFor: { readonly seatId: string } | { readonly line: number } | null;
}

export interface CheckedRow {
	readonly row: PasteRow;
	readonly problems: Readonly<Partial<Record<PasteColumn, PasteProblem>>>;
	readonly notes: readonly PasteNote[];
	/** The membership of somebody who is already here. */
	readonly membershipId: string | null;
	/** What is to be made of it; null while something is wrong, and where no group is named. */
	readonly seat: ReadySeat | null;
}

/** A row on its way to being checked. */
export interface Draft {
	row: PasteRow;
	problems: Partial<Record<PasteColumn, PasteProblem>>;
	notes: Set<PasteNote>;
	membershipId: string | null;
	group: Named | null;
	organisation: Named | null;
	role: SeatRole;
	mandate: boolean;
	from: string;
	standsFor: ReadySeat['substituteFor'];
	callOrder: number;
}
