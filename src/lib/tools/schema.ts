import { z } from 'zod';

/** Most characters of a tool file, and of its parts. */
export const limits = {
	file: 100_000,
	line: 120,
	prose: 2_000,
	/** Short name of a scale. */
	leg: 30,
	steps: 20,
	fields: 8,
	columns: 6,
	options: 12,
	/** Options that one person places or ranks. */
	placed: 8,
	/** Dots of one person. */
	dots: 12
} as const;

/** Control characters, and letters that turn the direction of what follows or cannot be seen: they hide what a file says. */
// eslint-disable-next-line no-control-regex -- that is what is looked for
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
const readable = (text: string) => !hidden.test(text) && text.isWellFormed();

const prose = z.string().trim().min(1).max(limits.prose).refine(readable, 'hidden');
const line = z
	.string()
	.trim()
	.min(1)
	.max(limits.line)
	.refine((text) => readable(text) && !/[\n\t]/.test(text), 'hidden');
const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const link = z.strictObject({
	text: line,
	url: z
		.string()
		.max(300)
		.refine((text) => /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/[!-~]*)?$/i.test(text) && URL.canParse(text), 'link')
});

/** A field of an earlier step, by the keys of both. */
const earlier = z.strictObject({ step: key, field: key });
const axis = z.strictObject({ label: line, low: line, high: line });
const named = (most: number) => z.array(z.strictObject({ key, label: line })).max(most);

export const ToolField = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('notes'), key, label: line, columns: named(limits.columns).min(1) }),
	z.strictObject({ kind: z.literal('text'), key, label: line }),
	z.strictObject({
		kind: z.literal('scale'),
		key,
		label: line,
		from: z.int().min(0).max(1),
		to: z.int().min(2).max(10),
		/** What the ends mean, in the tool's own words. */
		low: line,
		high: line,
		/** What it is called where there is little room, as on the leg of a spider. */
		leg: line.max(limits.leg).optional(),
		/** The same scale in an earlier step: the two are shown beside each other, with what has changed. */
		again: earlier.optional()
	}),
	z.strictObject({
		kind: z.literal('choice'),
		key,
		label: line,
		options: named(limits.options).min(2),
		several: z.boolean()
	}),
	z.strictObject({ kind: z.literal('rounds'), key, label: line }),
	z.strictObject({ kind: z.literal('list'), key, label: line }),
	/** Each option placed by two measures, from 1 to 5. */
	z.strictObject({
		kind: z.literal('matrix'),
		key,
		label: line,
		across: axis,
		up: axis,
		options: named(limits.placed).min(1)
	}),
	/** Options put in order, the first first. */
	z.strictObject({ kind: z.literal('ranking'), key, label: line, options: named(limits.placed).min(2) }),
	/** The notes of an earlier step, to be put in groups. */
	z.strictObject({ kind: z.literal('sort'), key, label: line, of: earlier }),
	/** Dots on the notes, or the groups, of an earlier step: so many a person, at most so many on one. */
	z.strictObject({
		kind: z.literal('dots'),
		key,
		label: line,
		of: earlier,
		on: z.enum(['notes', 'groups']),
		budget: z.int().min(1).max(limits.dots),
		most: z.int().min(1).max(limits.dots).optional()
	})
]);
export type ToolField = z.infer<typeof ToolField>;

export const visibilities = ['alone', 'pair', 'group', 'all'] as const;

const ToolStep = z.strictObject({
	key,
	title: line,
	instruction: prose,
	/** Minutes it is meant to take; null: as long as it takes. */
	minutes: z.int().min(1).max(240).nullable(),
	visibility: z.enum(visibilities),
	/** What is written alone is shown without names, and nobody can put them back. */
	anonymous: z.boolean().default(false),
	/** Filled with headings and scales by an office that has the right to the material. */
	frame: z.boolean().default(false),
	link: link.optional(),
	/** The earlier step whose scales are shown here as a spider. */
	spider: key.optional(),
	fields: z.array(ToolField).max(limits.fields)
});
export type ToolStep = z.infer<typeof ToolStep>;

type Add = (path: PropertyKey[], message: string) => void;

