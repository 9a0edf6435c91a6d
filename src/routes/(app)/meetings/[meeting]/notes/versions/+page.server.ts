import { topicKey } from '#lib/room/topics.ts';
import { readVersions } from '#server/minutes/read-versions.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, depends }: PageServerLoadEvent) => {
	depends(topicKey('minutes'));
	return { versions: await readVersions(locals.actor, params.meeting) };
});
