/** What a briefing is: the information sheet before a meeting (infounderlag), or a report after one to other groups. */
export const briefingKinds = ['before', 'report'] as const;
export type BriefingKind = (typeof briefingKinds)[number];

/** Under what its text stands, in the order it is read. */
export const briefingSections = ['words', 'relayed', 'answers', 'decisions', 'tasks', 'ahead'] as const;
export type BriefingSection = (typeof briefingSections)[number];

/** Which of them a briefing of a kind has; `words` is for what people write themselves. */
export const sectionsOf: Readonly<Record<BriefingKind, readonly BriefingSection[]>> = {
	before: ['words', 'relayed', 'answers', 'decisions', 'ahead'],
	report: ['words', 'decisions', 'tasks', 'ahead']
};

export const briefingKindOf = (word: string): BriefingKind => (word === 'report' ? 'report' : 'before');
