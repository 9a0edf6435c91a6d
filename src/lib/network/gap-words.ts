import { m } from '#lib/i18n/paraglide/messages.js';
import { parts } from '#lib/ui/part.ts';
import type { Coverage, Gap } from './coverage.ts';
import { partName } from './parts.ts';

const listed = (names: readonly string[]) =>
	names.length < 2 ? names.join('') : names.slice(0, -1).join(', ') + m.network_and() + (names.at(-1) ?? '');

const ofKind = {
	missing: m.network_gap_missing,
	'only-substitute': m.network_gap_only_substitute,
	'no-mandate': m.network_gap_no_mandate,
	'no-substitute': m.network_gap_no_substitute
} as const;

/** What a group lacks, as sentences, gravest first, one for each kind of lack. `short`: by the short names. */
export function gapSentences(gaps: readonly Gap[], short = false): string[] {
	const name = (one: { name: string; shortName: string }) => (short ? one.shortName : one.name);
	const whole = gaps.flatMap((gap) => {
		if (gap.kind !== 'part-missing') return [];
		const names = listed(gap.organisations.map(name));
		return [
			gap.part === 'kommun'
				? m.network_gap_part_kommun({ names })
				: m.network_gap_part({ part: partName(gap.part), names })
		];
	});
	const kinds = (['missing', 'only-substitute', 'no-mandate', 'no-substitute'] as const).flatMap((kind) => {
		const names = gaps.flatMap((gap) => (gap.kind === kind ? [name(gap.organisation)] : []));
		return names.length > 0 ? [ofKind[kind]({ names: listed(names) })] : [];
	});
	return [...whole, ...kinds];
}

/** How a group stands, in one or two sentences: that all sit in it, and what it still lacks. */
export function coverageSentence(coverage: Coverage, gaps: readonly Gap[]): string {
	const sentences = gapSentences(gaps);
	const nobody = coverage.organisations.every((one) => one.ordinary.length + one.substitutes.length === 0);
	if (nobody && coverage.unbound.length === 0) return [m.network_nobody(), ...sentences].join(' ');
	if (coverage.required === 0) return '';
	const held = coverage.held === coverage.required;
	const allParts = parts.every((part) => coverage.parts.some((one) => one.part === part && one.held > 0));
	return [...(held ? [allParts ? m.network_all_parts() : m.network_all_held()] : []), ...sentences].join(' ');
}
