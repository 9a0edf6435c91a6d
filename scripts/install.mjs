import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.mjs';
import { npm } from './process.mjs';
import { say, ScriptError } from './say.mjs';

const packagesIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null);

/** Whether node_modules holds every package of the lock file in its version; what only other platforms need may be missing. */
export function isInstalled(folder = root) {
	const wanted = packagesIn(join(folder, 'package-lock.json'));
	const found = packagesIn(join(folder, 'node_modules', '.package-lock.json'));
	if (!wanted || !found) return false;
	return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
		if (path === '') return true;
		const there = found[path];
		return there ? there.version === version : optional || devOptional || peer || false;
	});
}

/** Installs from the lock file when needed. No package needs its install script, so none is run. */
export async function install(folder = root) {
	if (isInstalled(folder)) return;
	say('Installing the packages of package-lock.json …');
	const code = await npm(['ci', '--ignore-scripts', '--include=dev', '--loglevel=error'], { cwd: folder, quiet: true });
	if (code !== 0)
		throw new ScriptError('The packages could not be installed. See above; is the package registry reachable?');
}
