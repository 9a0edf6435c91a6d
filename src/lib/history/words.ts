import { clockTime, nearDay, meetingDate, type Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { VersionLine } from './version.ts';

/** "i dag 13.05", "tors 12 mars 13.05": a version is told from the next by its minute. */
export const whenWords = (at: Date, language: Language): string =>
	m.history_when({ day: nearDay(at, language) ?? meetingDate(at, language), time: clockTime(at, language) });

/** A version in a few words: its name if it has one, and when. */
export const versionWords = (version: Pick<VersionLine, 'at' | 'name'>, language: Language): string =>
	version.name ? `${version.name} (${whenWords(version.at, language)})` : whenWords(version.at, language);

/** "Anna, Bo och Cilla". */
export function namesInRow(names: readonly string[]): string {
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : m.history_and({ names: names.slice(0, -1).join(', '), last });
}

/** Why a version is there. */
export function reasonWords({ reason, by, of }: Pick<VersionLine, 'reason' | 'by' | 'of'>, language: Language): string {
	const name = by ?? m.history_somebody();
	switch (reason) {
		case 'named':
			return m.history_reason_named({ name });
		case 'frozen':
			return m.history_reason_frozen();
		case 'before-restore':
			return m.history_reason_before_restore();
		case 'restored':
			return of
				? m.history_reason_restored_of({ name, version: versionWords(of, language) })
				: m.history_reason_restored({ name });
		case 'erased':
			return m.history_reason_erased({ name });
		case 'auto':
			return m.history_reason_auto();
	}
}

/** The address of one of the pages of a text's history. */
export function historyAddress(
	meetingId: string,
	itemId: string | null,
	page: '' | 'compare' | 'erase' = '',
	more: Readonly<Record<string, string>> = {}
): string {
	const asked = new URLSearchParams({ ...(itemId === null ? {} : { item: itemId }), ...more }).toString();
	return `/meetings/${meetingId}/history${page && `/${page}`}${asked && `?${asked}`}`;
}
