import { z } from 'zod';
import { longestPassword } from './password.ts';

/** An e-mail address in lower case; one address, no names, lists or line breaks. */
export const Email = z
	.string()
	.trim()
	.min(1, 'field.required')
	.max(254, 'field.too-long')
	.toLowerCase()
	.regex(
		/^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}\p{N}-]{2,}$/u,
		'field.email'
	);

/** A person's name as they write it. */
export const PersonName = z
	.string()
	.trim()
	.min(1, 'field.required')
	.max(120, 'field.too-long')
	.regex(/^\P{C}*$/u, 'field.invalid');

export const Title = z
	.string()
	.trim()
	.max(120, 'field.too-long')
	.regex(/^\P{C}*$/u, 'field.invalid');

export const Phone = z
	.string()
	.trim()
	.max(40, 'field.too-long')
	.regex(/^[+\d\s()/.-]*$/, 'field.invalid');

export const Language = z.enum(['sv', 'en'], 'field.invalid');

/** What may be tried as a password; what may be chosen as one is `passwordProblem`'s word. */
export const TypedPassword = z
	.string()
	.min(1, 'field.required')
	.max(longestPassword * 4, 'field.too-long');

/** Six digits, however they were grouped when typed. */
export const SixDigits = z
	.string()
	.transform((typed) => typed.replaceAll(/[\s-]/g, ''))
	.pipe(
		z
			.string()
			.min(1, 'field.required')
			.regex(/^\d{6}$/, 'field.code')
	);
