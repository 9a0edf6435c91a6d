import { m } from '#lib/i18n/paraglide/messages.js';
import type { ToolStep } from './schema.ts';

/** How a step is done and who sees it, in words. */
export function visibilityWord({ visibility, anonymous }: Pick<ToolStep, 'visibility' | 'anonymous'>): string {
	if (visibility === 'alone') return anonymous ? m.tools_alone_anonymous() : m.tools_alone();
	return { pair: m.tools_pair, group: m.tools_group, all: m.tools_all }[visibility]();
}
