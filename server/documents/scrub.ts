import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { nextNight } from './night.ts';

/** Sees to it that the documents are looked after in the coming night. */
export const planScrub = command('document.plan-scrub', z.object({}), async ({ demand, job, now }) => {
	await Promise.resolve();
	demand('portal.work', {});
	const night = nextNight(now);
	job('documents.scrub', `documents.scrub:${night.toISOString().slice(0, 10)}`, {}, night);
});

/**
 * The job `documents.scrub`, every night: looks at every row of the document log, drops what is no longer needed, and
 * says in the log which documents are damaged.
 */
export async function scrub(): Promise<void> {
	const { documents, log } = context();
	// First of all: a night that fails is not the last one.
	await planScrub(portal, {});
	const { damaged, ...rest } = await documents.thread.ask('scrub', {});
	for (const { document, epoch, why, served } of damaged)
		log.error({ document, epoch, why, served }, 'a document of the log is damaged');
	log.info({ ...rest, damaged: damaged.length }, 'the document log has been looked at');
}
