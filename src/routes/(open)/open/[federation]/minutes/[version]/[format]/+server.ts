import { serveFile } from '#server/files/serve.ts';
import { readOpenFile } from '#server/minutes/read-open.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** Published minutes as a file, just as it was made when they were locked. */
export const GET = page(async ({ locals, params }: RequestEvent) =>
	serveFile(await readOpenFile(locals.actor, params.federation, params.version, params.format))
);
