import { z } from 'zod';
import { speakerKinds, speakerMoves } from './list.ts';

/** Longest speaking time, in minutes. */
const most = 60;

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const OptionalId = z
	.string()
	.max(64, 'field.foreign')
	.optional()
	.transform((id) => id || null);

/** `who`: as in the attendance log, when somebody is put on the list by whoever leads. */
export const AskFloor = z.object({
	meetingId: Id,
	itemId: Id,
	kind: z.enum(speakerKinds, 'field.required').default('floor'),
	who: OptionalId
});
/** Without a `requestId` the next in turn. */
export const GiveFloor = z.object({ meetingId: Id, requestId: OptionalId });
export const OneRequest = z.object({ meetingId: Id, requestId: Id });
export const MoveSpeaker = OneRequest.extend({ move: z.enum(speakerMoves, 'field.required') });
export const EndSpeech = z.object({ meetingId: Id });

/** `minutes` as typed, with a comma if need be: "1,5"; empty = no limit. `rest`: for the items that are left, too. */
export const SetSpeakingTime = z.object({
	meetingId: Id,
	itemId: Id,
	rest: z.boolean().default(false),
	minutes: z
		.string()
		.trim()
		.default('')
		.transform((text, ctx) => {
			if (text === '') return null;
			const minutes = Number(text.replace(',', '.'));
			if (Number.isFinite(minutes) && minutes >= 0.5 && minutes <= most) return Math.round(minutes * 60);
			ctx.addIssue({ code: 'custom', message: 'field.number' });
			return z.NEVER;
		})
});
