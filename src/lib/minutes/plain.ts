import { plainText } from '#lib/items/read-item.ts';
import type { Fact, MinutesContent } from './content.ts';

const factLines = (facts: readonly Fact[]): string[] => facts.flatMap(({ label, lines }) => [label, ...lines]);

/** All the words of a paper, one stretch a line: what is searched for numbers that must not be published. */
export const wordsOf = (content: MinutesContent): string =>
	[
		content.title,
		content.name,
		...content.front.flatMap(({ label, lines, remark }) => [label, ...lines, remark]),
		...content.paragraphs.flatMap(({ title, before, body, after, files }) => [
			title,
			...factLines(before),
			plainText(body),
			...factLines(after),
			...files.map(({ name }) => name)
		]),
		...content.closing
	]
		.filter(Boolean)
		.join('\n');
