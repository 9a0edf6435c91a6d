import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Raised whenever what stands in the file is made in another way: an older file is then made anew. */
const format = '5';

/** One thing that can be found, as the index keeps it. Words are runs of letters and digits with spaces between. */
export interface IndexRow {
	readonly subject: string;
	readonly part: string;
	readonly kind: string;
	readonly groupId: string;
	/** Milliseconds; later ones are shown first. */
	readonly at: number;
	/** Who may find it; see server/search/reach.ts. */
	readonly reach: readonly string[];
	readonly title: string;
	readonly text: string;
	/** Says whether it is the same as before; only what is not is taken apart. */
	readonly hash: string;
	readonly take: () => Taken;
}

/** A thing's words, and the threes of letters of a name. */
export interface Taken {
	readonly title: string;
	readonly body: string;
	readonly titleStems: string;
	readonly bodyStems: string;
	readonly tails: string;
	readonly grams: readonly string[];
}

/** All that stands in the index of one subject, and when it should be read again although nothing changes. */
export interface IndexedSubject {
	readonly id: string;
	readonly rows: readonly IndexRow[];
	readonly dueAt: number | null;
}

export interface FoundRow {
	readonly id: number;
	readonly kind: string;
	readonly groupId: string;
	readonly at: number;
}

export interface FoundText {
	readonly id: number;
	readonly source: string;
	readonly subject: string;
	readonly part: string;
	readonly kind: string;
	readonly title: string;
	readonly text: string;
}

