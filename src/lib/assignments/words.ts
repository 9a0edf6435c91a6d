import { dayAndMonth, meetingDate, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { officeRoleName, officeRoleOf, seatRoleName, seatRoleOf } from '#lib/network/roles.ts';
import { seasonOf, type DueKind, type OwnerRole } from './assignment.ts';
import type { AssignmentLine } from './view.ts';

/** Who a role is, as it stands in a list: "Förbundschefen", "Kansliet", "Ordföranden". */
export function ownerRoleWord(role: OwnerRole): string {
	if (role === 'office') return m.assignments_role_office();
	const office = officeRoleOf(role);
	const name = office ? officeRoleName(office) : seatRoleName(seatRoleOf(role));
	return name.charAt(0).toLocaleUpperCase('sv') + name.slice(1);
}

/** "hösten 2026", in English "autumn 2026". */
export function seasonWord(text: string): string {
	const named = seasonOf(text);
	if (!named) return text;
	const { season, year } = named;
	return {
		våren: m.assignments_season_spring({ year }),
		sommaren: m.assignments_season_summer({ year }),
		hösten: m.assignments_season_autumn({ year })
	}[season];
}

type Due = Pick<AssignmentLine, 'dueKind' | 'dueOn' | 'dueSeason' | 'dueMeeting' | 'late' | 'state'>;

/** By when: "senast fre 12 mars", "till nästa möte, tors 8 april", "hösten 2026", "utan slutdatum". */
function dueWords(due: Due, language: Language, now: Date): string {
	const meeting = due.dueMeeting;
	const day = (at: Date) => meetingDate(at, language, now);
	switch (due.dueKind) {
		case 'date':
			return due.dueOn ? m.assignments_due_date({ date: day(due.dueOn) }) : m.assignments_due_none();
		case 'season':
			return m.assignments_due_season({ season: seasonWord(due.dueSeason) });
		case 'meeting':
			return meeting
				? m.assignments_due_meeting({ label: meeting.label, date: day(meeting.startsAt) })
				: m.assignments_due_none();
		case 'next':
			return meeting ? m.assignments_due_next({ date: day(meeting.startsAt) }) : m.assignments_due_next_unplanned();
		case 'none':
			return m.assignments_due_none();
	}
}

/** The deadline in words; of an open one that is late, that it is. */
export function deadlineWords(line: Due, language: Language, now: Date): string {
	const words = dueWords(line, language, now);
	return line.state === 'open' && line.late ? m.assignments_late({ due: words }) : words;
}

/** What became of it: "Klart 12 mars", "Avskrivet 12 mars". */
export function settledWords(line: AssignmentLine, language: Language, now: Date): string {
	if (line.state === 'open' || !line.settledAt) return '';
	const date = dayAndMonth(line.settledAt, language, now);
	return line.state === 'done' ? m.assignments_done_on({ date }) : m.assignments_dropped_on({ date });
}

/** A kind of deadline as one chooses it. */
export const dueChoice = (kind: DueKind): string =>
	({
		date: m.assignments_choose_date,
		meeting: m.assignments_choose_meeting,
		next: m.assignments_choose_next,
		season: m.assignments_choose_season,
		none: m.assignments_choose_none
	})[kind]();
