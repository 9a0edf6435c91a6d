import type { z } from 'zod';
import { limits, Tool } from './schema.ts';

export const toolReasons = [
	'not-json',
	'too-large',
	'missing',
	'type',
	'long',
	'short',
	'unknown-value',
	'unknown-field',
	'format',
	'hidden',
	'link',
	'twice',
	'anonymous-alone',
	'alone-only',
	'all-only',
	'not-earlier',
	'no-spider',
	'shipped-key',
	'version-high',
	'version-low'
] as const;
export type ToolReason = (typeof toolReasons)[number];

/** What is wrong with a tool file and where: `steps[2].fields[0].low`. */
export interface ToolProblem {
	readonly place: string;
	readonly reason: ToolReason;
}

export type ParsedTool = { readonly tool: Tool } | { readonly problems: readonly ToolProblem[] };

/** Most problems that are told at once. */
const most = 20;

const placeOf = (path: readonly PropertyKey[]): string =>
	path
		.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part).slice(0, 40)}`))
		.join('')
		.replace(/^\./, '');

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
	let at = json;
	for (const part of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[part];
	return at;
}

function reasonOf(issue: z.core.$ZodIssue, json: unknown): ToolReason {
	switch (issue.code) {
		case 'too_big':
			return 'long';
		case 'too_small':
			return 'short';
		case 'invalid_value':
		case 'invalid_union':
			return valueAt(json, issue.path) === undefined ? 'missing' : 'unknown-value';
		case 'invalid_format':
			return 'format';
		case 'custom':
			return toolReasons.find((reason) => reason === issue.message) ?? 'format';
		default:
			return valueAt(json, issue.path) === undefined ? 'missing' : 'type';
	}
}

function problemsOf(issue: z.core.$ZodIssue, json: unknown): ToolProblem[] {
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((name) => ({ place: placeOf([...issue.path, name]), reason: 'unknown-field' }));
	return [{ place: placeOf(issue.path), reason: reasonOf(issue, json) }];
}

/** Reads a tool file. All of it is taken, or none of it and every place that is wrong, with why. Never throws. */
export function parseTool(text: string): ParsedTool {
	if (text.length > limits.file) return { problems: [{ place: '', reason: 'too-large' }] };
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { problems: [{ place: '', reason: 'not-json' }] };
	}
	return checkTool(json);
}

/** The same for what has been read already. */
export function checkTool(json: unknown): ParsedTool {
	const parsed = Tool.safeParse(json);
	if (parsed.success) return { tool: parsed.data };
	return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, json)).slice(0, most) };
}
