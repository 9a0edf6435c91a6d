import type Database from 'better-sqlite3';
import { createOwnKeys } from './own-keys.ts';

/** What somebody writes for themselves in a step of a sheet, until it is shown. */
export interface OwnEntry {
	readonly id: string;
	readonly field: string;
	readonly column: string;
	readonly text: string;
	readonly value: string;
}

/** Whose words, of which step of which sheet. `step` is the step's key in the tool. */
export interface OwnPlace {
	readonly sheetId: string;
	readonly step: string;
	readonly membershipId: string;
}

/** 'sealed': the step is being shown, or the sheet is closed; nothing was written. 'full': no more fit. */
export type Kept = 'kept' | 'sealed' | 'full';

const tables = `
CREATE TABLE IF NOT EXISTS sheet_entry (
	id TEXT NOT NULL PRIMARY KEY, sheet TEXT NOT NULL, step TEXT NOT NULL, member TEXT NOT NULL, field TEXT NOT NULL,
	col TEXT NOT NULL, text TEXT NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sheet_entry_place ON sheet_entry (sheet, step, member);
CREATE TABLE IF NOT EXISTS sheet_seal (
	sheet TEXT NOT NULL, step TEXT NOT NULL, PRIMARY KEY (sheet, step)) STRICT, WITHOUT ROWID;`;

/** Stands for all steps of a sheet: no step has this key. */
const whole = '*';

/**
 * The private writing of sheets, in data/private.sqlite. No time is kept with the words. Each call is one transaction of
 * its own that nothing else comes between; durable when it returns. Throws when the storage fails.
 */
export function openPrivateSheets(db: Database.Database) {
	db.exec(tables);
	const columns = 'id, field, col AS "column", text, value';
	const sealed = db.prepare('SELECT 1 FROM sheet_seal WHERE sheet = ? AND step IN (?, ?)').pluck();
	const count = db.prepare('SELECT count(*) FROM sheet_entry WHERE sheet = ? AND step = ? AND member = ?').pluck();
	const known = db.prepare('SELECT 1 FROM sheet_entry WHERE id = ?').pluck();
	const total = db.prepare<[string], { notes: number; answers: number }>(
		`SELECT count(*) FILTER (WHERE value = '') AS notes, count(*) FILTER (WHERE value <> '') AS answers
		 FROM sheet_entry WHERE sheet = ?`
	);
	const put = db.prepare(
		`INSERT INTO sheet_entry (id, sheet, step, member, field, col, text, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (id) DO UPDATE SET col = excluded.col, text = excluded.text, value = excluded.value
		 WHERE sheet = excluded.sheet AND step = excluded.step AND member = excluded.member AND field = excluded.field`
	);
	const drop = db.prepare('DELETE FROM sheet_entry WHERE id = ? AND sheet = ? AND step = ? AND member = ?');
	const own = db.prepare<[string, string, string], OwnEntry>(
		`SELECT ${columns} FROM sheet_entry WHERE sheet = ? AND step = ? AND member = ? ORDER BY field, col, id`
	);
	const all = db.prepare<[string, string], OwnEntry & { membershipId: string }>(
		`SELECT ${columns}, member AS membershipId FROM sheet_entry WHERE sheet = ? AND step = ? ORDER BY id`
	);
	const who = db.prepare<[string, string], { membershipId: string; field: string }>(
		`SELECT DISTINCT sheet, member AS membershipId, field FROM sheet_entry
		 WHERE sheet IN (SELECT value FROM json_each(?)) AND step = ?`
	);
	const written = db
		.prepare<[string, string], string>(
			`SELECT DISTINCT sheet FROM sheet_entry
			 WHERE sheet IN (SELECT value FROM json_each(?)) AND step IN (SELECT value FROM json_each(?))`
		)
		.pluck();
	const counts = db.prepare<[string, string], { membershipId: string; notes: number }>(
		'SELECT member AS membershipId, count(*) AS notes FROM sheet_entry WHERE sheet = ? AND step = ? GROUP BY member'
	);
	const seal = db.prepare('INSERT OR IGNORE INTO sheet_seal (sheet, step) VALUES (?, ?)');
	const unseal = db.prepare('DELETE FROM sheet_seal WHERE sheet = ? AND step = ?');
	const eraseField = db.prepare('DELETE FROM sheet_entry WHERE sheet = ? AND step = ? AND field = ?');
	const eraseAll = db.prepare('DELETE FROM sheet_entry WHERE sheet = ?');
	const isSealed = (sheetId: string, step: string) => sealed.get(sheetId, step, whole) !== undefined;
	/** What was erased is overwritten in the file, and the log of changes before it is cut to nothing. */
	const forget = () => void db.pragma('wal_checkpoint(TRUNCATE)');

	return {
		/** Whose turn it is: of those who write, or of what decides for whom they write. */
		keys: createOwnKeys(),
		/** Writes an entry. An id that is somebody else's changes nothing and is 'full'. */
		keep({ sheetId, step, membershipId }: OwnPlace, entry: OwnEntry, most: number): Kept {
			if (isSealed(sheetId, step)) return 'sealed';
			if (known.get(entry.id) === undefined && (count.get(sheetId, step, membershipId) as number) >= most)
				return 'full';
			const { id, field, column, text, value } = entry;
			return put.run(id, sheetId, step, membershipId, field, column, text, value).changes === 1 ? 'kept' : 'full';
		},
		/** Takes one's own entry away. */
		drop({ sheetId, step, membershipId }: OwnPlace, id: string): Kept {
			if (isSealed(sheetId, step)) return 'sealed';
			drop.run(id, sheetId, step, membershipId);
			return 'kept';
		},
		/** One's own entries of a step. */
		own: ({ sheetId, step, membershipId }: OwnPlace): OwnEntry[] => own.all(sheetId, step, membershipId),
		/** Who has written in which fields of a step, on each of some sheets; no word of it. */
		who: (sheetIds: readonly string[], step: string) => who.all(JSON.stringify(sheetIds), step),
		/** On which of some sheets anything is written under one of the keys. */
		written: (sheetIds: readonly string[], steps: readonly string[]): string[] =>
			written.all(JSON.stringify(sheetIds), JSON.stringify(steps)),
		/** Whether an entry is kept already, under its name. */
		has: (id: string): boolean => known.get(id) !== undefined,
		/** How much all have written on a sheet that has not been shown; no word of it. */
		total: (sheetId: string) => total.get(sheetId) ?? { notes: 0, answers: 0 },
		/** How much each has written in a step; no word of it. */
		counts: (sheetId: string, step: string) => counts.all(sheetId, step),
		/** Everybody's entries of a step: for the job that shows them, and nothing else. */
		all: (sheetId: string, step: string) => all.all(sheetId, step),
		/** From now on nothing more is written in the step. */
		seal: (sheetId: string, step: string): void => void seal.run(sheetId, step),
		unseal: (sheetId: string, step: string): void => void unseal.run(sheetId, step),
		/** Erases the entries of some fields of a step, on the disk too. */
		erase(sheetId: string, step: string, fields: readonly string[]): void {
			db.transaction(() => fields.forEach((field) => eraseField.run(sheetId, step, field)))();
			forget();
		},
		/** Closes a sheet: all its entries are erased, on the disk too, and none come after. */
		close(sheetId: string): void {
			db.transaction(() => {
				seal.run(sheetId, whole);
				eraseAll.run(sheetId);
			})();
			forget();
		}
	};
}
