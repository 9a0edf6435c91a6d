import { exportBriefing } from '#server/briefings/export-briefing.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** An information sheet or a report as a file, with what its reader may see. */
export const GET = page(({ locals, params }: RequestEvent) =>
	exportBriefing(locals.actor, params.briefing, params.format)
);
