import type { ToolStep } from '#lib/tools/schema.ts';

/** How a step that would be anonymous is done instead, where too few are there: with names, or only aloud. */
export const stepModes = ['open', 'oral'] as const;
export type StepMode = (typeof stepModes)[number];
export const isStepMode = (text: unknown): text is StepMode => stepModes.some((mode) => mode === text);

/** A step as it is done. */
export function inMode(step: ToolStep, mode: StepMode | null): ToolStep {
	if (mode === 'open') return { ...step, anonymous: false };
	if (mode === 'oral') return { ...step, anonymous: false, visibility: 'all', fields: [] };
	return step;
}

/**
 * Under which name private writing of a step is kept. What was written while the step was anonymous lies under another
 * name than what is written with names, or for several groups, so that no order of presses ever shows the one as the other.
 */
export const ownKey = (step: ToolStep, mode: StepMode | null, together = false): string =>
	together ? `${step.key}+together` : mode === 'open' ? `${step.key}+open` : step.key;

/**
 * Whether answers of several groups may be counted and shown together in a step: written alone, without names, and about
 * nothing that stands on one sheet only, as dots are.
 */
export const fitsTogether = ({ visibility, anonymous, fields }: ToolStep): boolean =>
	visibility === 'alone' && anonymous && fields.length > 0 && fields.every(({ kind }) => kind !== 'dots');
