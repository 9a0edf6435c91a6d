import { z } from 'zod';
import { decisionForms, decisionKinds, limits, motionKinds, needsWords, statementKinds } from './decision.ts';

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const OptionalId = z
	.string()
	.max(64, 'field.foreign')
	.default('')
	.transform((id) => id || null);
/** A form sends its lines with CRLF. */
const text = (most: number) =>
	z
		.string()
		.transform((typed) => typed.replaceAll('\r\n', '\n').trim())
		.pipe(z.string().max(most, 'field.too-long'));
const needed = (most: number) => text(most).pipe(z.string().min(1, 'field.required'));

const Written = z.object({
	kind: z.enum(decisionKinds, 'field.invalid').default('decision'),
	text: needed(limits.text),
	reasons: text(limits.reasons).default(''),
	addressees: text(limits.addressees).default('')
});

export const PrepareDecision = Written.extend({ meetingId: Id, itemId: Id });
/** `before`: the text as it stood when it was taken up for writing, so that nobody writes over another's words unseen. */
export const ChangeDecision = Written.extend({ decisionId: Id, before: text(limits.text).optional() });
export const TheDecision = z.object({ decisionId: Id });
/** `why` is needed where it has been decided: others have read it. */
export const WithdrawDecision = z.object({ decisionId: Id, why: text(limits.why).default('') });

/** `seatId`: for whom it is written, when somebody who leads writes it; none = one's own. */
export const MakeMotion = z
	.object({
		decisionId: Id,
		kind: z.enum(motionKinds, 'field.required'),
		text: text(limits.motion).default(''),
		seatId: OptionalId
	})
	.refine(({ kind, text }) => !needsWords.includes(kind) || text !== '', { path: ['text'], message: 'field.required' });
export const TheMotion = z.object({ motionId: Id, seatId: OptionalId });
export const OrderMotions = z.object({ decisionId: Id, motionIds: z.array(Id).max(60, 'field.too-long') });

/** `text`: what was decided in other words than follow from the motions; '' = what follows from them. */
export const Decide = z.object({
	decisionId: Id,
	form: z.enum(decisionForms, 'field.required'),
	carried: z.array(Id).max(60, 'field.too-long').default([]),
	text: text(limits.text).default(''),
	pollId: OptionalId,
	/** To whom the matter goes back, where it is referred back. */
	to: text(limits.to).default(''),
	/** The chair insists although too few are present. */
	insist: z.boolean().default(false)
});
export const CorrectDecision = z.object({
	decisionId: Id,
	text: needed(limits.text),
	reasons: text(limits.reasons).default(''),
	why: needed(limits.why)
});
export const AddressDecision = z.object({ decisionId: Id, addressees: text(limits.addressees) });

export const MakeStatement = z.object({
	decisionId: Id,
	kind: z.enum(statementKinds, 'field.required'),
	text: text(limits.statement).default(''),
	seatId: OptionalId
});
export const WriteStatement = z.object({ statementId: Id, text: needed(limits.statement) });
export const TheStatement = z.object({ statementId: Id });
