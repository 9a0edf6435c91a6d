import { z } from 'zod';
import { taskText, whoAndWhen, withDay } from '#lib/assignments/schema.ts';
import { limits } from '#lib/sheets/entry.ts';
import { most } from './piece.ts';

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const pieces = <Text extends z.ZodType<string, string>>(text: Text) =>
	z
		.array(z.object({ id: Id, text }))
		.min(1, 'field.required')
		.max(most, 'field.too-long');

const words = z
	.string()
	.trim()
	.min(1, 'field.required')
	.max(limits.text * 3, 'field.too-long');

/** Notes and groups that each become a task of the same owner, by the same day. */
export const HarvestTasks = withDay(z.object({ sheetId: Id, pieces: pieces(taskText), ...whoAndWhen }));
/** Notes and groups that are written down at an item. */
export const HarvestNote = z.object({ sheetId: Id, pieces: pieces(words), itemId: Id });
/** Notes and groups that each become an item of a meeting to come. */
export const HarvestItems = z.object({
	sheetId: Id,
	pieces: pieces(z.string().trim().min(1, 'field.required').max(200, 'field.too-long')),
	meetingId: Id
});
/**
 * Notes and groups that begin a relay note or a proposal; `targetId`: which, once it has begun; `groupId`: the group that
 * writes the proposal, '' for the sheet's own.
 */
export const HarvestPassed = z.object({
	sheetId: Id,
	pieces: pieces(words),
	targetId: Id.optional(),
	groupId: z.string().max(64, 'field.foreign').default('')
});
export const TakeBack = z.object({ sheetId: Id, actId: Id });
