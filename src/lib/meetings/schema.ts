import { z } from 'zod';
import { fromLocal } from '#lib/i18n/dates.ts';
import { readClock, readDay } from './typed-time.ts';

/** Longest texts, in characters, and most rows in a year's plan. */
export const limits = { title: 200, place: 200, link: 500, reason: 300, rows: 40, called: 500 } as const;

/** What the first agenda of a meeting is made from. */
export const agendaChoices = ['standing', 'last', 'empty'] as const;
export type AgendaChoice = (typeof agendaChoices)[number];

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const Day = z
	.string()
	.trim()
	.min(1, 'field.required')
	.transform((text, ctx) => readDay(text) ?? wrongDate(ctx));
const Clock = z
	.string()
	.trim()
	.min(1, 'field.required')
	.transform((text, ctx) => readClock(text) ?? wrongDate(ctx));

function wrongDate(ctx: z.RefinementCtx): never {
	ctx.addIssue({ code: 'custom', message: 'field.date' });
	return z.NEVER;
}

/** Only addresses that a browser opens over TLS; a link with a name or password in it is refused too. */
const isHttps = (text: string): boolean => {
	if (!/^https:\/\//i.test(text) || /\s/.test(text) || !URL.canParse(text)) return false;
	const url = new URL(text);
	return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
};

const Title = z.string().trim().max(limits.title, 'field.too-long').default('');
const Place = z.string().trim().max(limits.place, 'field.too-long').default('');
const VideoLink = z
	.string()
	.trim()
	.max(limits.link, 'field.too-long')
	.refine((text) => text === '' || isHttps(text), 'field.link')
	.default('');

const timesOf = <Shape extends z.ZodRawShape>(more: Shape) =>
	z.object({ date: Day, start: Clock, end: Clock, ...more });

/** Turns a day and two times, all Swedish local time, into moments; the end comes after the start. */
function moments(times: { date: string; start: string; end: string }, ctx: z.RefinementCtx) {
	const startsAt = fromLocal(times.date, times.start);
	const endsAt = fromLocal(times.date, times.end);
	// The hour that is skipped when summer time begins.
	if (!startsAt) ctx.addIssue({ code: 'custom', message: 'field.date', path: ['start'] });
	if (!endsAt) ctx.addIssue({ code: 'custom', message: 'field.date', path: ['end'] });
	if (!startsAt || !endsAt) return z.NEVER;
	if (endsAt <= startsAt) {
		ctx.addIssue({ code: 'custom', message: 'field.end-before-start', path: ['end'] });
		return z.NEVER;
	}
	return { startsAt, endsAt, year: Number(times.date.slice(0, 4)) };
}

const details = {
	title: Title,
	place: Place,
	videoLink: VideoLink,
	/** Memberships called beyond those who sit in the group. */
	called: z.array(Id).max(limits.called, 'field.invalid').default([])
};

export const PlanMeeting = timesOf({
	groupId: Id,
	agenda: z.enum(agendaChoices, 'field.invalid').default('standing'),
	...details
}).transform(({ date, start, end, ...rest }, ctx) => ({ ...rest, ...moments({ date, start, end }, ctx) }));

const Times = timesOf({}).transform(moments);

/** A row without a day is one that was left empty, whatever times stand in it. */
const Row = z
	.object({ date: z.string().trim().default(''), start: z.string().default(''), end: z.string().default('') })
	.transform((row, ctx) => {
		if (row.date === '') return null;
		const parsed = Times.safeParse(row);
		if (parsed.success) return parsed.data;
		for (const { path, message } of parsed.error.issues) ctx.addIssue({ code: 'custom', message, path });
		return z.NEVER;
	});

export const PlanYear = z.object({
	groupId: Id,
	/** Out: the rows that were filled in, each with its place in the form. */
	rows: z
		.array(Row)
		.max(limits.rows, 'field.invalid')
		.transform((rows) => rows.flatMap((row, index) => (row ? [{ ...row, index }] : [])))
		.refine((rows) => rows.length > 0, 'field.required'),
	agenda: z.enum(agendaChoices, 'field.invalid').default('standing'),
	...details
});

/** `sequence`: that of the meeting when the form was opened; none = whatever it is now. */
export const ChangeMeeting = timesOf({
	meetingId: Id,
	sequence: z.coerce.number().int().optional(),
	...details
}).transform(({ date, start, end, ...rest }, ctx) => ({
	...rest,
	...moments({ date, start, end }, ctx)
}));

export const CancelMeeting = z.object({
	meetingId: Id,
	reason: z.string().trim().max(limits.reason, 'field.too-long').default('')
});

export const TheMeeting = z.object({ meetingId: Id });
/** `onItsDay`: refuse it on any other, because nobody has been asked. */
export const StartMeeting = TheMeeting.extend({ onItsDay: z.boolean().default(false) });
export const TakeItem = z.object({ meetingId: Id, itemId: Id });

const OptionalItem = z
	.string()
	.max(64, 'field.foreign')
	.optional()
	.transform((id) => id || null);

/** `who`: as in the attendance log; without an item for the rest of the meeting. */
export const HandOverChair = z.object({ meetingId: Id, who: Id, itemId: OptionalItem });
export const TakeBackChair = z.object({ meetingId: Id, itemId: OptionalItem });
/** Without an `afterId` it comes next. */
export const ReorderItem = z.object({ meetingId: Id, itemId: Id, afterId: OptionalItem });

const Reason = z.string().trim().max(limits.reason, 'field.too-long');
const needed = (text: z.ZodString) => text.min(1, 'field.required');
export const DeferItem = TakeItem.extend({ reason: Reason.default('') });
export const ReferItem = TakeItem.extend({
	reason: needed(Reason),
	to: needed(z.string().trim().max(limits.title, 'field.too-long'))
});
