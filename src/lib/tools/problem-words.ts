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
	'shipped-key': m.tools_why_shipped_key
};

/** What is wrong in a tool file and where, as a sentence. */
export const problemSentence = ({ place, reason }: ToolProblem): string =>
	place ? m.tools_problem({ place, why: reasons[reason]() }) : reasons[reason]();
