import { ScriptError } from './say.mjs';

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
const row = (name, time, words) => console.log(`${name.padEnd(24)} ${time.padStart(6)} s   ${words}`);

/** Keeps the sum of all stages; each prints one line with its time, and its output only when something failed. */
export function createLedger() {
	const began = performance.now();
	const sum = { passed: 0, failed: 0 };
	return {
		/** Runs one stage. `work` gives { passed, failed, output }; a throw is one failure. Out: whether all passed. */
		async stage(name, work) {
			const since = performance.now();
			let result;
			try {
				result = (await work()) ?? { passed: 0, failed: 0, output: '' };
			} catch (error) {
				const told = error instanceof ScriptError ? error.message : (error?.stack ?? String(error));
				result = { passed: 0, failed: 1, output: told };
			}
			sum.passed += result.passed;
			sum.failed += result.failed;
			const counted = result.passed + result.failed > 0;
			row(name, seconds(since), counted ? `${result.passed} passed, ${result.failed} failed` : 'done');
			if (result.failed > 0) console.log(`\n──── ${name} ────\n${result.output.trimEnd()}\n────\n`);
			return result.failed === 0;
		},
		/** What could not be run because something before it failed. */
		skip: (name, why) => row(name, '–', `not run: ${why}`),
		/** Prints the closing line. Out: the exit code. */
		close() {
			row('all', seconds(began), '');
			console.log(`${sum.passed} passed, ${sum.failed} failed`);
			return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
		}
	};
}
