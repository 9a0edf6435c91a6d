import type { SheetJson } from '#lib/sheets/entry.ts';
import type { ShownStep } from '#lib/sheets/shown.ts';

/** Fewest people of a group whose answers count, whatever a sheet was started with. */
export const leastEver = 5;

/** One group's run of a tool, as it goes into a synthesis. */
export interface GroupSheet {
	/** The group's name; only those that agreed are ever called by it. */
	readonly group: string;
	readonly agreed: boolean;
	readonly at: Date;
	readonly least: number;
	readonly steps: readonly ShownStep[];
	readonly json: SheetJson;
	/** How many people wrote in a field where names are open, by step and field. */
	readonly writers: Readonly<Record<string, number>>;
	/** Dots that have been shown, by step and field: how many gave any, and how many each note or group has, by its id. */
	readonly polls: Readonly<
		Record<string, { readonly voters: number; readonly dots: Readonly<Record<string, number>> }>
	>;
}

export const fieldId = (step: string, field: string): string => `${step}.${field}`;
export const leastOf = ({ least }: { readonly least: number }): number => Math.max(leastEver, least);
/** What a group may be called beside others. */
export const nameOf = ({ group, agreed }: { readonly group: string; readonly agreed: boolean }): string | null =>
	agreed ? group : null;
