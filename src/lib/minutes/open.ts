import type { MinutesContent } from './content.ts';
import type { ExportFormat } from './versions.ts';
import type { NoticeLine } from './view.ts';

/** A notice as the open page has it. */
export interface OpenNotice extends NoticeLine {
	readonly versionId: string;
	/** "Protokoll 2026:3" */
	readonly title: string;
	readonly replaced: boolean;
}

export interface NoticeBoard {
	readonly federation: { readonly id: string; readonly name: string };
	readonly up: readonly OpenNotice[];
	readonly earlier: readonly OpenNotice[];
}

/** Published minutes. */
export interface OpenMinutes {
	readonly federation: { readonly id: string; readonly name: string };
	readonly versionId: string;
	readonly content: MinutesContent;
	readonly notice: OpenNotice;
	readonly signedOn: Date | null;
	readonly signers: readonly string[];
	readonly sha256: string;
	readonly version: number;
	readonly formats: readonly ExportFormat[];
}

/** What a file is found to be; null where it is none of the federation's. */
export interface Genuine {
	readonly title: string;
	readonly group: string;
	readonly version: number;
	readonly lockedAt: Date;
	readonly signed: boolean;
	/** The version that has taken its place. */
	readonly replacedBy: number | null;
}
