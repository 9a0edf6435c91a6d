import { serveFile } from '#server/files/serve.ts';
import { page } from '#server/pages.ts';
import { readCamePaper } from '#server/relay/read-received.ts';
import type { RequestEvent } from './$types';

/** A paper that came with a note: its bytes. */
export const GET = page(async ({ locals, params }: RequestEvent) =>
	serveFile(await readCamePaper(locals.actor, params.hop, params.paper))
);
