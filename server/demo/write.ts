import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { markCallings } from './mark-callings.ts';
import { planDemo } from './plan.ts';
import { soundDemo } from './sound.ts';

/** Kind and key of the job that writes the demo's texts. */
export const writingJob = 'demo.write';

/** Documents that are written at once: enough to share commits of the log, few enough to leave it room. */
const atOnce = 60;

/** The edit that fills a document of each kind. */
const fills = { agenda: 'fill', item: 'fill', sheet: 'show', proposal: 'begin' } as const;

const Payload = z.object({ at: z.coerce.date() });

/**
 * Job 'demo.write': writes every agenda, text and note of the demo into its document and reads it back for the pages.
 * The documents keep the key: a second run after a crash changes nothing that was written.
 */
export async function writeDemo(payload: unknown): Promise<void> {
	const { at } = Payload.parse(payload);
	const { documents } = context();
	const plans = planDemo(at, '');
	const writings = plans.flatMap((plan) => [
		...plan.meetings.writings,
		...plan.sheets.writings,
		...plan.proposals.writings
	]);
	for (let from = 0; from < writings.length; from += atOnce) {
		const some = writings.slice(from, from + atOnce);
		await Promise.all(some.map(({ documentId, kind, args }) => documents.edit(documentId, 'demo', fills[kind], args)));
		await Promise.all(some.map(({ documentId }) => projectNow(documentId)));
	}
	await soundDemo(at);
	const called = plans.flatMap((plan) => plan.meetings.callings.map(({ meetingId }) => meetingId));
	await markCallings(portal, { meetingIds: called });
}
