import type { AssignmentChoices } from '#lib/assignments/view.ts';
import type { BecameById, HarvestAct } from './became.ts';
import type { Piece } from './piece.ts';

/** What notes can be made into. */
export const targets = ['tasks', 'note', 'items', 'relay', 'proposal'] as const;
export type Target = (typeof targets)[number];
export const targetOf = (word: string | null): Target | null => targets.find((one) => one === word) ?? null;

/** Notes and groups of one column of a sheet. */
export interface PieceColumn {
	readonly key: string;
	readonly step: string;
	readonly label: string;
	readonly pieces: readonly Piece[];
}

/** The page on which a sheet's notes are taken further. */
export interface HarvestView {
	readonly sheet: { readonly id: string; readonly title: string; readonly language: 'sv' | 'en' };
	readonly group: { readonly id: string; readonly name: string };
	readonly columns: readonly PieceColumn[];
	readonly became: BecameById;
	readonly acts: readonly HarvestAct[];
	readonly choices: AssignmentChoices | null;
	/** Meetings to come of the group. */
	readonly meetings: readonly { readonly id: string; readonly label: string; readonly startsAt: Date }[];
	/** Items at which notes can be written, by meeting. */
	readonly items: readonly { readonly id: string; readonly title: string; readonly meeting: string }[];
}
