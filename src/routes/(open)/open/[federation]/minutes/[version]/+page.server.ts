import { readOpenMinutes } from '#server/minutes/read-open.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params }: PageServerLoadEvent) => ({
	published: await readOpenMinutes(locals.actor, params.federation, params.version)
}));
