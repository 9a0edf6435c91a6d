import { m } from '#lib/i18n/paraglide/messages.js';
import type { SheetView } from '#lib/sheets/sheet.ts';
import type { ToolStep } from '#lib/tools/schema.ts';

/** What a breakout is called: Par 3, Grupp 1. */
export const breakoutName = (visibility: ToolStep['visibility'], number: number): string =>
	visibility === 'pair' ? m.breakouts_pair({ number }) : m.breakouts_group({ number });

/** A sheet whose notes say where they come from, beside or in place of who wrote them. */
export function withOrigins(sheet: SheetView): SheetView {
	const came = Object.entries(sheet.origins).map(([id, { place, number }]) => {
		const from = sheet.steps[place];
		const name = number === null ? '' : breakoutName(from?.visibility ?? 'group', number);
		const here = place === sheet.looking.place;
		const where = name && !here ? m.breakouts_from_in({ where: name, step: from?.title ?? '' }) : '';
		return [id, where || m.breakouts_from({ where: name || (from?.title ?? '') })] as const;
	});
	return { ...sheet, authors: { ...sheet.authors, ...Object.fromEntries(came) } };
}
