import { z } from 'zod';
import { Email } from '#lib/accounts/schema.ts';

/** Longest texts of a report, in characters. */
export const limits = { what: 4000, where: 500 } as const;

export const FaultReport = z.object({
	what: z.string().trim().min(1, 'field.required').max(limits.what, 'field.too-long'),
	where: z.string().trim().max(limits.where, 'field.too-long').default(''),
	email: z.union([z.literal(''), Email], 'field.email').default('')
});
