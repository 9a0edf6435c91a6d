import type { Actor } from '#lib/permissions/facts.ts';
import type { SearchKind } from '#lib/search/kinds.ts';
import type { ReadClient } from '#server/db/open.ts';
import type { WatchedSource } from '#server/db/search-triggers.ts';

/** Something that can be found: a whole, or a part of one that has an address of its own. */
export interface Entry {
	/** Id of the row that the source reads. */
	readonly subject: string;
	/** Which part of it; '' for the whole. */
	readonly part: string;
	readonly kind: SearchKind;
	readonly federationId: string;
	readonly groupId: string | null;
	/** Who may find it (server/search/reach.ts); the federation's office always may. */
	readonly reach: readonly string[];
	readonly title: string;
	readonly text: string;
	/** The name of a person or place, to be found although it is misspelt. */
	readonly named?: boolean;
	/** When it was; later ones are shown first. */
	readonly at: Date | null;
	/** From when on it is another without any row being changed: a seat begins, a membership ends. */
	readonly dueAt?: Date | null;
}

/** Where something that was found stands. */
export interface Place {
	readonly groupName: string | null;
	readonly at: Date | null;
	/** The address of the very place, by part. */
	readonly href: (part: string) => string;
}

/**
 * One kind of thing that is searched, one file each. `read` says what stands there now; `open` says, from the database
 * and by the permission table, which of some subjects an actor may read, and where they stand. Everything asks with the
 * actor's federation.
 */
export interface Source extends WatchedSource {
	read(db: ReadClient, ids: readonly string[], now: Date): Promise<readonly Entry[]>;
	open(db: ReadClient, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, Place>>;
}
