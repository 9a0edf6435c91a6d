import { z } from 'zod';
import { Email, PersonName } from '#lib/accounts/schema.ts';

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const Items = z.array(Id).min(1, 'field.required').max(100, 'field.too-long');

export const InviteGuest = z.object({
	meetingId: Id,
	name: PersonName,
	organisation: z
		.string()
		.trim()
		.max(120, 'field.too-long')
		.regex(/^\P{C}*$/u, 'field.invalid')
		.default(''),
	/** Where the link is sent; '' = nowhere. */
	email: z.union([z.literal(''), Email]).default(''),
	items: Items
});
export const ChangeGuest = z.object({ meetingId: Id, guestId: Id, items: Items });
export const TheGuest = z.object({ meetingId: Id, guestId: Id });
export const EnterAsGuest = z.union([
	z.object({ token: z.string().min(1, 'field.required').max(100, 'field.invalid') }),
	z.object({ code: z.string().trim().min(1, 'field.required').max(40, 'field.invalid') })
]);
