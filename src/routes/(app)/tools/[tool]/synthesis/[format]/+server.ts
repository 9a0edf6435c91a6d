import { page } from '#server/pages.ts';
import { exportSynthesis } from '#server/synthesis/read.ts';
import type { RequestEvent } from './$types';

/** The synthesis of the chosen sheets as a file. */
export const GET = page(({ locals, params, url }: RequestEvent) =>
	exportSynthesis(locals.actor, params.tool, url.searchParams.getAll('sheet'), params.format)
);
