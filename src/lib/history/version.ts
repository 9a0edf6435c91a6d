import type { VersionReason } from './thinning.ts';

/** A version of a text as its history lists it. */
export interface VersionLine {
	readonly id: string;
	readonly at: Date;
	readonly name: string;
	readonly reason: VersionReason;
	/** Who wrote since the version before. */
	readonly writers: readonly string[];
	/** Who named it, or asked for the restoring or the erasing that it came from. */
	readonly by: string | null;
	/** The version that it brought back. */
	readonly of: { readonly at: Date; readonly name: string } | null;
}
