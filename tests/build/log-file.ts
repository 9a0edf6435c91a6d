import { join } from 'node:path';
import Database from 'better-sqlite3';
import type * as Y from 'yjs';
import { documentReader, wake } from '#server/sync/stored-document.ts';

/** The document log of a data folder, looked at from outside while the portal runs, or does not. */
export function inLog<Result>(data: string, look: (db: Database.Database) => Result, timeout = 5_000): Result {
	const db = new Database(join(data, 'documents.sqlite'), { timeout });
	try {
		return look(db);
	} finally {
		db.close();
	}
}

/** The document as it lies in the log at this moment: what a kill -9 would leave. */
export const storedNow = (data: string, document: string, epoch = 1): Y.Doc =>
	inLog(data, (db) => wake(documentReader(db)(document, epoch)));

/** The words of typist.ts that are durable now. */
export const wordsInLog = (data: string, document: string): Set<string> =>
	new Set(storedNow(data, document).getArray<string>('words').toArray());

/** Holds the log locked, as another program or a stopped disk would. Out: the function that lets go. */
export function holdLog(data: string): () => void {
	const holder = new Database(join(data, 'documents.sqlite'), { timeout: 30_000 });
	holder.exec('BEGIN IMMEDIATE');
	return () => {
		holder.exec('COMMIT');
		holder.close();
	};
}
