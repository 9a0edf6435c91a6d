import type { Language } from '#lib/i18n/dates.ts';

export interface ClockFace {
	/** "7.12", past the planned time "+2.10"; in English with colons. */
	text: string;
	state: 'running' | 'last' | 'over';
}

/**
 * What a clock shows after `used` seconds of `planned` (none: it only counts). `count` says which: time used, or time
 * left. The last minute and the time over have states of their own.
 */
export function clockFace(used: number, planned: number | null, count: 'used' | 'left', language: Language): ClockFace {
	const gone = Math.max(0, Math.floor(used));
	const left = planned === null ? null : planned - gone;
	const state = left === null || left > 60 ? 'running' : left >= 0 ? 'last' : 'over';
	if (left !== null && left < 0) return { text: `+${digits(-left, language)}`, state };
	return { text: digits(count === 'left' && left !== null ? left : gone, language), state };
}

const digits = (seconds: number, language: Language) =>
	`${Math.floor(seconds / 60)}${language === 'sv' ? '.' : ':'}${String(seconds % 60).padStart(2, '0')}`;
