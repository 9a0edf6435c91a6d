/** What is found, in the order in which it is shown. */
export const searchKinds = [
	'group',
	'person',
	'meeting',
	'decision',
	'assignment',
	'agenda',
	'notes',
	'minutes',
	'briefing',
	'sheet',
	'proposal',
	'relay',
	'matter',
	'file'
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Kinds that are places to go to: they come first in the dialog. */
export const placeKinds: readonly SearchKind[] = ['group', 'person', 'meeting'];

export const isSearchKind = (word: unknown): word is SearchKind => searchKinds.some((kind) => kind === word);
