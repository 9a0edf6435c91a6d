import { m } from '#lib/i18n/paraglide/messages.js';
import type { AttendanceEvent, EventKind } from './log.ts';
import { formWord } from './words.ts';

interface Names {
	/** What somebody in the log is called. */
	person(who: string): string;
	item(itemId: string): string;
}

/** One row of the log as a sentence: "Karin kom, i rummet". */
export function eventSentence({ kind, who, form, itemId, forSeatId }: AttendanceEvent, names: Names): string {
	const name = names.person(who);
	const item = itemId ? names.item(itemId) : '';
	const how = form ? formWord(form) : '';
	switch (kind) {
		case 'arrive':
			return m.attendance_log_arrive({ name, form: how });
		case 'leave':
			return m.attendance_log_leave({ name });
		case 'form':
			return m.attendance_log_form({ name, form: how });
		case 'recuse':
			return m.attendance_log_recuse({ name, item });
		case 'return':
			return m.attendance_log_return({ name, item });
		case 'serve': {
			const member = names.person(forSeatId ?? '');
			return item ? m.attendance_log_serve_on({ name, member, item }) : m.attendance_log_serve({ name, member });
		}
		case 'step-back':
			return m.attendance_log_step_back({ name });
	}
}

/** What the secretary chooses to write. */
export const kindChoice = (kind: EventKind): string =>
	({
		arrive: m.attendance_kind_arrive,
		leave: m.attendance_kind_leave,
		form: m.attendance_kind_form,
		recuse: m.attendance_kind_recuse,
		return: m.attendance_kind_return,
		serve: m.attendance_kind_serve,
		'step-back': m.attendance_kind_step_back
	})[kind]();
