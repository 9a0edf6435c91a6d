import { m } from '#lib/i18n/paraglide/messages.js';
import type { ToolProblem, ToolReason } from './parse-tool.ts';

const reasons: Record<ToolReason, () => string> = {
	'not-json': m.tools_why_not_json,
	'too-large': m.tools_why_too_large,
	missing: m.tools_why_missing,
	type: m.tools_why_type,
	long: m.tools_why_long,
	short: m.tools_why_short,
	'unknown-value': m.tools_why_unknown_value,
	'unknown-field': m.tools_why_unknown_field,
	format: m.tools_why_format,
	hidden: m.tools_why_hidden,
	link: m.tools_why_link,
	twice: m.tools_why_twice,
	'anonymous-alone': m.tools_why_anonymous_alone,
	'alone-only': m.tools_why_alone_only,
	'all-only': m.tools_why_all_only,
	'not-earlier': m.tools_why_not_earlier,
	'no-spider': m.tools_why_no_spider,
	'shipped-key': m.tools_why_shipped_key,
	'version-high': m.tools_why_version_high,
	'version-low': m.tools_why_version_low
};

/** What is wrong in a tool file and where, as a sentence. */
export const problemSentence = ({ place, reason }: ToolProblem): string =>
	place ? m.tools_problem({ place, why: reasons[reason]() }) : reasons[reason]();

/** What is wrong, said where it is; null where nothing is. */
export function placeSentence(reason: ToolReason | null): string | null {
	if (reason === null) return null;
	if (reason === 'short' || reason === 'missing') return m.tools_here_short();
	if (reason === 'long') return m.tools_here_long();
	if (reason === 'link') return m.tools_here_link();
	if (reason === 'hidden') return m.tools_here_hidden();
	return m.tools_here({ why: reasons[reason]() });
}

/** Where a part of a tool is, for somebody who does not read files: "Steg 3, fält 2". */
export function placeWords(place: string): string {
	const [, step, field] = /^steps\[(\d+)\](?:\.fields\[(\d+)\])?/.exec(place) ?? [];
	if (step === undefined) return place.startsWith('source') ? m.tools_source() : m.tools_the_tool();
	const number = Number(step) + 1;
	return field === undefined ? m.tools_step_of({ number }) : m.tools_field_of({ number, field: Number(field) + 1 });
}
