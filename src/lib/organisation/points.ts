import { m } from '#lib/i18n/paraglide/messages.js';

export const limits = { text: 200, note: 2_000, words: 10_000, channel: 120, receivers: 500 } as const;

export const phases = ['before', 'after'] as const;
export type Phase = (typeof phases)[number];

/** The points everybody has, from how the four parties describe their own chains (domain.md 1.18). */
export const pointKeys = {
	before: ['talked', 'mandate', 'questions'],
	after: ['talked', 'doing', 'told']
} as const satisfies Record<Phase, readonly string[]>;

const words: Record<Phase, Record<string, () => string>> = {
	before: {
		talked: m.organisation_before_talked,
		mandate: m.organisation_before_mandate,
		questions: m.organisation_before_questions
	},
	after: { talked: m.organisation_after_talked, doing: m.organisation_after_doing, told: m.organisation_after_told }
};

/** What a point says: one of everybody's, or the organisation's own. */
export const pointWords = (phase: Phase, { key, text }: { readonly key: string; readonly text: string }): string =>
	words[phase][key]?.() ?? text;
