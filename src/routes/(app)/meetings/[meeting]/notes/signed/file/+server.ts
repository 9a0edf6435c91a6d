import { serveFile } from '#server/files/serve.ts';
import { readSignedFile } from '#server/minutes/read-export.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** The signed file of the version that counts, or of one paragraph that was adjusted at once. */
export const GET = page(async ({ locals, params, url }: RequestEvent) =>
	serveFile(await readSignedFile(locals.actor, params.meeting, url.searchParams.get('part') ?? ''))
);
