import type { Synthesis } from './synthesis.ts';

/** A synthesis as it is shown and fetched: nothing in it depends on what a group below the least answered. */
export interface SynthesisFile extends Synthesis {
	readonly format: 'samsyn-synthesis/1';
	readonly tool: { readonly key: string; readonly name: string };
	readonly federation: string;
	readonly language: 'sv' | 'en';
	/** ISO 8601. */
	readonly made: string;
	/** How many sheets were chosen. */
	readonly sheets: number;
}

export interface SynthesisView {
	readonly file: SynthesisFile;
	/** Sheets of the tool to choose among, the newest first. */
	readonly choices: readonly {
		readonly id: string;
		readonly title: string;
		readonly group: string;
		readonly at: Date;
		readonly chosen: boolean;
	}[];
}
