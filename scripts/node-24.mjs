import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, run } from './process.mjs';
import { say, ScriptError } from './say.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const version = '24.21.0';

/** Whether this Node strips types by itself and is one that the test runner and the database know: 22.18 or 24 and up. */
export function nodeIsNewEnough(running = process.version) {
	const [major = 0, minor = 0] = running.slice(1).split('.').map(Number);
	return (major === 22 && minor >= 18) || major >= 24;
}

/**
 * Brings Node 24 from the package registry into .tools (a package with the program in it, no install script) and runs
 * the same command again under it. Out: its exit code.
 */
export async function runUnderNode24(command) {
	const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	const program = process.platform === 'win32' ? 'node.exe' : 'node';
	const folder = join(root, '.tools', 'node_modules', name, 'bin');
	if (!existsSync(join(folder, program))) {
		say(`This machine has Node ${process.version}; bringing Node ${version} into .tools …`);
		const code = await npm(['i', '--prefix', '.tools', '--no-save', '--ignore-scripts', `${name}@${version}`], {
			cwd: root,
			quiet: true
		});
		if (code !== 0 || !existsSync(join(folder, program)))
			throw new ScriptError(
				`Node ${version} could not be brought (${name}). Install Node 24 by hand from https://nodejs.org and run this again.`
			);
	}
	return run(join(folder, program), command, {
		cwd: root,
		env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` }
	});
}
