import type { SeatRole } from '#lib/permissions/facts.ts';
import type { Part } from '#lib/ui/part.ts';
import type { CallingAnswer } from './answers.ts';
import type { CallingChanges, CallingContent, ItemChange } from './calling.ts';
import type { ComingTable } from './coming.ts';

/** One person's answer, as the calling's page lists it. */
export interface AnswerLine {
	readonly membershipId: string;
	readonly name: string;
	readonly role: SeatRole | 'called';
	readonly organisation: { readonly name: string; readonly shortName: string; readonly part: Part } | null;
	readonly answer: CallingAnswer | null;
	readonly note: string;
	/** A substitute's state towards serving, and for whom. */
	readonly serving: { readonly state: 'asked' | 'yes' | 'no'; readonly forName: string } | null;
}

/** The calling of a meeting as its page shows it to one reader. */
export interface CallingOfMeeting {
	/** The last one that went out; none before. */
	readonly sent: {
		readonly version: number;
		readonly at: Date;
		readonly by: string;
		readonly content: CallingContent;
	} | null;
	/** What a calling would say now, and the name of just this. */
	readonly now: CallingContent;
	readonly hash: string;
	readonly changes: {
		readonly meeting: CallingChanges['meeting'];
		readonly items: Readonly<Record<string, readonly ItemChange[]>>;
		readonly gone: readonly { readonly number: string; readonly title: string }[];
	} | null;
	/** The chair's yes; `current`: to what stands now. */
	readonly approved: { readonly at: Date; readonly by: string; readonly current: boolean } | null;
	readonly people: readonly AnswerLine[];
	readonly table: ComingTable;
	/** Days before the meeting on which the calling should have gone out. */
	readonly dueDays: number;
	readonly may: { readonly approve: boolean; readonly send: boolean; readonly answer: boolean; readonly note: boolean };
	readonly mine: AnswerLine | null;
	/** The open question whether the reader serves. */
	readonly asked: { readonly requestId: string; readonly forName: string; readonly state: 'asked' | 'yes' } | null;
}
