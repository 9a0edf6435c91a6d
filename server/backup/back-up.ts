import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { pack, type Pack } from 'tar-stream';
import { BackupError, databaseParts, isPart, manifestName, type Manifest } from './manifest.ts';

/** A consistent copy of a database that others are writing to; what was erased in it is not in the copy. */
function copyDatabase(from: string, to: string): void {
	const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 10_000 });
	try {
		source.prepare('VACUUM INTO ?').run(to);
	} finally {
		source.close();
	}
}

/** Puts one file into the archive. Out: its line in the manifest. */
async function putFile(archive: Pack, name: string, path: string): Promise<Manifest['parts'][number]> {
	const { size, mtime } = await stat(path);
	const hash = createHash('sha256');
	const entry = archive.entry({ name, size, mtime, mode: 0o600 });
	await pipeline(
		createReadStream(path),
		async function* (bytes: AsyncIterable<Buffer>) {
			for await (const some of bytes) {
				hash.update(some);
				yield some;
			}
		},
		entry
	);
	return { name, size, sha256: hash.digest('hex') };
}

async function putAll(archive: Pack, data: string, staging: string): Promise<Manifest> {
	const parts: Manifest['parts'] = [];
	// Rows first, log second: a projection never names a place in the log that the backup lacks, and is caught up when
	// the portal opens. Files last: they never change and are stored before the row that names them.
	for (const name of databaseParts) {
		copyDatabase(join(data, name), join(staging, name));
		parts.push(await putFile(archive, name, join(staging, name)));
		await rm(join(staging, name));
	}
	const files = existsSync(join(data, 'files')) ? await readdir(join(data, 'files')) : [];
	for (const name of files.sort()) {
		if (!isPart(`files/${name}`)) continue;
		const part = await putFile(archive, `files/${name}`, join(data, 'files', name));
		if (part.sha256 !== name)
			throw new BackupError(`The stored file ${name} is damaged: its content is not what its name says.`);
		parts.push(part);
	}
	const manifest: Manifest = { format: 1, madeAt: new Date().toISOString(), parts };
	archive.entry({ name: manifestName, mode: 0o600 }, JSON.stringify(manifest, null, '\t'));
	return manifest;
}

/**
 * Writes one file with everything that is kept, while the portal runs: both databases and the attachments. Left out are
 * the private notes, the secret and the lock. The file gets its name only when it is whole and on the disk.
 * Throws BackupError.
 */
export async function backUp(data: string, target: string): Promise<Manifest> {
	const missing = databaseParts.find((name) => !existsSync(join(data, name)));
	if (missing)
		throw new BackupError(`There is no ${missing} in ${data}. Set SAMSYN_DATA to the folder that the portal uses.`);
	if (existsSync(target)) throw new BackupError(`${target} exists already. Choose another name or remove it first.`);
	if (!existsSync(dirname(target))) throw new BackupError(`There is no folder ${dirname(target)}. Make it first.`);
	const staging = await mkdtemp(join(dirname(target), '.samsyn-backup-'));
	const unfinished = join(staging, 'unfinished');
	try {
		const archive = pack();
		const written = pipeline(archive, createWriteStream(unfinished, { mode: 0o600, flush: true }));
		const put = putAll(archive, data, staging).then((manifest) => {
			archive.finalize();
			return manifest;
		});
		put.catch((error: unknown) => archive.destroy(error as Error));
		const [manifest] = await Promise.all([put, written]);
		await rename(unfinished, target);
		const folder = await open(dirname(target), 'r');
		await folder.sync().finally(() => folder.close());
		return manifest;
	} finally {
		await rm(staging, { recursive: true, force: true });
	}
}