function eachOnce(list: readonly { readonly key: string }[], path: PropertyKey[], add: Add): void {
	list.forEach((one, index) => {
		if (list.findIndex((other) => other.key === one.key) < index) add([...path, index, 'key'], 'twice');
	});
}

/** Kinds of field that each person answers for themselves, and kinds that are done together. */
const ownAnswer = new Set(['scale', 'choice', 'matrix', 'ranking', 'dots']);
const together = new Set(['rounds', 'list', 'sort']);

function checkStep(step: ToolStep, path: PropertyKey[], add: Add): void {
	eachOnce(step.fields, [...path, 'fields'], add);
	if (step.anonymous && step.visibility !== 'alone') add([...path, 'anonymous'], 'anonymous-alone');
	step.fields.forEach((field, index) => {
		const at = [...path, 'fields', index];
		if (ownAnswer.has(field.kind) && step.visibility !== 'alone') add([...at, 'kind'], 'alone-only');
		if (field.kind === 'rounds' && (step.visibility === 'pair' || step.visibility === 'group'))
			add([...at, 'kind'], 'all-only');
		if (together.has(field.kind) && step.visibility === 'alone') add([...at, 'kind'], 'all-only');
		if (field.kind === 'notes') eachOnce(field.columns, [...at, 'columns'], add);
		if ('options' in field) eachOnce(field.options, [...at, 'options'], add);
	});
}

/** Whether a field may name that earlier one: sorting and dots notes, a scale the same scale. */
function follows(field: ToolField, before: ToolField | undefined): boolean {
	if (field.kind === 'scale') return before?.kind === 'scale' && before.from === field.from && before.to === field.to;
	return before?.kind === 'notes' || before?.kind === 'text';
}

/** Fewest scales that have a shape together. */
const leastLegs = 3;

/** The scales of a step that are drawn as one spider: those from and to the same as its first; none where they are too few. */
export function spiderScales({ fields }: Pick<ToolStep, 'fields'>): Extract<ToolField, { kind: 'scale' }>[] {
	const scales = fields.filter((field) => field.kind === 'scale');
	const like = scales.filter(({ from, to }) => from === scales[0]?.from && to === scales[0].to);
	return like.length < leastLegs ? [] : like;
}

function checkEarlier(steps: readonly ToolStep[], add: Add): void {
	steps.forEach((step, place) => {
		const drawn = steps.slice(0, place).find(({ key: named }) => named === step.spider);
		if (step.spider && (!drawn || spiderScales(drawn).length === 0)) add(['steps', place, 'spider'], 'no-spider');
		step.fields.forEach((field, index) => {
			const name = field.kind === 'scale' ? 'again' : 'of';
			const at = field.kind === 'scale' ? field.again : 'of' in field ? field.of : undefined;
			if (!at) return;
			const before = steps.slice(0, place).find(({ key: named }) => named === at.step);
			if (
				!follows(
					field,
					before?.fields.find(({ key: named }) => named === at.field)
				)
			)
				add(['steps', place, 'fields', index, name], 'not-earlier');
		});
	});
}

/**
 * A dialogue tool: name, purpose, what it is based on, and steps. Strict: a field that is not known here is refused, so
 * that a file never means more than what is shown of it.
 */
export const Tool = z
	.strictObject({
		format: z.literal('samsyn-tool/1'),
		key,
		/** A file's is at most 999; those built here go on from there. */
		version: z.int().min(1).max(9_999),
		language: z.enum(['sv', 'en']),
		name: line,
		purpose: prose,
		/** What it is based on. */
		source: z.strictObject({ text: prose, link: link.optional() }),
		/** Said at every step: what the tool is not, what must not be written. */
		notice: prose.optional(),
		steps: z.array(ToolStep).min(1).max(limits.steps)
	})
	.superRefine((tool, { addIssue }) => {
		const add: Add = (path, message) => addIssue({ code: 'custom', path, message });
		eachOnce(tool.steps, ['steps'], add);
		checkEarlier(tool.steps, add);
		tool.steps.forEach((step, index) => checkStep(step, ['steps', index], add));
	});
export type Tool = z.infer<typeof Tool>;
