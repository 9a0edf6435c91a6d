import { m } from '#lib/i18n/paraglide/messages.js';
import type { SpeakerLine } from './view.ts';

/** What a line asks for, where it is not just the floor: "replik på Anna", "ordningsfråga". */
export function askedWords({ kind, replyTo }: Pick<SpeakerLine, 'kind' | 'replyTo'>): string {
	if (kind === 'order') return m.speakers_kind_order();
	if (kind === 'floor') return '';
	return replyTo ? m.speakers_kind_reply_to({ name: replyTo }) : m.speakers_kind_reply();
}

/** The same with the organisation before it: "FK, replik på Anna". */
export const lineNote = (line: SpeakerLine): string => [line.org, askedWords(line)].filter(Boolean).join(', ');
