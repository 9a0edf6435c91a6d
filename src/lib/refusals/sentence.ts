import { m } from '#lib/i18n/paraglide/messages.js';
import type { FieldProblem, RefusalCode } from './codes.ts';

type Message = (inputs: Record<string, string | number>) => string;
const messages = m as unknown as Record<string, Message | undefined>;
const key = (prefix: string, code: string) => `${prefix}_${code.replaceAll(/[.-]/g, '_')}`;

/** The sentence for a refusal in the reader's language; says what to do next. */
export const refusalSentence = (code: RefusalCode, details: Record<string, string | number> = {}): string =>
	messages[key('refusal', code)]?.(details) ?? code;

/** The sentence for a wrong field, shown above it. */
export const fieldSentence = (problem: FieldProblem): string =>
	messages[key('problem', problem.slice('field.'.length))]?.({}) ?? problem;
