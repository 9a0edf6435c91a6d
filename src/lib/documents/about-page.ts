import { untrack } from 'svelte';
import { page } from '$app/state';
import { meetingDate } from '#lib/i18n/dates.ts';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { MeetingHead } from '#lib/meetings/meeting.ts';
import { numberedName } from '#lib/meetings/words.ts';
import type { DocumentAbout } from './about.ts';

/** What a document of the meeting on this page is about; null on a page that is of no meeting. In the browser only. */
export function aboutOnPage(itemId: string | null, title: string): DocumentAbout | null {
	const meeting = untrack(() => page.data['meeting'] as MeetingHead | undefined);
	if (!meeting) return null;
	const name = meeting.title || numberedName(meeting.label, meeting.group.meetingWord);
	return {
		meetingId: meeting.id,
		itemId,
		title,
		group: meeting.group.name,
		meeting: `${name}, ${meetingDate(meeting.startsAt, getLocale())}`,
		startsAt: meeting.startsAt.getTime()
	};
}

/** Whose page this is, by the name this browser keeps their documents under; null for a visitor. */
export const accountOnPage = (): string | null =>
	untrack(() => (page.data['account'] as string | null | undefined) ?? null);
