/** What is written down of the course of a meeting. `chair-back`: the chair was taken back. */
export const meetingEventKinds = [
	'started',
	'paused',
	'resumed',
	'ended',
	'chair',
	'chair-back',
	'reordered',
	'deferred',
	'referred',
	'carried',
	'reopened'
] as const;
export type MeetingEventKind = (typeof meetingEventKinds)[number];

/** How an item was left unfinished: put off (bordlagt), referred back (återremiss), or brought to the next meeting. */
export const outcomes = ['deferred', 'referred', 'carried'] as const;
export type Outcome = (typeof outcomes)[number];

/** A column of the database as an outcome; a word that nobody knows is none. */
export const outcomeOf = (word: string | null): Outcome | null => outcomes.find((known) => known === word) ?? null;

/** One event as it is shown. */
export interface MeetingEventLine {
	readonly kind: MeetingEventKind;
	readonly at: Date;
	readonly itemId: string | null;
	/** Who took the chair. */
	readonly name: string;
}
