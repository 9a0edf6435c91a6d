import { exportFile } from '#server/minutes/read-export.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** The minutes as a file: the one that was kept when they were locked, before that as they stand. */
export const GET = page(({ locals, params }: RequestEvent) => exportFile(locals.actor, params.meeting, params.format));
