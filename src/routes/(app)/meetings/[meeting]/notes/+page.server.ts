import { topicKey } from '#lib/room/topics.ts';
import { readRecord } from '#server/meetings/read-record.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['agenda', 'items', 'files', 'network', 'attendance', 'calling']) depends(topicKey(topic));
	return { record: await readRecord(locals.actor, params.meeting) };
});
