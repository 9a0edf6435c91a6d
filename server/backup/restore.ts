import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { extract } from 'tar-stream';
import { lockFolder } from '#server/db/lock.ts';
import { closeDoors } from './close-doors.ts';
import { BackupError, databaseParts, isPart, Manifest, manifestName } from './manifest.ts';
import { raiseEpochs } from './raise-epochs.ts';

/** Writes one entry to its place. Out: the SHA-256 of what came. */
async function takeFile(entry: AsyncIterable<Buffer>, path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(
		entry,
		async function* (bytes: AsyncIterable<Buffer>) {
			for await (const some of bytes) {
				hash.update(some);
				yield some;
			}
		},
		createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true })
	);
	return hash.digest('hex');
}

/** Unpacks a backup into an empty folder and holds every part against the manifest. */
async function unpack(source: string, into: string): Promise<Manifest> {
	await mkdir(join(into, 'files'), { recursive: true, mode: 0o700 });
	const found = new Map<string, string>();
	let manifest: Manifest | undefined;
	const archive = extract();
	const read = pipeline(createReadStream(source), archive);
	read.catch(() => undefined);
	try {
		for await (const entry of archive) {
			const { name } = entry.header;
			// Its types leave out that it can be iterated.
			const bytes = entry as unknown as AsyncIterable<Buffer>;
			if (name === manifestName) manifest = Manifest.parse(await json(Readable.from(bytes)));
			else if (isPart(name)) found.set(name, await takeFile(bytes, join(into, name)));
			else throw new BackupError(`${source} holds "${name.slice(0, 80)}", which no backup holds.`);
		}
		await read;
	} catch (error) {
		if (error instanceof BackupError) throw error;
		throw new BackupError(`${source} cannot be read as a backup. Is it whole, and made by "npm run backup"?`, {
			cause: error
		});
	}
	if (!manifest) throw new BackupError(`${source} has been cut off: its list of contents is missing.`);
	const broken = manifest.parts.find(({ name, sha256 }) => found.get(name) !== sha256);
	if (broken) throw new BackupError(`${source} is damaged: ${broken.name} is not what was backed up.`);
	if (found.size !== manifest.parts.length || databaseParts.some((name) => !found.has(name)))
		throw new BackupError(`${source} does not hold what its list of contents says.`);
	return manifest;
}

function checkDatabases(folder: string): void {
	for (const name of databaseParts) {
		const db = new Database(join(folder, name));
		try {
			if (db.pragma('integrity_check', { simple: true }) !== 'ok')
				throw new BackupError(`${name} in the backup is damaged. Take an older backup.`);
			if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
				throw new BackupError(`${name} in the backup has rows that point at nothing. Take an older backup.`);
		} finally {
			db.close();
		}
	}
}

function lock(folder: string): () => void {
	try {
		return lockFolder(folder);
	} catch (error) {
		throw new BackupError(error instanceof Error ? error.message : String(error), { cause: error });
	}
}

const isEmpty = async (folder: string) =>
	!existsSync(folder) || (await readdir(folder)).every((name) => name === 'secret' || name === 'lock');

/**
 * Puts a backup in place of the data folder, which must be empty; with `replace` the old one is moved aside and kept.
 * Nothing is touched before the whole backup has been unpacked and checked. Documents begin a new epoch: a browser that
 * still holds text written after the backup is told so and keeps it apart, and does not mix it into the older text.
 * Everybody signs in anew: what was ended after the backup must not come back with it.
 * Out: when the backup was made, and where the old folder went. Throws BackupError.
 */
export async function restore(
	source: string,
	data: string,
	{ replace = false, now = new Date() }: { replace?: boolean; now?: Date } = {}
): Promise<{ madeAt: string; aside: string | null }> {
	if (!existsSync(source)) throw new BackupError(`There is no file ${source}.`);
	if (!replace && !(await isEmpty(data)))
		throw new BackupError(`${data} is not empty. Add --replace to move it aside and put the backup in its place.`);
	const unlock = existsSync(data) ? lock(data) : () => undefined;
	const beside = join(dirname(data), `.samsyn-restore-${process.pid}`);
	try {
		const { madeAt } = await unpack(source, beside);
		checkDatabases(beside);
		raiseEpochs(beside, now);
		closeDoors(beside, now);
		unlock();
		const aside = await moveAside(data, beside, now);
		await rename(beside, data);
		return { madeAt, aside };
	} finally {
		unlock();
		await rm(beside, { recursive: true, force: true });
	}
}

/** Moves what stands in the data folder aside; a secret that was made there opens what it sealed, so it comes along. */
async function moveAside(data: string, next: string, now: Date): Promise<string | null> {
	if (!existsSync(data)) return null;
	if (existsSync(join(data, 'secret'))) await copyFile(join(data, 'secret'), join(next, 'secret'));
	if (await isEmpty(data)) {
		await rm(data, { recursive: true });
		return null;
	}
	const aside = `${data}.before-${now.toISOString().slice(0, 19).replaceAll(':', '')}`;
	await rename(data, aside);
	return aside;
}
