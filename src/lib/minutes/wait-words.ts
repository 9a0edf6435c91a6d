import { m } from '#lib/i18n/paraglide/messages.js';

/** What waits around somebody's minutes, as Home says it. */
export function minutesWaitWords(
	what: 'adjust' | 'at-once' | 'check' | 'remarks' | 'lock' | 'send-minutes' | 'sign' | 'notice',
	date: string
): string {
	const words = {
		adjust: m.minutes_home_adjust,
		'at-once': m.minutes_home_at_once,
		check: m.minutes_home_check,
		remarks: m.minutes_home_remarks,
		lock: m.minutes_home_lock,
		'send-minutes': m.minutes_home_send,
		sign: m.minutes_home_sign,
		notice: m.minutes_home_notice
	};
	return words[what]({ date });
}
