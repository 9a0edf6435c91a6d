import { m } from '#lib/i18n/paraglide/messages.js';
import type { MinutesWaits } from './waits.ts';

/** What waits around somebody's minutes, as Home says it; `part`: the paragraph it is about, "§ 5 Lokaler". */
export function minutesWaitWords(what: MinutesWaits, date: string, part: string): string {
	const words = {
		adjust: m.minutes_home_adjust,
		'at-once': m.minutes_home_at_once,
		check: m.minutes_home_check,
		remarks: m.minutes_home_remarks,
		lock: m.minutes_home_lock,
		'send-minutes': m.minutes_home_send,
		sign: m.minutes_home_sign,
		notice: m.minutes_home_notice,
		'part-lock': m.minutes_home_part_lock,
		'part-sign': m.minutes_home_part_sign,
		'part-notice': m.minutes_home_part_notice
	};
	return words[what]({ date, part });
}
