import { capital, longDate } from '#lib/i18n/dates.ts';
import { nodesOf, type Paper, type PaperNode } from '#lib/minutes/paper.ts';
import type { BriefingJson } from './briefing.ts';
import { sectionTitle } from './words.ts';

interface Told {
	readonly title: string;
	readonly federation: string;
	readonly group: string;
	readonly meetsAt: Date;
	readonly sections: BriefingJson['sections'];
}

const line = (text: string, look?: 'above'): PaperNode => ({
	...{ type: 'paragraph', content: [{ type: 'text', text, marks: [] }] },
	...(look ? { look } : {})
});

/** A briefing on paper, in Swedish: as the minutes are, by the same exporters. */
export const briefingPaper = ({ title, federation, group, meetsAt, sections }: Told): Paper => ({
	...{ title, author: federation, foot: [], runningHead: [federation, title].join(' · ') },
	nodes: [
		line(federation, 'above'),
		{ type: 'heading', level: 1, text: title },
		line(`${group}, ${capital(longDate(meetsAt, 'sv'))}`),
		...sections.flatMap(({ key, body }): PaperNode[] => [
			{ type: 'heading', level: 2, text: sectionTitle(key, 'sv') },
			...nodesOf(body, 3)
		])
	]
});
