import type { ProposalState } from '#lib/permissions/facts.ts';
import type { AssignmentLine } from '#lib/assignments/view.ts';

/** What a note or a group became, as far as the reader may see it. */
export type Became =
	| {
			readonly kind: 'assignment';
			readonly owner: string;
			readonly state: AssignmentLine['state'];
			readonly href: string | null;
	  }
	| {
			readonly kind: 'item' | 'note';
			readonly title: string;
			readonly meeting: { readonly label: string; readonly startsAt: Date };
			readonly href: string | null;
	  }
	| { readonly kind: 'relay'; readonly title: string; readonly href: string | null }
	| {
			readonly kind: 'proposal';
			readonly title: string;
			readonly href: string | null;
			/** What a body did with it last, once it has come back. */
			readonly came: { readonly to: ProposalState; readonly body: string; readonly reason: string } | null;
	  };

/** What notes and groups of a sheet became, by their ids. */
export type BecameById = Readonly<Record<string, readonly Became[]>>;

/** One press: what was done, with how many, and whether the reader may try to take it back. */
export interface HarvestAct {
	readonly id: string;
	readonly at: Date;
	readonly texts: readonly string[];
	readonly became: Became | null;
}

/** A note or group of a sheet that an item or a task came from. */
export interface SheetOrigin {
	readonly sheetId: string;
	readonly title: string;
	/** The words as they were taken further; empty where the reader may not read the sheet. */
	readonly text: string;
	readonly href: string | null;
	readonly kind: 'item' | 'note';
}
