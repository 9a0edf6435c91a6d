import { join } from 'node:path';
import { install } from './install.mjs';
import { root } from './node-24.mjs';
import { build, compileMessages, generate } from './prepare.mjs';
import { node } from './process.mjs';
import { ScriptError } from './say.mjs';

/** `npm start`: everything that is missing, then the server. Out: the server's exit code. */
export async function start() {
	await install();
	await generate();
	await build();
	return node(join(root, 'server/main.ts'), [], { cwd: root });
}

/** `npm run dev`: the same with hot reload; pages and sockets on one port, from one graph of modules. */
export async function dev(args) {
	await install();
	await generate();
	await compileMessages();
	const address = ['--port', process.env['PORT'] ?? '3000', '--strictPort'];
	if (process.env['HOST']) address.push('--host', process.env['HOST']);
	return node(join(root, 'node_modules/vite/bin/vite.js'), ['dev', ...address, ...args], { cwd: root });
}

/** A program of one of the packages, once they are there. */
export async function tool(file, args) {
	await install();
	return node(join(root, 'node_modules', file), args, { cwd: root });
}

/** One of the server's own tools (backup, restore), which need the packages and nothing built. */
export async function portalTool(file, args) {
	await install();
	await generate();
	return node(join(root, file), args, { cwd: process.env['INIT_CWD'] ?? root });
}

/**
 * `npm run bench -- --only ours,bare`: measures this server beside others, which are brought for it alone;
 * `npm run bench -- room`: the pages of a full meeting room, over the built portal;
 * `npm run bench -- search`: searching 20,000 documents, over the built portal.
 * `npm run bench -- relay`: the office's pages over 2,000 open relay notes, over the built portal.
 * `npm run bench -- guests`: 130 people who come to a sheet by its link, over the built portal.
 * `npm run bench -- sheet`: typing on a sheet with 300 notes that forty write on, in a real browser over the built portal.
 */
export async function bench(args) {
	await install();
	await generate();
	if (['room', 'search', 'guests', 'relay', 'sheet'].includes(args[0])) {
		await build();
		return node(join(root, `tests/bench/${args[0]}/run.ts`), args.slice(1), { cwd: root });
	}
	await compileMessages();
	await install(join(root, 'tests/bench'));
	return node(join(root, 'tests/bench/run.ts'), args, { cwd: root });
}

/** `npm run new-migration -- add-attendance`: writes the SQL and makes the client anew. */
export async function newMigration([name]) {
	if (!name) throw new ScriptError('Name the migration in small letters: npm run new-migration -- add-attendance');
	await install();
	const code = await node(join(root, 'scripts/new-migration.mjs'), [name], { cwd: root });
	if (code === 0) await generate();
	return code;
}
