import { m } from '#lib/i18n/paraglide/messages.js';
import type { ToolField } from './schema.ts';

const kinds: Record<ToolField['kind'], () => string> = {
	notes: m.tools_kind_notes,
	text: m.tools_kind_text,
	scale: m.tools_kind_scale,
	choice: m.tools_kind_choice,
	rounds: m.tools_kind_rounds,
	list: m.tools_kind_list
};

/** What a kind of field is called. */
export const fieldKind = (kind: ToolField['kind']): string => kinds[kind]();
