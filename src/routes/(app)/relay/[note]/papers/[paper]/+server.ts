import { serveFile } from '#server/files/serve.ts';
import { page } from '#server/pages.ts';
import { readOwnPaper } from '#server/relay/read-received.ts';
import type { RequestEvent } from './$types';

/** A paper of a note, for its group and the office: its bytes. */
export const GET = page(async ({ locals, params }: RequestEvent) =>
	serveFile(await readOwnPaper(locals.actor, params.note, params.paper))
);
