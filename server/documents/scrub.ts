import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';

/** The next night at one in universal time: two or three in Sweden. */
export function nextNight(now: Date): Date {
	const night = new Date(now);
	night.setUTCHours(1, 0, 0, 0);
	if (night <= now) night.setUTCDate(night.getUTCDate() + 1);
	return night;
}

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
	const { damaged, ...rest } = await documents.thread.ask('scrub', {});
	for (const { document, epoch, why, served } of damaged)
		log.error({ document, epoch, why, served }, 'a document of the log is damaged');
	log.info({ ...rest, damaged: damaged.length }, 'the document log has been looked at');
	await planScrub(portal, {});
}
