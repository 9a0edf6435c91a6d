import { z } from 'zod';

/** A development proposal (utvecklingsförslag), an application (ansökan), a memo (PM). */
export const proposalKinds = ['development', 'application', 'memo'] as const;
export type ProposalKind = (typeof proposalKinds)[number];
export const proposalKind = (word: string): ProposalKind =>
	proposalKinds.find((kind) => kind === word) ?? 'development';

/** Longest texts, in characters, and most of what there may be several of. */
export const limits = {
	title: 200,
	text: 20_000,
	remark: 2_000,
	quote: 1_000,
	reason: 1_000,
	contact: 200,
	statement: 4_000,
	vote: 300,
	body: 160,
	diaryNumber: 40,
	papers: 20
} as const;

/** How long it is kept after it is over, by its kind: for ever, ten years, two years (Y9). */
export const retentionOf = { development: 'keep', application: 'keep', memo: 'two-years' } as const satisfies Record<
	ProposalKind,
	string
>;

export const answers = ['supports', 'with-change', 'cannot', 'anchoring'] as const;
export type SoundingWord = (typeof answers)[number];

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const Title = z.string().trim().min(1, 'field.required').max(limits.title, 'field.too-long');

export const BeginProposal = z.object({
	groupId: Id,
	kind: z.enum(proposalKinds, 'field.required'),
	title: Title,
	/** What it begins with, put under its first section. */
	text: z.string().trim().max(limits.text, 'field.too-long').default(''),
	/** Things it came from: the red thread. */
	fromThingIds: z.array(Id).max(50).default([])
});
