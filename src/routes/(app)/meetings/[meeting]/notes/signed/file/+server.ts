import { serveFile } from '#server/files/serve.ts';
import { readSignedFile } from '#server/minutes/read-export.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** The signed file of the version that counts. */
export const GET = page(async ({ locals, params }: RequestEvent) =>
	serveFile(await readSignedFile(locals.actor, params.meeting))
);
