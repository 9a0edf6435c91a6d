import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Takes back what let somebody in at the time of the backup and may have been ended since: all sessions, and all links
 * and codes, guests' too. Letters that still waited then have most likely been sent, and are not sent again.
 */
export function closeDoors(folder: string, now: Date): void {
	const rows = new Database(join(folder, 'samsyn.sqlite'));
	const at = now.toISOString().replace('Z', '+00:00');
	try {
		rows.transaction(() => {
			rows.prepare('DELETE FROM Session').run();
			rows.prepare('UPDATE Ticket SET withdrawnAt = ? WHERE usedAt IS NULL AND withdrawnAt IS NULL').run(at);
			// A backup from before there were guests has no such table.
			if (rows.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'Guest'`).get())
				rows.prepare('UPDATE Guest SET withdrawnAt = ? WHERE withdrawnAt IS NULL').run(at);
			rows
				.prepare(
					`UPDATE Mail SET error = 'late' WHERE sentAt IS NULL AND error IS NULL AND id IN
					(SELECT payload ->> 'mailId' FROM Job WHERE kind = 'mail.send' AND doneAt IS NULL)`
				)
				.run();
			rows.prepare(`UPDATE Job SET doneAt = ? WHERE kind = 'mail.send' AND doneAt IS NULL`).run(at);
		})();
	} finally {
		rows.close();
	}
}
