import type { Tool, ToolField } from './schema.ts';

/** Colleagues who are not there, for trying a tool out. */
export const madeUpColleagues = 5;

const madeUp = /^made-up:(\d)$/;
export const madeUpId = (number: number): string => `made-up:${number}`;
/** The number of a made-up colleague; null for a person. */
export const madeUpNumber = (membershipId: string): number | null => {
	const number = madeUp.exec(membershipId)?.[1];
	return number === undefined ? null : Number(number);
};

/** Something that a made-up colleague says, and that says so itself. */
export interface MadeUp {
	readonly field: string;
	readonly column: string;
	readonly text: string;
	readonly value: string;
}

const words = {
	sv: (about: string, number: number) => `Påhittat svar ${number} om ”${about}”`,
	en: (about: string, number: number) => `Made-up answer ${number} about “${about}”`
};

/**
 * What a made-up colleague answers to a field. They differ, so that the spread of a scale has a shape; each text says
 * that nobody wrote it. None for a round, in which one speaks.
 */
export function madeUpAnswers(field: ToolField, language: Tool['language'], number: number): MadeUp[] {
	const said = { field: field.key, column: '', text: '', value: '' };
	const about = (label: string) => words[language](label.slice(0, 80), number);
	switch (field.kind) {
		case 'notes':
			return field.columns
				.filter((_, index) => (index + number) % 2 === 1 || field.columns.length === 1)
				.map(({ key, label }) => ({ ...said, column: key, text: about(label) }));
		case 'scale': {
			const steps = field.to - field.from;
			const value = field.from + Math.round((steps * ((number * 3) % (madeUpColleagues + 1))) / madeUpColleagues);
			return [{ ...said, value: String(Math.min(field.to, value)) }];
		}
		case 'matrix':
			return [
				{
					...said,
					value: field.options
						.map(({ key }, at) => `${key}:${1 + ((at + number) % 5)}:${1 + ((at * 2 + number) % 5)}`)
						.join(' ')
				}
			];
		case 'ranking': {
			const turned = field.options.map((_, at, all) => all[(at + number) % all.length]?.key ?? '');
			return [{ ...said, value: turned.join(' ') }];
		}
		case 'choice':
			return [{ ...said, value: field.options[number % field.options.length]?.key ?? '' }];
		case 'text':
			return [{ ...said, text: about(field.label) }];
		case 'list':
			return number <= 2 ? [{ ...said, text: about(field.label) }] : [];
		default:
			return [];
	}
}
