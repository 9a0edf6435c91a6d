import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.mjs';
import { node } from './process.mjs';

/** Runs a file of one of the packages and keeps what it says. */
async function listen(file, args, env = {}) {
	const heard = [];
	const code = await node(join(root, file), args, {
		cwd: root,
		env: { ...process.env, NO_COLOR: '1', ...env },
		onOutput: (bytes) => heard.push(bytes)
	});
	return { code, output: Buffer.concat(heard).toString('utf8') };
}

/** One static check counts as one test. */
export async function once(file, args, env) {
	const { code, output } = await listen(file, args, env);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

function freshReport(name) {
	const folder = join(root, 'test-results');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${name}.json`);
	rmSync(file, { force: true });
	return file;
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** A runner that failed without counting a failed test (it did not start, a file did not load) has failed once. */
const honest = (code, passed, failed, output) => ({
	passed,
	failed: code !== 0 && failed === 0 ? 1 : failed,
	output
});

/** From the first failure on: what passed need not be read. */
const failures = (output) => {
	const at = output.search(/^.*(Failed (Tests|Suites)|Unhandled Errors)/m);
	return at < 0 ? output : output.slice(at);
};

/** One of vitest's projects: unit, contract, integration, fuzz. */
export async function vitest(project, env) {
	const file = freshReport(project);
	const { code, output } = await listen(
		'node_modules/vitest/vitest.mjs',
		['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
		env
	);
	const report = read(file);
	const unloaded = (report?.testResults ?? []).filter(
		(one) => one.status === 'failed' && one.assertionResults.length === 0
	);
	return honest(code, report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + unloaded.length, failures(output));
}

/** The browser tests. */
export async function playwright(env) {
	const file = freshReport('end-to-end');
	const { code, output } = await listen('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
		...env,
		PLAYWRIGHT_JSON_OUTPUT_FILE: file,
		NO_COLOR: undefined,
		FORCE_COLOR: '0'
	});
	const stats = read(file)?.stats;
	return honest(code, stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), output);
}
