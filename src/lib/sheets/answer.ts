import type { ToolField } from '#lib/tools/schema.ts';
import { fitsBudget, readDot, writeDot } from './dots.ts';

/** Fields that each person answers once for themselves, by choosing. */
export type AnswerField = Extract<ToolField, { kind: 'scale' | 'choice' | 'matrix' | 'ranking' | 'dots' }>;
const answers = new Set<ToolField['kind']>(['scale', 'choice', 'matrix', 'ranking', 'dots']);
export const isAnswer = (field: ToolField): field is AnswerField => answers.has(field.kind);

/** The steps of both measures of a matrix. */
export const measures = [1, 2, 3, 4, 5] as const;

/** Where somebody placed an option. */
export interface Placed {
	readonly key: string;
	readonly across: number;
	readonly up: number;
}
const placedShape = /^([a-z][a-z0-9-]{0,39}):([1-5]):([1-5])$/;
export function readPlaced(text: string): Placed | null {
	const [, key, across, up] = placedShape.exec(text) ?? [];
	return key === undefined ? null : { key, across: Number(across), up: Number(up) };
}

const offers = (field: { readonly options: readonly { readonly key: string }[] }, key: string | undefined) =>
	field.options.some((one) => one.key === key);
const once = (keys: readonly string[]) => new Set(keys).size === keys.length;

function isScaleAnswer(field: Extract<ToolField, { kind: 'scale' }>, chosen: readonly string[]): boolean {
	const [one = ''] = chosen;
	return chosen.length <= 1 && /^\d{1,2}$/.test(one) && Number(one) >= field.from && Number(one) <= field.to;
}

function isChoiceAnswer(field: Extract<ToolField, { kind: 'choice' }>, chosen: readonly string[]): boolean {
	return (field.several || chosen.length <= 1) && chosen.every((one) => offers(field, one));
}

function isMatrixAnswer(field: Extract<ToolField, { kind: 'matrix' }>, chosen: readonly string[]): boolean {
	const placed = chosen.map(readPlaced);
	return placed.every((one) => one !== null && offers(field, one.key)) && once(placed.map((one) => one?.key ?? ''));
}

/** All of them are ranked, or none is. */
const isRankingAnswer = (field: Extract<ToolField, { kind: 'ranking' }>, chosen: readonly string[]): boolean =>
	chosen.length === field.options.length && chosen.every((one) => offers(field, one));

/**
 * What somebody chose in a field, as it is kept: '' for nothing. Null for what the field does not offer. In: what a form
 * sends, several of a name; of a dot with nothing on it, and a place not chosen, nothing is kept.
 */
export function answerValue(field: ToolField, values: readonly string[]): string | null {
	const chosen = [...new Set(values)].filter((one) => one !== '');
	if (chosen.length === 0) return '';
	switch (field.kind) {
		case 'scale':
			return isScaleAnswer(field, chosen) ? chosen.join(' ') : null;
		case 'choice':
			return isChoiceAnswer(field, chosen) ? chosen.join(' ') : null;
		case 'matrix':
			return isMatrixAnswer(field, chosen) ? chosen.join(' ') : null;
		case 'ranking':
			return isRankingAnswer(field, chosen) ? chosen.join(' ') : null;
		case 'dots': {
			const dots = chosen.map(readDot);
			const given = dots.flatMap((one) => (one && one.dots > 0 ? [one] : []));
			return dots.includes(null) || !fitsBudget(field, given) ? null : given.map(writeDot).join(' ');
		}
		default:
			return null;
	}
}
