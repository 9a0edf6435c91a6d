import { m } from '#lib/i18n/paraglide/messages.js';
import type { BuiltKind } from './draft.ts';

const kinds: Record<BuiltKind, () => string> = {
	notes: m.tools_kind_notes,
	text: m.tools_kind_text,
	scale: m.tools_kind_scale,
	choice: m.tools_kind_choice,
	matrix: m.tools_kind_matrix,
	ranking: m.tools_kind_ranking,
	dots: m.tools_kind_dots,
	sort: m.tools_kind_sort,
	rounds: m.tools_kind_rounds,
	list: m.tools_kind_list
};

/** What a kind of field is called. */
export const fieldKind = (kind: string): string =>
	(kinds as Record<string, (() => string) | undefined>)[kind]?.() ?? m.tools_kind_other();
