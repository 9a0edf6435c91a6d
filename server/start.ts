import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { portal } from '#lib/permissions/facts.ts';
import { createBus } from './bus.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { context, hasContext, setContext, type Context } from './context.ts';
import { lockFolder } from './db/lock.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { openPrivate } from './db/private.ts';
import { openSearchIndex } from './db/search-index.ts';
import { laySearchTriggers, liftSearchTriggers } from './db/search-triggers.ts';
import { planDigest } from './digest/plan-digest.ts';
import { ensureDemo } from './demo/load.ts';
import { startJobs } from './jobs/run.ts';
import { createLog } from './log.ts';
import { checkIndex, followChanges } from './search/indexer.ts';
import { sources } from './search/sources.ts';
import { openDocuments } from './sync/open.ts';
import { createBallotKeys } from './votes/ballot-keys.ts';
import { renewSecretPolls } from './votes/renew-secret-polls.ts';

let closing: (() => Promise<void>) | undefined;
let opening: Promise<Context> | undefined;

async function open(config: Config, clock: Clock): Promise<Context> {
	if (hasContext()) return context();
	mkdirSync(config.data, { recursive: true, mode: 0o700 });
	mkdirSync(join(config.data, 'files'), { recursive: true, mode: 0o700 });
	const unlock = lockFolder(config.data);
	const log = createLog(config.logLevel);
	const file = join(config.data, 'samsyn.sqlite');
	liftSearchTriggers(file);
	const applied = migrate(file, join(config.root, 'prisma/migrations'));
	if (applied.length > 0) log.info({ applied }, 'the database was brought up to date');
	laySearchTriggers(file, sources);
	const db = openDatabase(file);
	const bus = createBus((error) => log.error(error, 'a listener to news failed'));
	const documents = await openDocuments({ config, bus, log, read: db.read });
	const own = openPrivate(join(config.data, 'private.sqlite'));
	const jobs = startJobs();
	const ballotKeys = await createBallotKeys();
	const search = followChanges(openSearchIndex(join(config.data, 'search.sqlite')));
	// A migration may have changed what the triggers were not there to see.
	if (applied.length > 0) search.index.empty();
	setContext({ config, log, clock, bus, read: db.read, write: db.write, documents, own, jobs, ballotKeys, search });
	await checkIndex(search.index);
	closing = async () => {
		await jobs.stop();
		await search.stop();
		await documents.close();
		own.close();
		ballotKeys.destroyAll();
		await db.close();
		unlock();
		setContext(undefined);
	};
	jobs.kick();
	search.kick();
	await renewSecretPolls(portal, {});
	await planDigest(portal, {});
	if (config.demo) await ensureDemo();
	return context();
}

/** Opens the databases, the document log and the job table of this process, once. */
export const openPortal = (config: Config, clock: Clock = systemClock): Promise<Context> =>
	(opening ??= open(config, clock));

/** Closes what openPortal opened; later it can be opened again. */
export async function closePortal(): Promise<void> {
	const close = closing;
	closing = undefined;
	opening = undefined;
	await close?.();
}
