import type { PrismaClient } from './db/generated/client.ts';
import type { ReadClient } from './db/open.ts';
import type { PrivateStore } from './db/private.ts';
import type { Bus } from './bus.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Documents } from './sync/documents.ts';
import type { JobRunner } from './jobs/run.ts';
import type { Logger } from './log.ts';
import type { Indexer } from './search/indexer.ts';
import type { BallotKeys } from './votes/ballot-keys.ts';

/** What a process has one of. `write` is for command.ts alone (the architecture test holds it). */
export interface Context {
	readonly config: Config;
	readonly log: Logger;
	readonly clock: Clock;
	readonly bus: Bus;
	readonly read: ReadClient;
	readonly write: PrismaClient;
	readonly documents: Documents;
	/** What people write for themselves alone. */
	readonly own: PrivateStore;
	readonly jobs: JobRunner;
	/** The index of the search, and what keeps it. */
	readonly search: Indexer;
	/** Keys of the secret polls that are open. */
	readonly ballotKeys: BallotKeys;
}

// Kept on the process, not in the module: the built pages and a development server may load this file twice.
const place = globalThis as { [key: symbol]: Context | undefined };
const key = Symbol.for('samsyn.context');

/** The context of this process. Throws if nothing has been opened: that is a bug in the start order. */
export function context(): Context {
	const open = place[key];
	if (!open) throw new Error('The portal has not been opened yet.');
	return open;
}

export const setContext = (open: Context | undefined): void => {
	place[key] = open;
};

export const hasContext = (): boolean => place[key] !== undefined;
