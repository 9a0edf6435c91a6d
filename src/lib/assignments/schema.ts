import { z } from 'zod';
import { fromLocal } from '#lib/i18n/dates.ts';
import { dueKinds, limits, ownerKinds, ownerRoles, seasonOf } from './assignment.ts';

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const OptionalId = z
	.string()
	.max(64, 'field.foreign')
	.default('')
	.transform((id) => id || null);

/** "person:<membership>", "role:chair", "group:<id>", "organisation:<id>": one choice of a list. */
const Owner = z
	.string()
	.max(100, 'field.foreign')
	.default('')
	.transform((text, ctx) => {
		const [kind, id] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
		const ownerKind = ownerKinds.find((one) => one === kind);
		const wrong = !ownerKind || !id || (ownerKind === 'role' && !ownerRoles.some((role) => role === id));
		if (wrong) ctx.addIssue({ code: 'custom', message: text === '' ? 'field.required' : 'field.foreign' });
		return { ownerKind: ownerKind ?? ('person' as const), ownerId: id };
	});

/** A day as it is typed or chosen; noon of it. */
const Day = z
	.string()
	.trim()
	.default('')
	.transform((text, ctx) => {
		const day = text === '' ? null : fromLocal(text, '12:00');
		if (text !== '' && day === null) ctx.addIssue({ code: 'custom', message: 'field.date' });
		return day;
	});

/** Who has a task and by when. */
export const whoAndWhen = {
	owner: Owner,
	due: z.enum(dueKinds, 'field.required').default('none'),
	dueOn: Day,
	dueMeetingId: OptionalId,
	dueSeason: z.string().trim().max(40, 'field.too-long').default('')
};
export const taskText = z.string().trim().min(1, 'field.required').max(limits.text, 'field.too-long');
const said = { text: taskText, ...whoAndWhen };

/** The one that its kind of deadline needs must be there. */
function demandDay(input: { due: string; dueOn: Date | null; dueMeetingId: string | null; dueSeason: string }) {
	if (input.due === 'date') return input.dueOn === null ? 'dueOn' : null;
	if (input.due === 'meeting') return input.dueMeetingId === null ? 'dueMeetingId' : null;
	return input.due === 'season' && !seasonOf(input.dueSeason) ? 'dueSeason' : null;
}
/** Demands the day that the kind of deadline needs. */
export const withDay = <S extends z.ZodType<Parameters<typeof demandDay>[0]>>(schema: S) =>
	schema.superRefine((input, ctx) => {
		const field = demandDay(input);
		if (field) ctx.addIssue({ code: 'custom', path: [field], message: 'field.required' });
	});

/** Made from a decision, at an item, or alone in a group. */
export const GiveAssignment = withDay(z.object({ ...said, groupId: Id, itemId: OptionalId, decisionId: OptionalId }));
export const ChangeAssignment = withDay(z.object({ ...said, assignmentId: Id }));
export const SettleAssignment = z.object({
	assignmentId: Id,
	state: z.enum(['done', 'dropped'], 'field.required'),
	answer: z.string().trim().max(limits.answer, 'field.too-long').default('')
});
export const TheAssignment = z.object({ assignmentId: Id });
export const TakeUp = z.object({ assignmentId: Id, meetingId: Id });
