import { hours } from '#lib/agenda/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

interface Settings {
	readonly decides: boolean;
	readonly recordKind: string;
	readonly numbering: string;
	readonly numberPrefix: string;
	readonly numberStart: number;
	readonly notesBy: string;
	readonly usualMinutes: number;
	readonly usualPlace: string;
}

/** "§ 1, § 2, § 3": how the first numbers look. */
export const numberExample = (prefix: string, start: number): string =>
	[0, 1, 2].map((more) => `${prefix}${start + more}`).join(', ');

/** A group's settings as sentences. */
export function settingsSentences(group: Settings): string[] {
	const first = group.numbering === 'continuous' ? group.numberStart : 1;
	const example = numberExample(group.numberPrefix, first);
	const length = hours(group.usualMinutes);
	return [
		group.decides ? m.network_says_decides() : m.network_says_advises(),
		group.recordKind === 'minutes' ? m.network_says_minutes() : m.network_says_notes(),
		group.notesBy === 'all' ? m.network_says_by_all() : m.network_says_by_secretary(),
		group.numbering === 'per-meeting'
			? m.network_says_numbering_per_meeting({ example })
			: group.numbering === 'per-year'
				? m.network_says_numbering_per_year({ example })
				: group.numbering === 'continuous'
					? m.network_says_numbering_continuous({ example })
					: m.network_says_numbering_plain(),
		group.usualPlace
			? m.network_says_length_place({ length, place: group.usualPlace })
			: m.network_says_length({ length })
	];
}
