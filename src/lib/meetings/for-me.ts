import type { AssignmentLine } from '#lib/assignments/view.ts';
import type { MissedLine } from './missed.ts';
import type { TouchingDecision } from './touching.ts';

/** What a meeting that is over left for one who was called to it. */
export interface ForMe {
	/** Whether they were called, and there: all the time, for a part of it, or not. */
	readonly came: 'whole' | 'part' | 'not' | 'not-called';
	/** Their tasks from it: by name, by role, for their organisation or group. */
	readonly tasks: readonly AssignmentLine[];
	/** Organisations they sit for. */
	readonly organisations: readonly string[];
	readonly touching: readonly TouchingDecision[];
	/** How they voted where votes have names. */
	readonly votes: readonly { readonly item: string; readonly question: string; readonly choice: string }[];
	readonly missed: readonly MissedLine[];
	/** What items are called in sentences, and their titles. */
	readonly items: Readonly<Record<string, { readonly name: string; readonly title: string }>>;
}
