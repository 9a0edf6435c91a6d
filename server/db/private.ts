import Database from 'better-sqlite3';
import { openPrivateSheets } from './private-sheets.ts';

export interface PrivateNote {
	/** The item or paper it is about. */
	readonly subjectId: string;
	readonly text: string;
}

/**
 * What people write for themselves alone, in a file of its own that no backup carries. What is taken away is overwritten
 * on the disk (secure_delete). Durable when a call returns. Throws when the storage fails.
 */
export function openPrivate(file: string) {
	const db = new Database(file, { timeout: 5_000 });
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.pragma('secure_delete = ON');
	db.exec(`CREATE TABLE IF NOT EXISTS note (
		account TEXT NOT NULL, meeting TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
		PRIMARY KEY (account, subject)) STRICT, WITHOUT ROWID`);
	const put = db.prepare(
		`INSERT INTO note (account, meeting, subject, text, at) VALUES (?, ?, ?, ?, ?)
		 ON CONFLICT (account, subject) DO UPDATE SET text = excluded.text, at = excluded.at`
	);
	const drop = db.prepare('DELETE FROM note WHERE account = ? AND subject = ?');
	const of = db.prepare<[string, string], PrivateNote>(
		'SELECT subject AS subjectId, text FROM note WHERE account = ? AND meeting = ?'
	);
	return {
		/** Writes a note; the empty text takes it away. */
		keep(account: string, meeting: string, { subjectId, text }: PrivateNote, at: Date): void {
			if (text === '') drop.run(account, subjectId);
			else put.run(account, meeting, subjectId, text, at.getTime());
		},
		/** One account's notes of a meeting. */
		notes: (account: string, meeting: string): PrivateNote[] => of.all(account, meeting),
		/** What is written in private on sheets. */
		sheets: openPrivateSheets(db),
		close: () => void db.close()
	};
}

export type PrivateStore = ReturnType<typeof openPrivate>;
