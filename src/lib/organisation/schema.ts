import { z } from 'zod';
import { fromLocal } from '#lib/i18n/dates.ts';
import { limits, phases, pointKeys } from './points.ts';

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
/** A form sends its lines with CRLF. */
const text = (most: number) =>
	z
		.string()
		.default('')
		.transform((typed) => typed.replaceAll('\r\n', '\n').trim())
		.pipe(z.string().max(most, 'field.too-long'));
const needed = (most: number) => text(most).pipe(z.string().min(1, 'field.required'));
const At = { organisationId: Id, meetingId: Id, phase: z.enum(phases, 'field.invalid') };

/** `point`: the key of one that everybody has, or the id of an own one. `was`: its note as it was read. */
export const TickPoint = z.object({
	...At,
	point: Id,
	done: z.boolean(),
	note: text(limits.note),
	was: text(limits.note)
});
export const AddPoint = z.object({ ...At, text: needed(limits.text) });
export const ThePoint = z.object({ pointId: Id });
/** `version`: of what was read before it was changed. */
export const WritePack = z.object({
	packId: Id,
	version: z.coerce.number().int().min(0),
	meaning: text(limits.words),
	words: text(limits.words)
});
export const MarkTold = z.object({
	packId: Id,
	channel: needed(limits.channel),
	receivers: text(limits.receivers),
	toldOn: z
		.string()
		.trim()
		.transform((typed, ctx) => {
			const day = fromLocal(typed, '12:00');
			if (day === null) ctx.addIssue({ code: 'custom', message: typed === '' ? 'field.required' : 'field.date' });
			return day ?? new Date(0);
		})
});
export const TheTelling = z.object({ toldId: Id });

export const isKey = (phase: (typeof phases)[number], point: string): boolean =>
	(pointKeys[phase] as readonly string[]).includes(point);
