import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.mjs';

const folder = join(root, 'node_modules', '.samsyn');

/** All files under a path of the project, as paths from its root, in one fixed order; generated ones and tests left out. */
function filesUnder(path) {
	const whole = join(root, path);
	if (!existsSync(whole)) return [];
	if (statSync(whole).isFile()) return /\.test\.ts$/.test(path) ? [] : [path];
	if (path === 'server/db/generated' || path === 'src/lib/i18n/paraglide') return [];
	return readdirSync(whole)
		.sort()
		.flatMap((name) => filesUnder(`${path}/${name}`));
}

/** One hash over names and contents; a changed time alone changes nothing. */
export function hashOf(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesUnder)) {
		const bytes = readFileSync(join(root, file));
		hash.update(`${file}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex');
}

/**
 * Does `work` unless it has been done for exactly these files and what it made is still there.
 * `made` is a file that tells so. Out: whether it had to be done.
 */
export async function unlessDone(name, { from, made }, work) {
	const stamp = join(folder, name);
	const now = hashOf(from);
	const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
	if (before === now && existsSync(join(root, made))) return false;
	await work();
	mkdirSync(folder, { recursive: true });
	writeFileSync(stamp, now);
	return true;
}
