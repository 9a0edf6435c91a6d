import { extractFile } from '#server/minutes/read-export.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** The extract of one paragraph (protokollsutdrag). */
export const GET = page(({ locals, params }: RequestEvent) =>
	extractFile(locals.actor, params.meeting, params.item, params.format)
);
