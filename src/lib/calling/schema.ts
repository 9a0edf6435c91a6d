import { z } from 'zod';
import { answers } from './answers.ts';

/** Longest message in a calling, and longest note to an answer, in characters. */
export const limits = { message: 2_000, note: 300 } as const;

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const Note = z.string().trim().max(limits.note, 'field.too-long').default('');

/** `hash`: of what the sender saw; what has changed since is not sent unseen. */
const Seen = z.object({ meetingId: Id, hash: z.string().max(64).default('') });
export const ApproveCalling = Seen;
export const SendCalling = Seen.extend({
	message: z.string().trim().max(limits.message, 'field.too-long').default('')
});
export const AnswerCalling = z.object({ meetingId: Id, answer: z.enum(answers, 'field.required'), note: Note });
/** An answer that somebody at the office or who leads the group writes down for another. */
export const NoteAnswer = AnswerCalling.extend({ membershipId: Id });
export const AnswerByLink = z.object({
	token: z.string().min(1).max(400),
	answer: z.enum(answers, 'field.required'),
	note: Note
});
export const AnswerServing = z.object({ requestId: Id, serves: z.boolean() });
export const ServeByLink = z.object({ token: z.string().min(1).max(400), serves: z.boolean() });
