import { fieldProblems, refusalCodes, type FieldProblem, type RefusalCode } from './codes.ts';

const brand = Symbol.for('samsyn.refusal');

/** A no in a closed word; `fields` says which fields of a form are wrong and how, `details` fills the sentence. */
export interface Refusal extends Error {
	readonly code: RefusalCode;
	readonly status: number;
	readonly fields: Readonly<Record<string, FieldProblem>>;
	readonly details: Readonly<Record<string, string | number>>;
}

/** Makes the error that `refuse` throws; for the few places that answer instead of throwing. */
export function refusal(
	code: RefusalCode,
	more: { fields?: Record<string, FieldProblem>; details?: Record<string, string | number> } = {}
): Refusal {
	const error = new Error(code);
	return Object.assign(error, {
		[brand]: true,
		name: 'Refusal',
		code,
		status: refusalCodes[code],
		fields: more.fields ?? {},
		details: more.details ?? {}
	});
}

/** Says no; inside a command this rolls the transaction back. Only adapters (page, socket, sync door) catch it. */
export function refuse(code: RefusalCode, more?: Parameters<typeof refusal>[1]): never {
	throw refusal(code, more);
}

/** Tells a refusal from a bug; by brand, so that it holds across two copies of this module. */
export const isRefusal = (error: unknown): error is Refusal =>
	typeof error === 'object' && error !== null && brand in error;

const known = new Set<string>(fieldProblems);
/** A zod message as one of our words; whatever zod says by itself is 'field.invalid'. */
export const fieldProblem = (message: string): FieldProblem =>
	known.has(message) ? (message as FieldProblem) : 'field.invalid';
