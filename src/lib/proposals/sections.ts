import type { ProposalKind } from './proposal.ts';

/** What a section is for; 'own' is one that people add and name themselves. */
export const sectionKinds = [
	'need',
	'target',
	'parties',
	'proposal',
	'benefit-person',
	'benefit-parts',
	'cost',
	'risk',
	'contribution',
	'follow-up',
	'background',
	'purpose',
	'activities',
	'considerations',
	'decision',
	'own'
] as const;
export type SectionKind = (typeof sectionKinds)[number];
export const sectionKind = (word: unknown): SectionKind => sectionKinds.find((kind) => kind === word) ?? 'own';

/** Which sections a proposal of each kind begins with, in order. */
export const sectionsOf: Readonly<Record<ProposalKind, readonly SectionKind[]>> = {
	development: [
		'need',
		'target',
		'parties',
		'proposal',
		'benefit-person',
		'benefit-parts',
		'contribution',
		'cost',
		'risk',
		'follow-up',
		'decision'
	],
	application: [
		'background',
		'purpose',
		'target',
		'parties',
		'activities',
		'benefit-person',
		'benefit-parts',
		'cost',
		'risk',
		'follow-up',
		'decision'
	],
	memo: ['background', 'considerations', 'proposal', 'decision']
};
