import { bringBrowser } from './browser.mjs';
import { install } from './install.mjs';
import { build, compileMessages, generate, syncRoutes } from './prepare.mjs';
import { createLedger } from './stage.mjs';
import { once, playwright, vitest } from './test-report.mjs';

const done = { passed: 0, failed: 0, output: '' };

/** What reads the source and runs none of it. */
async function staticChecks({ stage }) {
	await stage('format', () => once('node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']));
	await stage('lint', () => once('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings=0']));
	await stage('types', () =>
		once('node_modules/svelte-check/bin/svelte-check', ['--fail-on-warnings', '--output', 'human'])
	);
	await stage('unused code', () => once('node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']));
}

async function prepare({ stage }) {
	return stage('generate and compile', async () => {
		await syncRoutes();
		await generate();
		await compileMessages();
		return done;
	});
}

/** `npm run check`: the static checks alone. */
export async function check() {
	const ledger = createLedger();
	await install();
	if (await prepare(ledger)) await staticChecks(ledger);
	return ledger.close();
}

/**
 * `npm test`: everything, browser included. What does not depend on each other shares the two cores; fuzz and the
 * browser tests, which measure themselves against the clock, run alone. With `full` the large sizes.
 */
export async function test({ full }) {
	const ledger = createLedger();
	const { stage, skip } = ledger;
	const size = full ? { SAMSYN_TEST_SIZE: 'full' } : {};
	const brought = await stage('install and browser', async () => {
		await install();
		await bringBrowser();
		return done;
	});
	if (!brought || !(await prepare(ledger))) return ledger.close();
	let built = false;
	await Promise.all([
		staticChecks(ledger),
		(async () => {
			built = await stage('build', async () => {
				await build();
				return done;
			});
			for (const project of ['unit', 'contract', 'integration']) await stage(project, () => vitest(project, size));
		})()
	]);
	await stage('fuzz', () => vitest('fuzz', size));
	if (built) await stage('end to end', () => playwright(size));
	else skip('end to end', 'there is no build');
	return ledger.close();
}
