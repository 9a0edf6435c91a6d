import type { Blocks } from '#lib/items/blocks.ts';
import { isEmpty, plainText } from '#lib/items/read-item.ts';
import { briefingSections, type BriefingSection } from './sections.ts';

/** The text of a briefing under its headings, and what the portal has put into it. */
export interface BriefingJson {
	/** All sections, in order, also the empty ones. */
	readonly sections: readonly { readonly key: BriefingSection; readonly body: Blocks }[];
	/** What has been built in, by the key of its source, sorted: what people took out again does not come back. */
	readonly built: readonly string[];
}

export const emptyBriefing: BriefingJson = {
	sections: briefingSections.map((key) => ({ key, body: [] })),
	built: []
};

export const bodyOf = (text: BriefingJson, section: BriefingSection): Blocks =>
	text.sections.find(({ key }) => key === section)?.body ?? [];

/** What goes out of it, exactly: the sections that hold words. */
export const wordsIn = ({ sections }: BriefingJson): BriefingJson['sections'] =>
	sections.filter(({ body }) => !isEmpty(body));

/** Its words, one block a line, for search and for the guard. */
export const plainBriefing = ({ sections }: Pick<BriefingJson, 'sections'>): string =>
	sections
		.map(({ body }) => plainText(body))
		.filter(Boolean)
		.join('\n');

/** The bytes that are sent, hashed and kept. */
export const briefingText = (text: BriefingJson): string =>
	JSON.stringify({ form: 'samsyn-briefing/1', sections: wordsIn(text) });

/** What was kept of an edition. Throws when it is none: that is a bug. */
export function readEdition(json: string): BriefingJson['sections'] {
	const { form, sections } = JSON.parse(json) as { form?: unknown; sections: BriefingJson['sections'] };
	if (form !== 'samsyn-briefing/1') throw new Error('not an edition of a briefing');
	return sections;
}

/** Sections that say something else than they did when it went out. */
export const changedSince = (sent: BriefingJson['sections'], now: BriefingJson): BriefingSection[] =>
	briefingSections.filter((section) => {
		const before = sent.find(({ key }) => key === section)?.body ?? [];
		const after = bodyOf(now, section);
		return JSON.stringify(isEmpty(before) ? [] : before) !== JSON.stringify(isEmpty(after) ? [] : after);
	});
