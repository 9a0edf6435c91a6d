// The one way in: `npm start`, `npm run dev`, `npm test` … all come here. Runs on any Node ≥ 18 and brings its own when
// the machine's is too old, so that nothing but git, Node and npm must stand on the machine beforehand.
import { nodeIsNewEnough, runUnderNode24 } from './node-24.mjs';
import { say, ScriptError } from './say.mjs';

const [verb = '', ...rest] = process.argv.slice(2);

/** @type {Record<string, () => Promise<number>>} */
const verbs = {
	start: async () => (await import('./start.mjs')).start(),
	dev: async () => (await import('./start.mjs')).dev(rest),
	test: async () => (await import('./test.mjs')).test({ full: rest.includes('--full') }),
	check: async () => (await import('./test.mjs')).check(),
	bench: async () => (await import('./start.mjs')).bench(rest),
	format: async () => (await import('./start.mjs')).tool('prettier/bin/prettier.cjs', ['--write', '.']),
	backup: async () => (await import('./start.mjs')).portalTool('server/backup/main.ts', ['backup', ...rest]),
	restore: async () => (await import('./start.mjs')).portalTool('server/backup/main.ts', ['restore', ...rest]),
	'new-migration': async () => (await import('./start.mjs')).newMigration(rest)
};

try {
	const run = verbs[verb];
	if (!run) throw new ScriptError(`There is no "${verb}". There are: ${Object.keys(verbs).join(', ')}.`);
	process.exitCode = nodeIsNewEnough() ? await run() : await runUnderNode24(process.argv.slice(1));
} catch (error) {
	if (error instanceof ScriptError) say(error.message);
	else console.error(error);
	process.exitCode = 1;
}
