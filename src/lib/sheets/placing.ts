import type { ToolField } from '#lib/tools/schema.ts';
import { readPlaced, type Placed } from './answer.ts';

type Values = readonly { readonly value: string }[];
const mean = (numbers: readonly number[]): number =>
	numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** An option of a matrix with where everybody placed it, and the middle of that. */
export interface PlacedOption {
	readonly key: string;
	readonly label: string;
	/** How many placed it. */
	readonly count: number;
	readonly across: number;
	readonly up: number;
	readonly all: readonly Placed[];
}

/** Where the options of a matrix were placed; who placed only some counts for those. */
export function placedOptions(field: Extract<ToolField, { kind: 'matrix' }>, answers: Values): PlacedOption[] {
	const placed = answers.flatMap(({ value }) => value.split(' ').flatMap((one) => readPlaced(one) ?? []));
	return field.options.map(({ key, label }) => {
		const all = placed.filter((one) => one.key === key);
		const [across, up] = [mean(all.map((one) => one.across)), mean(all.map((one) => one.up))];
		return { key, label, count: all.length, across, up, all };
	});
}

/** An option with its mean place, and how often it came in each. */
export interface RankedOption {
	readonly key: string;
	readonly label: string;
	/** 1 is first; 0 where nobody ranked. */
	readonly mean: number;
	/** How many put it first, second, … */
	readonly places: readonly number[];
}

/** The options by their mean place, the first first; of equals in the tool's order. */
export function rankedOptions(field: Extract<ToolField, { kind: 'ranking' }>, answers: Values): RankedOption[] {
	const keys = field.options.map(({ key }) => key);
	const whole = answers
		.map(({ value }) => value.split(' '))
		.filter((order) => order.length === keys.length && keys.every((key) => order.includes(key)));
	return field.options
		.map(({ key, label }) => {
			const at = whole.map((order) => order.indexOf(key));
			const places = keys.map((_, place) => at.filter((one) => one === place).length);
			return { key, label, mean: mean(at.map((one) => one + 1)), places };
		})
		.sort((a, b) => a.mean - b.mean);
}

/** The middle of numbers chosen on a scale and how far they spread; null where nobody answered. */
export interface Middle {
	readonly answers: number;
	readonly mean: number;
	readonly least: number;
	readonly most: number;
}
export function middleOf(field: Extract<ToolField, { kind: 'scale' }>, answers: Values): Middle | null {
	const numbers = answers
		.filter(({ value }) => /^\d{1,2}$/.test(value))
		.map(({ value }) => Number(value))
		.filter((number) => number >= field.from && number <= field.to);
	if (numbers.length === 0) return null;
	return { answers: numbers.length, mean: mean(numbers), least: Math.min(...numbers), most: Math.max(...numbers) };
}
