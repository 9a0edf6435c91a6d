import { dayAndMonth, meetingDate, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { officeRoleName, seatRoleName } from '#lib/network/roles.ts';
import { minutesWaitWords } from '#lib/minutes/wait-words.ts';
import { returnWords } from '#lib/proposals/words.ts';
import { relayWaitLine } from '#lib/relay/wait-words.ts';
import { answeredWords } from '#lib/relay/words.ts';
import type { Beginning } from './beginning.ts';
import type { HomeMeeting, News, OwnPart, Waiting } from './home.ts';

/** The line over the next meeting's title. `own`: one is called to it; else it is the office's next. */
export function beginningWords(state: Beginning, own: boolean): string {
	const which = own ? m.home_next_own() : m.home_next_any();
	switch (state.kind) {
		case 'live':
			return m.home_is_live({ which });
		case 'due':
			return m.home_is_due({ which });
		case 'over':
			return m.home_is_over({ which });
		case 'tomorrow':
			return m.home_in_tomorrow({ which });
		case 'minutes':
			return state.count === 1 ? m.home_in_minute({ which }) : m.home_in_minutes({ which, count: state.count });
		case 'hours':
			return m.home_in_hours({ which, count: state.count });
		case 'days':
			return m.home_in_days({ which, count: state.count });
	}
}

/** "Ordförande, för Vidåkra kommun". */
export function ownPartWords(part: OwnPart): string {
	const words =
		part.kind === 'called'
			? m.home_role_called()
			: part.kind === 'office'
				? m.home_role_office({ role: officeRoleName(part.role) })
				: part.organisation
					? m.home_role_for({ role: seatRoleName(part.role), organisation: part.organisation })
					: seatRoleName(part.role);
	return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);
}

export interface Line {
	readonly title: string;
	readonly note: string;
	readonly href: string;
	/** What its button does. */
	readonly act: string;
}

/** A thing that waits, in words, with the way to where it is done. */
export function waitingLine(one: Waiting, language: Language, now: Date): Line {
	if (one.kind === 'gap')
		return {
			title: one.sentence.replace(/\.$/, ''),
			note: one.groupName,
			href: `/groups/${one.groupId}/people`,
			act: m.home_do_gap()
		};
	if (one.kind === 'relay') return relayWaitLine(one.wait);
	if (one.kind === 'pack')
		return {
			title: m.organisation_home({ meeting: one.meetingName }),
			note: one.organisation,
			href: `/organisation/${one.organisationId}`,
			act: m.organisation_home_do()
		};
	if (one.kind === 'matter')
		return {
			title: m.matters_home_open({ title: one.title }),
			note: one.groupName,
			href: `/groups/${one.groupId}/matters`,
			act: m.matters_home_do()
		};
	if (one.kind === 'proposal')
		return {
			title: one.what === 'mention' ? m.proposals_home_mention({ title: one.title }) : m.proposals_home_answer(one),
			note: one.groupName,
			href: `/proposals/${one.proposalId}${one.what === 'mention' ? '#margin' : '#positions'}`,
			act: one.what === 'mention' ? m.proposals_home_do_mention() : m.proposals_home_do_answer()
		};
	const { meeting } = one;
	const date = meetingDate(meeting.startsAt, language, now);
	const note = m.home_meeting_of({ group: meeting.groupName, label: meeting.label });
	const at = `/meetings/${meeting.id}`;
	if (one.kind === 'minutes')
		return {
			title: minutesWaitWords(one.what, date, one.part?.name ?? ''),
			note: one.due ? m.minutes_home_due({ note, date: meetingDate(one.due, language, now) }) : note,
			href: one.part ? `${at}/notes#p-${one.part.itemId}` : `${at}/notes`,
			act:
				one.what === 'adjust' || one.what === 'at-once' || one.what === 'check'
					? m.minutes_home_do_adjust()
					: m.minutes_home_do_open()
		};
	if (one.kind === 'briefing')
		return {
			title: one.what === 'before' ? m.briefings_home_before({ date }) : m.briefings_home_report({ date }),
			...{ note, href: `${at}/briefing`, act: m.briefings_home_do() }
		};
	switch (one.kind) {
		case 'answer':
			return { title: m.calling_home_answer({ date }), note, href: `${at}/calling`, act: m.calling_home_do_answer() };
		case 'serve':
			return { title: m.calling_home_serve({ date }), note, href: `${at}/calling`, act: m.calling_home_do_answer() };
		case 'send':
			return { title: m.calling_home_send({ date }), note, href: `${at}/calling`, act: m.calling_home_do_send() };
		case 'approve':
			return { title: m.calling_home_approve({ date }), note, href: `${at}/calling`, act: m.calling_home_do_send() };
		case 'for-me':
			return { title: m.meetings_for_me_home({ date }), note, href: `${at}/for-me`, act: m.home_do_read() };
		case 'empty-agenda':
			return { title: m.home_wait_agenda({ date }), note, href: `${at}/agenda`, act: m.home_do_write() };
		case 'not-ended':
			return { title: m.home_wait_end({ date }), note, href: `${at}/live`, act: m.home_do_end() };
		case 'not-started':
			return { title: m.home_wait_start({ date }), note, href: `${at}/change`, act: m.home_do_change() };
	}
}

const named = (meeting: HomeMeeting, language: Language, now: Date) => ({
	group: meeting.groupName,
	date: dayAndMonth(meeting.startsAt, language, now)
});

/** What happened, as one sentence that is a link. */
export function newsLine(one: News, language: Language, now: Date): { text: string; href: string } {
	switch (one.kind) {
		case 'planned':
			return {
				text: m.home_news_planned(named(one.meeting, language, now)),
				href: `/meetings/${one.meeting.id}/agenda`
			};
		case 'changed':
			return {
				text: m.home_news_changed(named(one.meeting, language, now)),
				href: `/meetings/${one.meeting.id}/agenda`
			};
		case 'cancelled':
			return {
				text: m.home_news_cancelled(named(one.meeting, language, now)),
				href: `/meetings/${one.meeting.id}/agenda`
			};
		case 'ended':
			return { text: m.home_news_ended(named(one.meeting, language, now)), href: `/meetings/${one.meeting.id}/notes` };
		case 'proposal':
			return { text: returnWords(one), href: `/proposals/${one.proposalId}` };
		case 'answered':
			return { text: answeredWords(one), href: `/relay/${one.noteId}` };
		case 'file':
			return {
				text: m.home_news_file({ ...named(one.meeting, language, now), name: one.name }),
				href: `/meetings/${one.meeting.id}/agenda`
			};
		case 'planned-many':
			return {
				text: m.home_news_planned_many({ count: one.count, group: one.groupName }),
				href: `/groups/${one.groupId}`
			};
		case 'seat':
			return {
				text: m.home_news_seat({ name: one.name, role: seatRoleName(one.role), group: one.groupName }),
				href: `/groups/${one.groupId}`
			};
	}
}
