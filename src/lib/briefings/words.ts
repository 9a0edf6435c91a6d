import type { Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { briefingSections, type BriefingSection } from './sections.ts';
import type { BriefingLine } from './view.ts';

const titles: Record<BriefingSection, typeof m.briefings_section_words> = {
	words: m.briefings_section_words,
	relayed: m.briefings_section_relayed,
	answers: m.briefings_section_answers,
	decisions: m.briefings_section_decisions,
	tasks: m.briefings_section_tasks,
	ahead: m.briefings_section_ahead
};

/** "Medskick till gruppen". */
export const sectionTitle = (section: BriefingSection, language?: Language): string =>
	titles[section]({}, language ? { locale: language } : {});

/** "Beslut, Uppdrag", in the order they stand. */
export const sectionNames = (sections: readonly BriefingSection[]): string =>
	briefingSections
		.filter((one) => sections.includes(one))
		.map((one) => sectionTitle(one))
		.join(', ');

/** "Infounderlag", "Rapport från Styrelsen 2026:3". */
export const briefingName = ({ kind, body, label }: Pick<BriefingLine, 'kind' | 'body' | 'label'>): string =>
	kind === 'report' ? m.briefings_report_title({ body, label }) : m.briefings_before();
