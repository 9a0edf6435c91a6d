import { z } from 'zod';
import { fromLocal } from '#lib/i18n/dates.ts';
import { readDay } from '#lib/meetings/typed-time.ts';

/** Longest texts, in characters. */
export const limits = { body: 60_000, remark: 4_000, reason: 600, signers: 600, place: 200 } as const;

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const meetingId = Id;
const text = (longest: number) =>
	z
		.string()
		.transform((typed) => typed.replaceAll('\r\n', '\n').trim())
		.pipe(z.string().max(longest, 'field.too-long'));
const required = (longest: number) => text(longest).pipe(z.string().min(1, 'field.required'));
/** Of one paragraph that was adjusted at once, an item; '' = of the whole. */
const part = z.string().max(64, 'field.foreign').default('');
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'field.invalid');

export const EditParagraph = z.object({ meetingId, itemId: Id, body: text(limits.body) });
/** `what`: the facts as they stand now, or the meeting's own text in place of the secretary's. */
export const RefetchParagraph = z.object({ meetingId, itemId: Id, what: z.enum(['facts', 'text']) });
export const ChooseAdjusters = z.object({
	meetingId,
	secretaryId: Id.nullable().default(null),
	adjusters: z.array(Id).max(10, 'field.invalid').default([])
});
/** Somebody else adjusts in the place of a membership. */
export const ReplaceAdjuster = z.object({
	meetingId,
	membershipId: Id,
	standInId: Id,
	reason: required(limits.reason)
});
export const TheMinutes = z.object({ meetingId });
export const PutRemark = z.object({ meetingId, itemId: Id, text: required(limits.remark) });
export const remarkAnswers = ['accepted', 'declined', 'noted', 'carried'] as const;
export const SettleRemark = z.object({
	remarkId: Id,
	answer: z.enum(remarkAnswers, 'field.required'),
	text: text(limits.remark).default('')
});
export const MarkMinutes = z.object({ meetingId, hash: Hash });
/** Paragraphs that are adjusted at once. */
export const AskAtOnce = z.object({ meetingId, itemId: Id });
export const MarkAtOnce = z.object({
	meetingId,
	parts: z
		.array(z.object({ itemId: Id, hash: Hash }))
		.min(1, 'field.required')
		.max(100, 'field.too-long')
});
export const LockAtOnce = z.object({ meetingId, itemId: Id, hash: Hash });
export const LockMinutes = z.object({ meetingId, hash: Hash });
export const ReopenMinutes = z.object({ meetingId, reason: required(limits.reason) });

/** A day as it is typed, as the first moment of it in Sweden. */
const Day = z.string().transform((typed, ctx): Date => {
	const day = readDay(typed);
	const moment = day && fromLocal(day, '00:00');
	if (moment) return moment;
	ctx.addIssue({ code: 'custom', message: typed.trim() ? 'field.date' : 'field.required' });
	return z.NEVER;
});
/** `signers`: one a line. */
export const AttachSigned = z.object({ meetingId, part, signedOn: Day, signers: required(limits.signers) });
export const PutUpNotice = z.object({
	meetingId,
	part,
	paragraphs: required(limits.place),
	upOn: Day,
	downOn: Day,
	/** Where the minutes are kept (förvaringsplats), and who puts the notice up. */
	place: required(limits.place),
	by: required(limits.place),
	withMinutes: z.boolean().default(true)
});
export const WithdrawNotice = z.object({ meetingId, part, reason: required(limits.reason) });
