import { z } from 'zod';
import { askedWords } from './states.ts';

/** Longest texts, in characters, and the most papers and receivers of one note. */
export const limits = {
	title: 200,
	what: 6_000,
	why: 2_000,
	comment: 2_000,
	words: 2_000,
	report: 6_000,
	papers: 10
} as const;

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const NoneOrId = z
	.string()
	.max(64, 'field.foreign')
	.nullish()
	.transform((id) => id || null);
const Ids = z.array(Id).max(100, 'field.invalid');
const SomeIds = Ids.min(1, 'field.required').transform((ids) => [...new Set(ids)]);
const text = (longest: number) => z.string().trim().max(longest, 'field.too-long');
const said = (longest: number) => z.string().trim().min(1, 'field.required').max(longest, 'field.too-long');
/** The SHA-256 of what was looked at, in hex. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'field.invalid');
/** Somebody has seen that a personal identity number stands there, and sends it on purpose. */
const LetThrough = z.boolean().default(false);

const content = {
	title: text(limits.title).default(''),
	what: said(limits.what),
	why: text(limits.why).default(''),
	asked: z.enum(askedWords, 'field.required')
};

/**
 * `groupId`: none = the office's own. `fromThingId`: what it comes from, an item, a decision, a task, a card of a sheet;
 * `act`: the word of the link between the two.
 */
export const DraftNote = z.object({
	groupId: NoneOrId,
	...content,
	fromThingId: NoneOrId,
	act: z
		.string()
		.regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, 'field.invalid')
		.default('relay.drafted'),
	wishes: Ids.default([])
});
/** `papers`: those that go along. */
export const ChangeNote = z.object({
	noteId: Id,
	...content,
	title: said(limits.title),
	wishes: Ids.default([]),
	papers: Ids.default([]),
	withName: z.boolean().default(false),
	withWords: z.boolean().default(false)
});
export const TheNote = z.object({ noteId: Id });
/** A yes to exactly what was seen. */
export const ApproveNote = z.object({ noteId: Id, hash: Hash, letThrough: LetThrough });
export const ApproveByLink = z.object({ token: z.string().max(300, 'field.invalid'), hash: Hash });
export const AskBack = z.object({ noteId: Id, text: said(limits.words), letThrough: LetThrough });
export const Suggest = z.object({
	noteId: Id,
	title: said(limits.title),
	what: said(limits.what),
	why: text(limits.why).default(''),
	comment: text(limits.comment).default(''),
	goesTo: Ids.default([]),
	letThrough: LetThrough
});
/** The office lets it go no further. */
export const LeaveNote = z.object({ noteId: Id, reason: said(limits.words), letThrough: LetThrough });
export const SettleSuggestion = z.object({ noteId: Id, wordId: Id, answer: z.enum(['accept', 'decline']) });
export const Lapse = z.object({ noteId: Id, wordId: Id });
export const MergeNotes = z.object({
	noteIds: z.array(Id).min(2, 'field.required').max(30, 'field.invalid'),
	...content,
	title: said(limits.title)
});
/** What the office chooses when it relays: to whom, why, and what goes along. */
export const Choices = z.object({
	toGroupIds: SomeIds,
	toMeetingId: NoneOrId,
	why: said(limits.why),
	comment: text(limits.comment).default(''),
	withName: z.boolean().default(false),
	withWords: z.boolean().default(false),
	papers: Ids.default([])
});
export const PreviewNote = Choices.extend({ noteId: Id });
export const SendNote = PreviewNote.extend({ hash: Hash, letThrough: LetThrough });
export const TheHop = z.object({ hopId: Id });
export const PutOnAgenda = z.object({ hopId: Id, meetingId: Id });
/** `none`: no action, then the report says why. */
export const AnswerNote = z.object({
	hopId: Id,
	outcome: z.enum(['answered', 'none'], 'field.required'),
	report: said(limits.report),
	letThrough: LetThrough
});
export const PassOn = z.object({
	hopId: Id,
	toGroupIds: SomeIds,
	why: said(limits.why),
	report: text(limits.report).default(''),
	letThrough: LetThrough
});
