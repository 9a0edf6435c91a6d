import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startBuiltPortal, type BuiltPortal } from './built-portal.ts';
import { test as base } from './fixtures.ts';
import { template } from './template.ts';

interface MovablePortal extends BuiltPortal {
	/** Closes it and opens it at the same address when that time has come; everybody is still signed in. */
	moveTo(time: Date): Promise<void>;
}

/** As every test, with a portal of the file's own whose clock can be moved ahead. */
export const test = base.extend<object, { later: MovablePortal }>({
	later: [
		async ({}, use, worker) => {
			const data = `test-results/later-${worker.parallelIndex}`;
			rmSync(data, { recursive: true, force: true });
			cpSync(template, data, { recursive: true });
			let open = await startBuiltPortal(data);
			const { origin } = open;
			await use({
				origin,
				said: () => open.said(),
				stop: () => open.stop(),
				kill: () => open.kill(),
				async moveTo(time) {
					await open.stop();
					const db = new Database(join(data, 'samsyn.sqlite'));
					const until = new Date(time.getTime() + 86_400_000).toISOString();
					db.prepare('UPDATE Session SET expiresAt = ?').run(until);
					db.close();
					open = await startBuiltPortal(data, {
						PORT: new URL(origin).port,
						NODE_OPTIONS: '--import=./tests/e2e/moved-clock.mjs',
						SAMSYN_TEST_AHEAD: String(time.getTime() - Date.now())
					});
				}
			});
			await open.stop();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	portal: [async ({ later }, use) => use(later), { scope: 'worker' }]
});
