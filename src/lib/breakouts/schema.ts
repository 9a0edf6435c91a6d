import { z } from 'zod';

const Id = z.string().min(1, 'field.required').max(64, 'field.invalid');
const Step = z.coerce.number().int().min(0);

/** Ways of dealing; 'hand' leaves everybody to be placed, 'free' lets them choose, 'join' puts pairs together. */
export const ways = ['random', 'mixed', 'join', 'hand', 'free'] as const;
export type Way = (typeof ways)[number];

export const Deal = z.object({
	sheetId: Id,
	step: Step,
	way: z.enum(ways, 'field.invalid'),
	/** About so many in each. */
	size: z.coerce
		.number('field.invalid')
		.int('field.invalid')
		.min(2, 'field.invalid')
		.max(30, 'field.invalid')
		.default(2)
});
export const MovePerson = z.object({ sheetId: Id, step: Step, personId: Id, breakoutId: Id });
export const TheStep = z.object({ sheetId: Id, step: Step });
export const TheBreakout = z.object({ sheetId: Id, breakoutId: z.string().max(64) });
export const TellAll = z.object({ sheetId: Id, message: z.string().trim().max(300, 'field.too-long') });
export const Carry = z.object({
	sheetId: Id,
	/** Where it goes: the step one is in, its field and column. */
	step: Step,
	field: z.string().max(40),
	column: z.string().max(40).default(''),
	/** Where it comes from. */
	from: Step,
	entryId: Id
});
