import { ordinalLabel } from '#lib/meetings/ordinal.ts';

/** Longest texts, in characters. */
export const limits = {
	text: 4_000,
	reasons: 4_000,
	addressees: 1_000,
	motion: 2_000,
	statement: 4_000,
	why: 300,
	to: 200
} as const;

/** What is decided: a matter, who is elected, who is employed. The last two are settled by lot when votes are equal. */
export const decisionKinds = ['decision', 'election', 'employment'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** How a decision was taken: by acclamation, by all, by a vote, by lot. */
export const decisionForms = ['acclamation', 'unanimous', 'vote', 'lot'] as const;
export type DecisionForm = (typeof decisionForms)[number];

export const decisionStates = ['prepared', 'decided', 'withdrawn'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** What somebody moves: bifall, avslag, ändring, tillägg, bordläggning, återremiss (domain.md 3.3). */
export const motionKinds = ['approve', 'reject', 'change', 'add', 'defer', 'refer'] as const;
export type MotionKind = (typeof motionKinds)[number];

/** Motions that say nothing without words of their own: what else, and why and to whom a matter goes back. */
export const needsWords: readonly MotionKind[] = ['change', 'add', 'refer'];

export const statementKinds = ['reservation', 'note'] as const;
export type StatementKind = (typeof statementKinds)[number];

const among =
	<T extends string>(words: readonly T[], otherwise: T) =>
	(word: string): T =>
		words.find((one) => one === word) ?? otherwise;
export const decisionKindOf = among(decisionKinds, 'decision');
export const decisionStateOf = among(decisionStates, 'prepared');
export const motionKindOf = among(motionKinds, 'approve');
export const statementKindOf = among(statementKinds, 'note');
export const decisionFormOf = (word: string | null): DecisionForm | null =>
	decisionForms.find((form) => form === word) ?? null;

/** The lines of a text that is written one thing a line: att-satser, addressees. */
export const linesOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** Its number in the federation's register, "2026:14"; none before it is decided. */
export const registerNumber = (row: {
	readonly year: number | null;
	readonly ordinal: number | null;
}): string | null =>
	row.year === null || row.ordinal === null ? null : ordinalLabel({ year: row.year, ordinal: row.ordinal });
