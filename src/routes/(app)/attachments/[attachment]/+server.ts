import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { refuse } from '#lib/refusals/refusal.ts';
import { dispositionOf } from '#server/files/disposition.ts';
import { readAttachment } from '#server/files/read.ts';
import { pathOf } from '#server/files/store.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** An attachment's bytes, to be saved and never shown: whatever is in them gets no origin, no scripts and no guessing of types. */
export const GET = page(async ({ locals, params }: RequestEvent) => {
	const { name, mediaType, size, sha256 } = await readAttachment(locals.actor, params.attachment);
	const path = pathOf(sha256);
	const kept = await stat(path).catch(() => null);
	if (kept?.size !== size) refuse('storage.unavailable');
	return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, {
		headers: {
			'Content-Type': mediaType,
			'Content-Length': String(size),
			'Content-Disposition': dispositionOf(name),
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'X-Content-Type-Options': 'nosniff',
			'Cache-Control': 'private, no-store',
			'Cross-Origin-Resource-Policy': 'same-origin'
		}
	});
});
