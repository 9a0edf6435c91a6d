import { z } from 'zod';
import { PersonName } from '#lib/accounts/schema.ts';

const Id = z.string().min(1, 'field.required').max(64, 'field.invalid');
const Token = z.string().min(1, 'field.required').max(100, 'field.invalid');
const Organisation = z
	.string()
	.trim()
	.max(120, 'field.too-long')
	.regex(/^\P{C}*$/u, 'field.invalid')
	.default('');

export const TheSheet = z.object({ sheetId: Id });
export const EnterSheet = z.object({
	token: Token,
	/** Made with the form: the same form sent twice is the same guest. */
	form: z.string().min(16, 'field.invalid').max(64, 'field.invalid'),
	name: PersonName,
	organisation: Organisation,
	inRoom: z.boolean()
});
export const EnterScreen = z.object({ token: Token });
export const HoldSeat = z.object({
	sheetId: Id,
	/** A member of the group; '' for somebody else, who is given a name. */
	membershipId: z.string().max(64).default(''),
	name: z
		.string()
		.trim()
		.max(120, 'field.too-long')
		.regex(/^\P{C}*$/u, 'field.invalid')
		.default(''),
	organisation: Organisation
});
export const ThePerson = z.object({ sheetId: Id, personId: Id });
