/** What of a meeting's minutes may wait for somebody; `part-…`: of one paragraph that is adjusted at once. */
export const minutesWaits = [
	'adjust',
	'at-once',
	'check',
	'remarks',
	'lock',
	'send-minutes',
	'sign',
	'notice',
	'part-lock',
	'part-sign',
	'part-notice'
] as const;
export type MinutesWaits = (typeof minutesWaits)[number];
