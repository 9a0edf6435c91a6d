import { z } from 'zod';
import { pollKinds, pollSubjects } from './poll.ts';

/** Longest texts, and the most options of a poll. */
export const limits = { question: 300, option: 200, options: 20, note: 1000, reason: 300 } as const;

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const OptionalId = z
	.string()
	.max(64, 'field.foreign')
	.optional()
	.transform((id) => id || null);
const line = (max: number) => z.string().trim().min(1, 'field.required').max(max, 'field.too-long');

/** `options`: with the id of the motion or decision each stands for, where the poll is to settle a decision. */
export const OpenPoll = z.object({
	meetingId: Id,
	itemId: Id,
	decisionId: OptionalId,
	question: line(limits.question),
	kind: z.enum(pollKinds, 'field.required'),
	subject: z.enum(pollSubjects, 'field.required').default('decision'),
	options: z
		.array(z.object({ id: OptionalId, text: line(limits.option) }), 'field.required')
		.min(1, 'field.required')
		.max(limits.options, 'field.too-long')
		.refine(
			(options) => new Set(options.map(({ text }) => text.toLocaleLowerCase('sv'))).size === options.length,
			'field.taken'
		)
});

/** `seatId`: the voting seat, where it is a neighbour's; none = one's own. */
export const CastBallot = z.object({ pollId: Id, seatId: OptionalId, choice: Id });
export const ThePoll = z.object({ pollId: Id });
export const VoidPoll = z.object({ pollId: Id, reason: line(limits.reason) });
export const SettleTie = z.object({ pollId: Id, choice: Id });

/** A whole number as somebody types it; an empty field is no zero. */
const Count = z.coerce
	.string()
	.trim()
	.regex(/^\d{1,4}$/, 'field.number')
	.transform(Number);

/** Hands by option id, abstentions, and what is to be said about the count ("varav 3 är ansökande parter"). */
export const CountHands = z.object({
	pollId: Id,
	counts: z.record(z.string(), Count),
	abstained: Count,
	note: z.string().trim().max(limits.note, 'field.too-long').default('')
});
