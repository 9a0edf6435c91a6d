import { m } from '#lib/i18n/paraglide/messages.js';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { MinutesContent } from './content.ts';

/** How a group numbers its minutes: "2026:3" or "# 3 – 2026". */
export const minutesLabels = ['colon', 'hash'] as const;

export const numberOnPaper = (style: string, meeting: { readonly year: number; readonly ordinal: number }): string =>
	style === 'hash' ? `# ${meeting.ordinal} – ${meeting.year}` : ordinalLabel(meeting);

/** What the paper is called. In the reader's language where the page says it, in Swedish on the paper. */
export const paperTitle = (kind: MinutesContent['kind'], number: string): string => {
	if (kind === 'agenda') return m.minutes_title_agenda({ number });
	return kind === 'minutes' ? m.minutes_title_minutes({ number }) : m.minutes_title_notes({ number });
};
