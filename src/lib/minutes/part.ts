import { m } from '#lib/i18n/paraglide/messages.js';
import { frontId, type MinutesContent } from './content.ts';
import { overlay, type Head, type Kept, type NotedView } from './overlay.ts';

/** Rows of the front page that a single paragraph needs to stand alone. */
const needed = new Set(['place', 'serving', 'substitutes', 'others', 'chair', 'secretary', 'adjusters', 'stand-ins']);

/**
 * One paragraph as a paper of its own, as it is adjusted at once: with the head as it stood when that was asked for, and
 * a line that says so. In Swedish if Swedish is the language set.
 */
export function partOf(head: Head, kept: Kept, noted: readonly NotedView[] = []): MinutesContent {
	const front: Kept = { itemId: frontId, body: null, bodyFrom: '', facts: head, carried: false, lockedAt: null };
	const { content } = overlay(null, [front, { ...kept, lockedAt: null }], noted);
	const [paragraph] = content.paragraphs;
	const number = paragraph?.number || paragraph?.title || '';
	return {
		...content,
		title: m.minutes_at_once_title({ title: content.title, number }),
		front: content.front.filter(({ key }) => needed.has(key)),
		paragraphs: content.paragraphs.map((one) => ({
			...one,
			after: [...one.after, { kind: 'adjusting', label: '', lines: [m.minutes_at_once_line()] }]
		})),
		closing: []
	};
}
