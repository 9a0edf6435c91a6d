import { readNotices } from '#server/minutes/read-open.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params }: PageServerLoadEvent) => ({
	board: await readNotices(locals.actor, params.federation)
}));
