import { readAttachment } from '#server/files/read.ts';
import { serveFile } from '#server/files/serve.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** An attachment's bytes. */
export const GET = page(async ({ locals, params }: RequestEvent) =>
	serveFile(await readAttachment(locals.actor, params.attachment))
);
