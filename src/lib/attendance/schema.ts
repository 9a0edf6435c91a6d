import { z } from 'zod';
import { readClock } from '#lib/meetings/typed-time.ts';
import { eventKinds, forms } from './log.ts';

/** Longest reason for striking a row, and most people checked in from one screen. */
export const limits = { reason: 200, beside: 20 } as const;

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const OptionalId = z
	.string()
	.max(64, 'field.foreign')
	.optional()
	.transform((id) => id || null);
const AForm = z.enum(forms, 'field.required');
const Beside = z.array(Id).max(limits.beside, 'field.too-long').default([]);

export const CheckIn = z.object({ meetingId: Id, form: AForm, beside: Beside });
export const Leave = z.object({ meetingId: Id, beside: Beside });
export const ChangeForm = z.object({ meetingId: Id, form: AForm });
export const OnItem = z.object({ meetingId: Id, itemId: Id });
export const Serve = z.object({ meetingId: Id, forSeatId: Id, itemId: OptionalId });
export const StepBack = z.object({ meetingId: Id });

/** What the secretary or the chair writes for somebody else; `time` as on a clock, none = now. */
export const RecordFor = z.object({
	meetingId: Id,
	who: Id,
	kind: z.enum(eventKinds, 'field.required'),
	form: z.enum(forms).or(z.literal('')).optional(),
	itemId: OptionalId,
	forSeatId: OptionalId,
	time: z
		.string()
		.trim()
		.default('')
		.transform((text, ctx) => {
			const clock = text === '' ? null : readClock(text);
			if (text !== '' && clock === null) ctx.addIssue({ code: 'custom', message: 'field.date' });
			return clock;
		})
});

export const StrikeRow = z.object({
	meetingId: Id,
	eventId: z.coerce.number('field.invalid').int('field.invalid'),
	reason: z.string().trim().min(1, 'field.required').max(limits.reason, 'field.too-long')
});
