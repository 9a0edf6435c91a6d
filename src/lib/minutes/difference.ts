import { textDifference, type Line } from '#lib/history/difference.ts';
import { differenceOf, textLines, type Difference } from '#lib/history/lines.ts';
import type { Fact, MinutesContent } from './content.ts';

const line = (text: string, look: Line['look'] = 'line'): Line => ({ look, depth: 0, text, form: '' });

const factLines = (facts: readonly Fact[]): Line[] =>
	facts.flatMap(({ label, lines }) => [...(label ? [line(label, 'heading')] : []), ...lines.map((text) => line(text))]);

/** A whole paper as lines. */
const linesOf = (content: MinutesContent): Line[] => [
	...content.front.flatMap(({ label, lines }) => [line(label, 'heading'), ...lines.map((text) => line(text, 'point'))]),
	...content.paragraphs.flatMap(({ number, title, before, body, after, files }) => [
		line([number, title].filter(Boolean).join(' '), 'heading'),
		...factLines(before),
		...textLines(body),
		...factLines(after),
		...files.map(({ name, sha256 }) => line(`${name} (${sha256.slice(0, 12)})`, 'point'))
	]),
	...content.closing.map((text) => line(text))
];

/** What became of a paper between two of its versions, word by word. */
export const paperDifference = (before: MinutesContent, after: MinutesContent): Difference =>
	differenceOf([{ name: 'text', rows: textDifference(linesOf(before), linesOf(after)) }]);
