import { m } from '#lib/i18n/paraglide/messages.js';
import { parts, type Part, type Shape } from '#lib/ui/part.ts';

/** A column of the database as a part; an unknown word is a municipality, so that nobody falls off the table. */
export const partOf = (word: string): Part => parts.find((part) => part === word) ?? 'kommun';

/** The part's name for the reader; partner organisations in English are never called parties. */
export const partName = (part: Shape): string =>
	({
		af: m.ui_part_af,
		fk: m.ui_part_fk,
		region: m.ui_part_region,
		kommun: m.ui_part_kommun,
		office: m.ui_part_office
	})[part]();
