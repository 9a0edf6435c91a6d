import Database from 'better-sqlite3';
import type { TestPortal } from './fixtures.ts';

/** Ends the portal and opens it at the same address when that time has come; everybody is still signed in. */
export async function moveTo(portal: TestPortal, time: Date): Promise<void> {
	await portal.stop();
	const db = new Database(portal.database);
	db.prepare('UPDATE Session SET expiresAt = ?').run(new Date(time.getTime() + 86_400_000).toISOString());
	db.close();
	await portal.reopen({
		NODE_OPTIONS: '--import=./tests/e2e/moved-clock.mjs',
		SAMSYN_TEST_AHEAD: String(time.getTime() - Date.now())
	});
}
