import type { DemoCalendar } from './calendar.ts';
import { inWords, yearOf, type Day } from './days.ts';

/** Where a text stands: it speaks of the dates around its own meeting. */
export interface Standpoint {
	readonly calendar: DemoCalendar;
	readonly group: string;
	readonly day: Day;
}

function nearest({ calendar, day }: Standpoint, group: string, which: string): string {
	const days = calendar.groups.get(group)?.all ?? [];
	const found = which === 'before' ? days.findLast((one) => one < day) : days.find((one) => one > day);
	if (!found) throw new Error(`The demo knows no meeting of ${group} ${which} ${day}`);
	return inWords(found);
}

/**
 * Fills in what stands in braces: {before} and {next} = dates of the group's meetings around this one, {board:before}
 * and {regional:next} = those of another group, {year} and {nextYear}, {half} = vårens or höstens. Throws on anything
 * else: it is a slip of the pen.
 */
export function fillWords(text: string, at: Standpoint): string {
	return text.replace(/\{([^}]*)\}/g, (_, word: string) => {
		const [first = '', second] = word.split(':');
		if (second !== undefined) return nearest(at, first, second);
		switch (first) {
			case 'before':
			case 'next':
				return nearest(at, at.group, first);
			case 'year':
				return String(yearOf(at.day));
			case 'nextYear':
				return String(yearOf(at.day) + 1);
			case 'half':
				return at.day.slice(5) < '07-01' ? 'vårens' : 'höstens';
			default:
				throw new Error(`The demo has no word for {${word}}`);
		}
	});
}
