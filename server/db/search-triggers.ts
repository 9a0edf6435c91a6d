import Database from 'better-sqlite3';

/** A table whose rows are part of what is found. */
export interface Watched {
	readonly table: string;
	/** Columns that matter: a change of others is none. */
	readonly columns: readonly string[];
	/** The ids of what must be read again, as a SELECT over a row of the table (NEW or OLD). */
	readonly ids: (row: 'NEW' | 'OLD') => string;
}

/** What one source of the search watches, and the ids of all it has, as a SELECT. */
export interface WatchedSource {
	readonly name: string;
	readonly all: string;
	readonly watch: readonly Watched[];
}

/** A change is one row, always the newest of its subject: the table does not grow with the number of changes. */
const note = (source: string, ids: string) => `
	DELETE FROM SearchChange WHERE source = '${source}' AND subjectId IN (${ids});
	INSERT INTO SearchChange (source, subjectId) ${ids.replace(/^SELECT (\S+)/, `SELECT '${source}', $1`)};`;

function triggersOf(source: string, { table, columns, ids }: Watched, place: number): string[] {
	const name = `search_${source}_${place}_${table}`;
	const changed = columns.map((column) => `OLD."${column}" IS NOT NEW."${column}"`).join(' OR ');
	const list = columns.map((column) => `"${column}"`).join(', ');
	return [
		`CREATE TRIGGER ${name}_in AFTER INSERT ON "${table}" BEGIN ${note(source, ids('NEW'))} END`,
		`CREATE TRIGGER ${name}_up AFTER UPDATE OF ${list} ON "${table}" WHEN ${changed} BEGIN ${note(source, ids('NEW'))} END`,
		`CREATE TRIGGER ${name}_out AFTER DELETE ON "${table}" BEGIN ${note(source, ids('OLD'))} END`
	];
}

const drop = (db: Database.Database): void => {
	const laid = db
		.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search\\_%' ESCAPE '\\'")
		.pluck();
	for (const name of laid.all() as string[]) db.exec(`DROP TRIGGER "${name}"`);
};

/** Before a migration: a table that another's trigger names cannot be rebuilt. */
export function liftSearchTriggers(file: string): void {
	const db = new Database(file, { timeout: 10_000 });
	try {
		db.transaction(() => drop(db)).immediate();
	} finally {
		db.close();
	}
}

/**
 * Lays the triggers that write into SearchChange what has changed, in the transaction that changes it: no command can
 * forget the search, and a crash loses nothing. Laid at every start and not in a migration, since a migration that
 * rebuilds a table takes its triggers away. What stood there before is noted as changed. Before the portal opens the file.
 */
export function laySearchTriggers(file: string, sources: readonly WatchedSource[]): void {
	const db = new Database(file, { timeout: 10_000 });
	try {
		db.transaction(() => {
			drop(db);
			for (const { name, all, watch } of sources) {
				for (const [place, one] of watch.entries())
					for (const trigger of triggersOf(name, one, place)) db.exec(trigger);
				db.exec(`INSERT INTO SearchChange (source, subjectId) SELECT '${name}', id FROM (${all})
					WHERE id NOT IN (SELECT subjectId FROM SearchChange WHERE source = '${name}')`);
			}
		}).immediate();
	} finally {
		db.close();
	}
}
