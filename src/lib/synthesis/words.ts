import { m } from '#lib/i18n/paraglide/messages.js';

/** "våren 2026" of "2026-1". */
export function periodWord(period: string): string {
	const [year = '', half] = period.split('-');
	return half === '1' ? m.synthesis_spring({ year }) : m.synthesis_autumn({ year });
}

/** A group by its name where it agreed, else "en grupp". */
export const groupWord = (group: string | null): string => group ?? m.synthesis_a_group();

/** A number as it is read: "3,4", in English "3.4". */
export const numberWord = (value: number, language: 'sv' | 'en'): string =>
	new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'sv-SE', { maximumFractionDigits: 1 }).format(value);
