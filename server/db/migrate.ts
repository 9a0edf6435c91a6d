import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

// The table is laid out as Prisma's own, so that its command line reads the same history.
const history = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
	"id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
	"logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
	"applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

/**
 * Applies what is missing of the folder's *.sql, in the order of their names, each in one transaction with its record.
 * Out: the names applied now. Throws when the database knows a migration this version does not (it is newer), or
 * when an applied file has been changed since.
 */
export function migrate(file: string, folder: string): string[] {
	const db = new Database(file);
	try {
		db.pragma('journal_mode = WAL');
		db.pragma('synchronous = FULL');
		db.exec(history);
		const applied = new Map(
			(
				db.prepare('SELECT migration_name AS name, checksum FROM _prisma_migrations').all() as {
					name: string;
					checksum: string;
				}[]
			).map((row) => [row.name, row.checksum])
		);
		const files = readdirSync(folder)
			.filter((name) => name.endsWith('.sql'))
			.sort();
		const known = new Set(files.map((name) => name.slice(0, -4)));
		const newer = [...applied.keys()].find((name) => !known.has(name));
		if (newer) throw new Error(`The database was written by a newer version (it has ${newer}). Start that version.`);
		const done: string[] = [];
		for (const name of files) {
			const sql = readFileSync(join(folder, name), 'utf8');
			const checksum = createHash('sha256').update(sql).digest('hex');
			const id = name.slice(0, -4);
			const before = applied.get(id);
			if (before === checksum) continue;
			if (before) throw new Error(`Migration ${id} was changed after it had been applied.`);
			// Tables are rebuilt by copying; the references are checked as a whole before the commit.
			db.pragma('foreign_keys = OFF');
			db.transaction(() => {
				db.exec(sql);
				const broken = db.pragma('foreign_key_check') as unknown[];
				if (broken.length > 0) throw new Error(`Migration ${id} leaves ${broken.length} broken references.`);
				db.prepare(
					`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
					 VALUES (?, ?, ?, current_timestamp, 1)`
				).run(crypto.randomUUID(), checksum, id);
			}).immediate();
			done.push(id);
		}
		return done;
	} finally {
		db.close();
	}
}
