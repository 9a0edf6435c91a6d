import { redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { numberedName } from '#lib/meetings/words.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { page } from '#server/pages.ts';
import type { LayoutServerLoadEvent } from './$types';

/** What each page of a meeting is called at the end of the way to it. */
const lastStep = (route: string | null, recordKind: string): string | null => {
	if (route?.endsWith('/agenda')) return m.meetings_tab_agenda();
	if (route?.endsWith('/calling')) return m.calling_tab();
	if (route?.endsWith('/briefing')) return m.briefings_tab();
	if (route?.endsWith('/guests')) return m.guests_title();
	if (route?.endsWith('/attendance')) return m.attendance_title();
	if (route?.endsWith('/change')) return m.meetings_change_crumb();
	if (route?.includes('/history')) return m.history_link();
	if (route?.endsWith('/notebook')) return m.notebook_page();
	if (route?.endsWith('/for-me')) return m.meetings_for_me_tab();
	if (route?.endsWith('/attachments')) return m.meetings_files();
	if (route?.endsWith('/notes')) return recordKind === 'minutes' ? m.meetings_tab_minutes() : m.meetings_tab_notes();
	return null;
};

export const load = page(async ({ locals, params, depends, route }: LayoutServerLoadEvent) => {
	depends(topicKey('meetings'));
	if (locals.actor.kind === 'guest' && locals.actor.boundMeetingId === params.meeting) redirect(303, '/visit');
	const meeting = await readMeeting(locals.actor, params.meeting);
	const { group } = meeting;
	const last = lastStep(route.id, group.recordKind);
	return {
		meeting,
		groupId: group.id,
		crumbs: [
			{ label: group.name, href: `/groups/${group.id}` },
			{ label: numberedName(meeting.label, group.meetingWord), href: `/meetings/${meeting.id}` },
			...(last ? [{ label: last }] : [])
		]
	};
});
