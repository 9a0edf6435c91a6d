import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.mjs';
import { node } from './process.mjs';
import { say, ScriptError } from './say.mjs';
import { unlessDone } from './stamp.mjs';

/** Prisma's command line wants a schema engine by name, though generating never runs one; any program will do. */
const prismaEnvironment = {
	...process.env,
	PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
	CHECKPOINT_DISABLE: '1',
	PRISMA_HIDE_UPDATE_MESSAGE: '1'
};

async function mustSucceed(what, file, args, env = process.env) {
	const code = await node(join(root, file), args, { cwd: root, env, quiet: true });
	if (code !== 0) throw new ScriptError(`${what} failed; what it said stands above.`);
}

/** SvelteKit's own types for the routes, which the type check reads, and the settings that ours extend. */
export const syncRoutes = () => mustSucceed('Reading the routes', 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync']);

/** The database client from the schema. */
export const generate = () =>
	unlessDone(
		'database-client',
		{ from: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'], made: 'server/db/generated/client.ts' },
		async () => {
			// Prisma reads tsconfig.json, which extends what SvelteKit writes.
			if (!existsSync(join(root, '.svelte-kit/tsconfig.json'))) await syncRoutes();
			await mustSucceed(
				'Making the database client',
				'node_modules/prisma/build/index.js',
				['generate'],
				prismaEnvironment
			);
			if (!existsSync(join(root, 'server/db/generated/client.ts')))
				throw new ScriptError(
					'Making the database client left nothing behind. Delete node_modules and run this again.'
				);
		}
	);

/** The message functions from every feature's messages.{sv,en}.json. */
export const compileMessages = () => mustSucceed('Compiling the messages', 'scripts/compile-messages.mjs', []);

const sources = [
	'src',
	'server',
	'prisma/schema.prisma',
	'project.inlang/settings.json',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];

/** Builds the pages and the server's bundle unless this exact source has been built. */
export const build = () =>
	unlessDone('build', { from: sources, made: 'build/handler.js' }, async () => {
		say('Building …');
		// The build compiles the messages too, but looks for the files before it has written them the first time.
		await compileMessages();
		await mustSucceed('The build', 'node_modules/vite/bin/vite.js', ['build']);
	});
