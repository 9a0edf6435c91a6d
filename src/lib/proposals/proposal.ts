import { z } from 'zod';
import type { FieldProblem } from '#lib/refusals/codes.ts';

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
	paragraph: 40,
	diaryNumber: 40,
	papers: 20
} as const;

/** How long it is kept after it is over, by its kind: for ever, ten years, two years (Y9). */
export const retentionOf = { development: 'keep', application: 'keep', memo: 'two-years' } as const satisfies Record<
	ProposalKind,
	string
>;

/** What a round asks its organisations for. */
export const soundingAsks = ['positions', 'decisions'] as const;
export type SoundingAsks = (typeof soundingAsks)[number];

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

const Text = (longest: number) =>
	z
		.string()
		.transform((typed) => typed.replaceAll('\r\n', '\n').trim())
		.pipe(z.string().max(longest, 'field.too-long'));
const Needed = (longest: number) => Text(longest).pipe(z.string().min(1, 'field.required'));
const Day = z.iso.date('field.date');
const OptionalDay = Day.or(z.literal('')).default('');
const year = z.literal('').or(z.coerce.number('field.number').int('field.number').min(2000, 'field.number').max(2100));

export const TheProposal = z.object({ proposalId: Id });

/** Facts about a proposal; the last five are of an application. */
export const DescribeProposal = TheProposal.extend({
	title: Title,
	form: z.enum(['', 'project', 'preparatory']).default(''),
	amount: z.literal('').or(z.coerce.number('field.number').int('field.number').min(0).max(2_000_000_000)).default(''),
	fromYear: year.default(''),
	toYear: year.default(''),
	applicants: z.array(Id).max(100).default([])
}).refine(({ fromYear, toYear }) => fromYear === '' || toYear === '' || fromYear <= toYear, {
	path: ['toYear'],
	message: 'field.end-before-start'
});

export const RegisterProposal = TheProposal.extend({
	diaryNumber: z.string().trim().max(limits.diaryNumber, 'field.too-long').default(''),
	/** '' leaves it a draft, or as it was registered. */
	finalAs: z.enum(['', 'received', 'drawn-up']).default('')
});

/** Something said in the margin; `parentId` answers another remark. */
export const SayInMargin = TheProposal.extend({
	sectionId: z.string().max(64),
	anchor: z.string().max(400).default(''),
	quote: z.string().max(limits.quote, 'field.too-long').default(''),
	text: Needed(limits.remark),
	parentId: z.string().max(64).default(''),
	mentions: z.array(Id).max(30).default([])
});
export const Suggest = TheProposal.extend({
	sectionId: z.string().max(64),
	anchor: z.string().max(400).default(''),
	quote: z.string().min(1, 'field.required').max(limits.quote, 'field.too-long'),
	replacement: Text(limits.remark),
	text: Text(limits.remark).default('')
});
export const TheRemark = z.object({ remarkId: Id });

/** What every move says: which one was seen last, so that of two at once one is told. */
const Moving = TheProposal.extend({ version: z.coerce.number().int() });
/** `seen`: SHA-256 of the text that its sender saw. */
export const Sound = Moving.extend({
	seen: z.string().max(64),
	/** Positions, or a formal decision of each. */
	asks: z
		.enum(soundingAsks)
		.or(z.literal('').transform(() => 'positions' as const))
		.default('positions'),
	dueOn: Day,
	organisationIds: z.array(Id).min(1, 'field.required').max(200)
});
export const HandOn = Moving.extend({
	seen: z.string().max(64),
	override: z.boolean().default(false),
	reason: Text(limits.reason).default('')
});
export const TakeUp = Moving.extend({ meetingId: Id, statement: Text(limits.statement).default('') });
export const Settle = Moving.extend({
	move: z.enum(['decide', 'refer', 'defer', 'decline'], 'field.required'),
	reason: Needed(limits.reason),
	referredTo: Text(limits.body).default(''),
	vote: Text(limits.vote).default('')
}).refine(({ move, referredTo }) => move !== 'refer' || referredTo !== '', {
	path: ['referredTo'],
	message: 'field.required'
});
export const TurnBack = Moving.extend({ move: z.enum(['back', 'withdraw']), reason: Needed(limits.reason) });
export const NoteTreatment = TheProposal.extend({
	body: Needed(limits.body),
	on: Day,
	reason: Needed(limits.reason),
	vote: Text(limits.vote).default('')
});
export const AnswerSounding = TheProposal.extend({
	organisationId: Id,
	/** The round that was seen: an answer to another text is none. */
	soundingId: Id,
	answer: z.enum(answers, 'field.required'),
	untilOn: OptionalDay,
	reason: Text(limits.reason).default(''),
	contact: Text(limits.contact).default(''),
	/** Of a formal decision. */
	body: Text(limits.body).default(''),
	decidedOn: OptionalDay,
	paragraph: Text(limits.paragraph).default('')
})
	.refine(({ answer, untilOn }) => answer !== 'anchoring' || untilOn !== '', {
		path: ['untilOn'],
		message: 'field.required'
	})
	.refine(({ answer, reason }) => answer === 'supports' || answer === 'anchoring' || reason !== '', {
		path: ['reason'],
		message: 'field.required'
	});

/** What a formal decision lacks, by field: which body took it, when, and in which paragraph. */
export function formalGaps({
	body,
	decidedOn,
	paragraph
}: Pick<z.output<typeof AnswerSounding>, 'body' | 'decidedOn' | 'paragraph'>): Record<string, FieldProblem> {
	const said = { body, decidedOn, paragraph };
	return Object.fromEntries(
		Object.entries(said).flatMap(([field, value]) => (value === '' ? [[field, 'field.required'] as const] : []))
	);
}
