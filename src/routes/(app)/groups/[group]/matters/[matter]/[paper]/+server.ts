import { serveFile } from '#server/files/serve.ts';
import { readPaper } from '#server/matters/read.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** A paper of a matter: its bytes. */
export const GET = page(async ({ locals, params }: RequestEvent) =>
	serveFile(await readPaper(locals.actor, params.matter, params.paper))
);
