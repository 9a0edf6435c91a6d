import { spiderScales, type Tool } from './schema.ts';

/** Fields of earlier steps that a field may be about, in order: `value` is the keys of step and field with a space between. */
export const earlierChoices = (
	draft: Tool,
	step: number,
	about: { readonly kind: string; readonly from?: number; readonly to?: number }
): { value: string; label: string }[] =>
	draft.steps
		.slice(0, step)
		.flatMap(({ key, title, fields }) =>
			fields
				.filter((field) =>
					about.kind === 'scale'
						? field.kind === 'scale' && field.from === about.from && field.to === about.to
						: field.kind === 'notes' || field.kind === 'text'
				)
				.map((field) => ({ value: `${key} ${field.key}`, label: `${title}: ${field.label}` }))
		);

/** Earlier steps whose scales a step may show as a spider. */
export const spiderChoices = (draft: Tool, step: number): { value: string; label: string }[] =>
	draft.steps
		.slice(0, step)
		.filter((one) => spiderScales(one).length > 0)
		.map(({ key, title }) => ({ value: key, label: title }));

/** With what is chosen and cannot be any more, so that it is seen and can be taken away. */
export function withLost(
	choices: readonly { value: string; label: string }[],
	chosen: string | undefined,
	draft: Tool
): readonly { value: string; label: string }[] {
	if (!chosen || choices.some(({ value }) => value === chosen)) return choices;
	const [key, field] = chosen.split(' ');
	const step = draft.steps.find((one) => one.key === key);
	const label = step?.fields.find((one) => one.key === field)?.label;
	return [...choices, { value: chosen, label: [step?.title ?? key, label ?? field].filter(Boolean).join(': ') }];
}
