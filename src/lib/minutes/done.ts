import { m } from '#lib/i18n/paraglide/messages.js';
import type { MinutesContent } from './content.ts';

/** What a form on the page of minutes, or on one that leads back to it, did. */
const doneActs = [
	'chosen',
	'sent',
	'replaced',
	'refetched',
	'marked',
	'remarked',
	'settled',
	'locked',
	'reopened',
	'withdrawn',
	'taken-back',
	'saved',
	'signed',
	'announced',
	'at-once-ask',
	'at-once-back',
	'at-once-mark',
	'at-once-lock'
] as const;
export type DoneAct = (typeof doneActs)[number];

/** The same as a sentence to whoever did it. */
export function doneWords(act: DoneAct, kind: MinutesContent['kind'], version: number): string {
	const words: Record<DoneAct, () => string> = {
		chosen: m.minutes_chosen,
		sent: m.minutes_sent,
		replaced: m.minutes_replaced,
		refetched: m.minutes_refetched,
		marked: m.minutes_mark_done,
		remarked: m.minutes_remark_sent,
		settled: m.minutes_remark_settled,
		locked: kind === 'minutes' ? m.minutes_locked : m.minutes_locked_notes,
		reopened: () => m.minutes_reopened({ version }),
		withdrawn: m.minutes_notice_taken,
		'taken-back': m.minutes_taken_back,
		saved: m.minutes_saved,
		signed: m.minutes_signed_done,
		announced: m.minutes_notice_done,
		'at-once-ask': m.minutes_at_once_done_ask,
		'at-once-back': m.minutes_at_once_done_back,
		'at-once-mark': m.minutes_at_once_done_mark,
		'at-once-lock': m.minutes_at_once_done_lock
	};
	return words[act]();
}

/** The same out of an address; null for what is none of these. */
export const doneActOf = (word: string | null): DoneAct | null => doneActs.find((act) => act === word) ?? null;
