import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { refuse } from '#lib/refusals/refusal.ts';
import { dispositionOf } from './disposition.ts';
import { pathOf } from './store.ts';
import type { KeptFile } from './take-in.ts';

/**
 * A kept file's bytes, to be saved and never shown: whatever is in them gets no origin, no scripts and no guessing of
 * types. For whoever has asked for permission. Refuses 'storage.unavailable' when they are not there whole.
 */
export async function serveFile({ name, mediaType, size, sha256 }: KeptFile): Promise<Response> {
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
}
