import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';

const folder = () => join(context().config.data, 'files');

/** Where the bytes of a file lie. The name comes from the database, never from outside. */
export function pathOf(sha256: string): string {
	if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not the name of a stored file');
	return join(folder(), sha256);
}

async function syncFolder(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/**
 * Puts bytes in the files folder under their SHA-256, which is returned in hex. When it resolves they survive a power
 * cut: written beside, synced, renamed, the folder synced. The same bytes twice are one file. Before a command, never
 * inside one; bytes that no row names are harmless. Refuses 'storage.unavailable' when the disk is full or read-only.
 */
export async function storeFile(bytes: Buffer<ArrayBuffer>): Promise<string> {
	const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
	const path = pathOf(sha256);
	const kept = await stat(path).catch(() => null);
	const beside = join(folder(), `.${newId()}`);
	try {
		if (kept?.size === bytes.length) {
			// Whoever put it there may not have come this far.
			await syncFolder(folder());
			return sha256;
		}
		await mkdir(folder(), { recursive: true, mode: 0o700 });
		const handle = await open(beside, 'wx', 0o600);
		try {
			await handle.writeFile(bytes);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(beside, path);
		await syncFolder(folder());
	} catch (error) {
		context().log.error({ error: String(error) }, 'a file could not be stored');
		await rm(beside, { force: true }).catch(() => undefined);
		refuse('storage.unavailable');
	}
	return sha256;
}