const tables = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE scope (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE doc (
	id INTEGER PRIMARY KEY, kind TEXT NOT NULL, grp TEXT NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL,
	subject TEXT NOT NULL, part TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX doc_subject ON doc (source, subject, part);
CREATE TABLE said (doc INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE reach (doc INTEGER NOT NULL, scope INTEGER NOT NULL, PRIMARY KEY (doc, scope)) STRICT, WITHOUT ROWID;
CREATE TABLE gram (gram TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (gram, doc)) STRICT, WITHOUT ROWID;
CREATE INDEX gram_doc ON gram (doc);
CREATE TABLE due (source TEXT NOT NULL, subject TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (source, subject))
	STRICT, WITHOUT ROWID;
CREATE INDEX due_at ON due (at);
CREATE VIRTUAL TABLE words USING fts5(
	reach, title, body, titleStems, bodyStems, tails, tokenize = 'ascii', prefix = '2 3 4');
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);`;

function open(file: string): Database.Database {
	const db = new Database(file, { timeout: 5_000 });
	try {
		db.pragma('journal_mode = WAL');
		// A copy of what stands elsewhere: nobody waits for the disk, and after a power cut it is made anew.
		db.pragma('synchronous = OFF');
		db.pragma('secure_delete = ON');
		db.pragma('cache_size = -32000');
		const made = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").pluck().get() === 1;
		const kept = made ? db.prepare("SELECT value FROM meta WHERE name = 'format'").pluck().get() : null;
		if (kept !== null && kept !== format) throw new Error('made by another version');
		const open = made ? db.prepare("SELECT value FROM meta WHERE name = 'open'").pluck().get() : 'no';
		if (open !== 'no') throw new Error('was never closed');
		db.transaction(() => {
			if (!made) {
				db.exec(tables);
				db.prepare("INSERT INTO meta VALUES ('format', ?)").run(format);
			}
			db.prepare("INSERT INTO meta VALUES ('open', 'yes') ON CONFLICT DO UPDATE SET value = excluded.value").run();
		})();
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

const remove = (file: string) => {
	for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) rmSync(file + end);
};

/**
 * The index of the search, a file of its own: nothing in it is the truth, and all of it can be made anew from the
 * database. One that cannot be read, is of another version, or was never closed is thrown away here. What is taken out of
 * it is overwritten on the disk.
 */
export function openSearchIndex(file: string) {
	let db: Database.Database;
	try {
		db = open(file);
	} catch {
		remove(file);
		db = open(file);
	}
	const meta = db.prepare('SELECT value FROM meta WHERE name = ?').pluck();
	const putMeta = db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value');
	const scopeId = db.prepare('SELECT id FROM scope WHERE name = ?').pluck();
	const newScope = db.prepare('INSERT INTO scope (name) VALUES (?) RETURNING id').pluck();
	const known = db.prepare<[string, string], { id: number; part: string; hash: string }>(
		'SELECT id, part, hash FROM doc WHERE source = ? AND subject = ?'
	);
	const insert = db
		.prepare('INSERT INTO doc (kind, grp, at, source, subject, part, hash) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id')
		.pluck();
	const say = db.prepare('INSERT INTO said VALUES (?, ?, ?)');
	const put = db.prepare(
		'INSERT INTO words (rowid, reach, title, body, titleStems, bodyStems, tails) VALUES (?, ?, ?, ?, ?, ?, ?)'
	);
	const reach = db.prepare('INSERT INTO reach VALUES (?, ?)');
	const gram = db.prepare('INSERT INTO gram VALUES (?, ?)');
	const drops = ['words WHERE rowid', 'reach WHERE doc', 'gram WHERE doc', 'said WHERE doc', 'doc WHERE id'].map(
		(where) => db.prepare(`DELETE FROM ${where} = ?`)
	);
	const putDue = db.prepare('INSERT INTO due VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at');
	const dropDue = db.prepare('DELETE FROM due WHERE source = ? AND subject = ?');
	const due = db.prepare<[number], { source: string; subject: string }>(
		'SELECT source, subject FROM due WHERE at <= ?'
	);
	const match = db
		.prepare<[string], [number, string, string, number]>(
			'SELECT doc.id, doc.kind, doc.grp, doc.at FROM words JOIN doc ON doc.id = words.rowid WHERE words MATCH ?'
		)
		.raw();
	const matchIds = db.prepare('SELECT rowid FROM words WHERE words MATCH ?').pluck();
	const text = db.prepare<[number], FoundText>(
		`SELECT doc.id, source, subject, part, kind, title, text FROM doc JOIN said ON said.doc = doc.id WHERE doc.id = ?`
	);

	const scopeOf = (name: string) => (scopeId.get(name) ?? newScope.get(name)) as number;

	function add(source: string, row: IndexRow): void {
		const { kind, groupId, at, subject, part, hash } = row;
		const { title, body, titleStems, bodyStems, tails, grams } = row.take();
		const id = insert.get(kind, groupId, at, source, subject, part, hash) as number;
		const scopes = [...new Set(row.reach)].map(scopeOf);
		say.run(id, row.title, row.text);
		const tokens = scopes.map((scope) => `s${scope}`).join(' ');
		put.run(id, tokens, title, body, titleStems, bodyStems, tails);
		for (const scope of scopes) reach.run(id, scope);
		for (const one of grams) gram.run(one, id);
	}

	/** Out: whether something was taken out of the index. */
	function replace(source: string, { id, rows, dueAt }: IndexedSubject): boolean {
		const before = known.all(source, id);
		const same = new Set<string>();
		let dropped = false;
		for (const old of before) {
			if (rows.some(({ part, hash }) => part === old.part && hash === old.hash)) same.add(old.part);
			else {
				for (const drop of drops) drop.run(old.id);
				dropped = true;
			}
		}
		for (const row of rows) if (!same.has(row.part)) add(source, row);
		if (dueAt === null) dropDue.run(source, id);
		else putDue.run(source, id, dueAt);
		return dropped;
	}

	return {
		/** Puts what stands now of some subjects in place of what stood, and keeps how far the changes have been read. */
		put: db.transaction((source: string, subjects: readonly IndexedSubject[]) =>
			subjects.map((one) => replace(source, one)).some(Boolean)
		),
		/** The last change that is in the index; 0 at the beginning. */
		upTo: (): number => Number(meta.get('upTo') ?? 0),
		setUpTo: (seq: number): void => void putMeta.run('upTo', String(seq)),
		/** Subjects that should be read again by now. */
		due: (now: number) => due.all(now),
		/** Numbers of scopes; one that nothing was ever put under has none. */
		scopes: (names: readonly string[]): number[] =>
			names.map((name) => scopeId.get(name) as number | undefined).filter((id) => id !== undefined),
		/** Everything that matches; `expression` from src/lib/search/query.ts and nowhere else. */
		match: (expression: string): FoundRow[] =>
			match.all(expression).map(([id, kind, groupId, at]) => ({ id, kind, groupId, at })),
		matchIds: (expression: string): number[] => matchIds.all(expression) as number[],
		/** Things under one of the scopes whose name has at least so many of the threes. */
		near(grams: readonly string[], least: number, scopes: readonly number[]): FoundRow[] {
			const list = (many: readonly unknown[]) => many.map(() => '?').join(', ');
			return db
				.prepare<unknown[], FoundRow>(
					`SELECT doc.id, doc.kind, doc.grp AS groupId, doc.at FROM
					 (SELECT doc FROM gram WHERE gram IN (${list(grams)}) GROUP BY doc HAVING count(*) >= ?) AS close
					 JOIN doc ON doc.id = close.doc
					 WHERE EXISTS (SELECT 1 FROM reach WHERE reach.doc = doc.id AND reach.scope IN (${list(scopes)}))`
				)
				.all(...grams, least, ...scopes);
		},
		text: (id: number): FoundText | undefined => text.get(id),
		/** What was taken out is in no file any more: the log of changes beside it is cut to nothing. */
		forget: (): void => void db.pragma('wal_checkpoint(TRUNCATE)'),
		/** Everything out: it is to be made anew. */
		empty: db.transaction(() => {
			for (const table of ['words', 'reach', 'gram', 'said', 'doc', 'due', 'scope']) db.exec(`DELETE FROM ${table}`);
			putMeta.run('upTo', '0');
		}),
		/** All that stands in it, without the numbers that only this file knows: for comparing two. */
		dump: () =>
			db
				.prepare(
					`SELECT source, subject, part, kind, grp, at, title, text, hash,
					 (SELECT group_concat(name, ' ') FROM (SELECT name FROM reach JOIN scope ON scope.id = reach.scope
					  WHERE reach.doc = doc.id ORDER BY name)) AS reach,
					 (SELECT count(*) FROM words WHERE words.rowid = doc.id) AS words
					 FROM doc JOIN said ON said.doc = doc.id ORDER BY source, subject, part`
				)
				.all(),
		close(): void {
			if (!db.open) return;
			putMeta.run('open', 'no');
			db.close();
		}
	};
}

export type SearchIndex = ReturnType<typeof openSearchIndex>;
