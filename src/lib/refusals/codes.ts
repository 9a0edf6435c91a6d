/** Everything the portal says no to, with its HTTP status. Each has a sentence in Swedish and English under
 * `refusal_<code with _ for . and ->` in messages.{sv,en}.json (a test holds the two together).
 * Anything else that is thrown is a bug. */
export const refusalCodes = {
	'input.invalid': 400,
	'access.denied': 403,
	'access.sign-in': 401,
	'thing.missing': 404,
	'rate.limited': 429,
	'account.signed-out': 401,
	'account.wrong-sign-in': 400,
	'account.wrong-code': 400,
	'account.no-place': 403,
	'ticket.spent': 410,
	'meeting.state': 409,
	'meeting.started': 409,
	'meeting.changed': 409,
	'calling.changed': 409,
	'calling.not-approved': 409,
	'calling.same': 409,
	'calling.empty': 409,
	'serving.withdrawn': 409,
	'matter.late': 409,
	'matter.answered': 409,
	'file.too-large': 413,
	'file.type': 415,
	'file.macros': 415,
	'file.empty': 400,
	'document.frozen': 409,
	'document.unavailable': 503,
	'group.ended': 409,
	'group.meetings-ahead': 409,
	'organisation.seated': 409,
	'seat.already': 409,
	'seat.chair-taken': 409,
	'seat.ended': 409,
	'seat.substitute-homeless': 400,
	'seat.substitute-elsewhere': 400,
	'office.last-director': 409,
	'paste.problems': 400,
	'guest.no-entry': 410,
	'attendance.closed': 409,
	'attendance.no-place': 403,
	'attendance.not-here': 409,
	'attendance.holder-here': 409,
	'attendance.not-substitute': 409,
	'attendance.serves-already': 409,
	'attendance.seat-served': 409,
	'attendance.order': 409,
	'attendance.struck': 409,
	'attendance.not-needed': 409,
	'storage.unavailable': 503
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusalCodes;

/** What can be wrong with one field of a form: the message of a zod check is one of these words. */
export const fieldProblems = [
	'field.required',
	'field.too-long',
	'field.invalid',
	'field.email',
	'field.date',
	'field.number',
	'field.link',
	'field.end-before-start',
	'field.taken',
	'field.password-common',
	'field.password-short',
	'field.password-wrong',
	'field.org-number',
	'field.code',
	'field.foreign',
	'field.ahead'
] as const;

export type FieldProblem = (typeof fieldProblems)[number];
