import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type Database from 'better-sqlite3';
import * as Y from 'yjs';
import { checksumOf } from '#server/sync/log-tables.ts';
import { startDocuments, subjectOf, type Documents } from '../build/document-thread.ts';
import { size } from '../build/size.ts';
import { until } from '../integration/wait.ts';

vi.setConfig({ testTimeout: 30_000 });
const subject = subjectOf('d');
let documents: Documents;
beforeEach(async () => {
	documents = await startDocuments();
});
afterEach(() => documents.close());

interface SnapshotRow {
	readonly cursor: number;
	readonly bytes: Buffer;
	readonly vector: Buffer;
}
const snapshots = () =>
	documents.inFile(
		(db) => db.prepare("SELECT * FROM snapshot WHERE document = 'd' AND proven IS NOT NULL").all() as SnapshotRow[]
	);
const entries = () =>
	documents.inFile((db) => db.prepare("SELECT cursor FROM entry WHERE document = 'd'").all()).length;
const inFile = (sql: string) => documents.inFile((db) => db.exec(sql));
const stateOf = async () => {
	const { updates, cursor } = await documents.thread.ask('state', { subject });
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return { text: doc.getText('text').toString(), cursor, parts: updates.length };
};

/** Writes a long story into `d` and leaves, so that it is written anew. Out: its writer. */
async function storyWritten() {
	const anna = documents.writer('anna');
	await documents.thread.ask('join', { subject, connection: anna.connection });
	await anna.write((text) => {
		for (let word = 0; word < 60; word += 1) {
			text.insert(word % (text.length + 1), `word${word} `);
			if (word % 3 === 0) text.delete(0, 6);
		}
	});
	await documents.thread.ask('leave', { subject, connection: anna.connection });
	await until(() => snapshots().length === 1, 'a snapshot');
	return anna;
}

describe('writing a document anew', () => {
	it('D18 leaves the same text, cursor and vector, and loads from the snapshot', async () => {
		const anna = await storyWritten();
		expect(await stateOf()).toEqual({ text: anna.text.toString(), cursor: 80, parts: 1 });
		const { vector } = await documents.thread.ask('join', { subject, connection: 9 });
		expect(vector).toEqual(Y.encodeStateVector(anna.doc));
		expect(await documents.read()).toBe(anna.text.toString());
		expect(await anna.write((text) => text.insert(0, 'on '))).toMatchObject([{ cursor: 81, stored: true }]);
		await documents.reopen();
		expect(await stateOf()).toEqual({ text: anna.text.toString(), cursor: 81, parts: 2 });
		expect(await documents.thread.ask('cursors', {})).toEqual([{ document: 'd', epoch: 1, cursor: 81 }]);
	});

	it('D18 leaves out what was deleted, keeps whose id is whose and which edits were made', async () => {
		const anna = documents.writer('anna');
		await anna.write((text) => text.insert(0, 'this word was taken back '));
		await documents.thread.ask('edit', { subject, key: 'k', edit: 'clear', args: null });
		await storyWritten();
		expect(Buffer.from(snapshots()[0]?.bytes ?? '').includes('taken back')).toBe(false);
		inFile('DELETE FROM entry');
		await documents.reopen();
		expect(await documents.thread.ask('edit', { subject, key: 'k', edit: 'clear', args: null })).toEqual({ cursor: 2 });
		const forger = documents.writer('forger');
		await forger.fetch();
		// Yjs takes another id by itself when it hears its own from elsewhere.
		forger.doc.clientID = anna.doc.clientID;
		await expect(forger.write((text) => text.insert(0, 'x'))).rejects.toMatchObject({ refused: 'forged' });
	});

	it('D18 counts only a snapshot that has been read back', async () => {
		const anna = await storyWritten();
		await documents.reopen(() => inFile("UPDATE snapshot SET proven = NULL, bytes = x'00'"));
		expect(await stateOf()).toMatchObject({ text: anna.text.toString(), parts: 80 });
	});

	it('D18 falls back to the log when a snapshot is damaged, and says no when that is gone too', async () => {
		const anna = await storyWritten();
		await documents.reopen(() => inFile('UPDATE snapshot SET bytes = zeroblob(length(bytes))'));
		expect(await stateOf()).toMatchObject({ text: anna.text.toString(), parts: 80 });
		await documents.reopen(() => inFile('DELETE FROM entry WHERE cursor < 70'));
		await expect(stateOf()).rejects.toMatchObject({ refused: 'unavailable' });
		expect(entries()).toBe(11);
	});
});

describe('the largest document', () => {
	const mebibytes = size(1, 15);

	it(
		`D18 is written anew too (${mebibytes} MiB of single letters)`,
		async () => {
			const insert = (db: Database.Database, cursor: number) => {
				const doc = new Y.Doc();
				const text = doc.getText(`root ${cursor}`);
				doc.transact(() => {
					for (let letter = 0; letter < 105_000; letter += 1) text.insert(0, 'x');
				});
				const row = { document: 'd', epoch: 1, cursor, account: 'anna', key: null, bytes: Y.encodeStateAsUpdate(doc) };
				db.prepare(
					`INSERT INTO entry (document, epoch, cursor, account, clients, at, bytes, checksum)
					 VALUES (?, 1, ?, 'anna', '[]', 0, ?, ?)`
				).run('d', cursor, row.bytes, checksumOf(row));
			};
			documents.inFile((db) => {
				for (let cursor = 1; cursor <= mebibytes; cursor += 1) insert(db, cursor);
			});
			expect(await documents.read()).toBe('');
			await until(() => snapshots().length === 1, 'it is written anew', size(20_000, 300_000));
			expect(snapshots()[0]?.cursor).toBe(mebibytes);
		},
		size(30_000, 400_000)
	);
});

describe('the daily care', () => {
	const scrub = () => documents.thread.ask('scrub', {});

	it('D18 drops the log below a snapshot after seven days and not before', async () => {
		const anna = await storyWritten();
		await anna.write((text) => text.insert(0, 'later '));
		expect(await scrub()).toEqual({ documents: 1, damaged: [], dropped: 0 });
		inFile('UPDATE snapshot SET proven = proven - 8 * 86400000');
		expect(await scrub()).toMatchObject({ dropped: 80 });
		expect(entries()).toBe(1);
		await documents.reopen();
		expect(await stateOf()).toEqual({ text: anna.text.toString(), cursor: 81, parts: 2 });
		expect(await scrub()).toMatchObject({ dropped: 0 });
	});

	it('D19 finds every damaged row, closes exactly the documents that cannot be served, and drops nothing of them', async () => {
		const anna = await storyWritten();
		for (const name of ['a', 'b', 'c', 'e']) {
			const writer = documents.writer('anna', name);
			for (const word of ['one ', 'two ', 'three']) await writer.write((text) => text.insert(text.length, word));
		}
		inFile('UPDATE snapshot SET proven = proven - 8 * 86400000');
		inFile("UPDATE entry SET bytes = zeroblob(length(bytes)) WHERE document = 'd' AND cursor = 3");
		inFile("UPDATE entry SET bytes = zeroblob(length(bytes)) WHERE document = 'b' AND cursor = 2");
		inFile("DELETE FROM entry WHERE document = 'e' AND cursor = 1");
		const { documents: all, damaged, dropped } = await scrub();
		expect([all, dropped]).toEqual([5, 0]);
		expect(damaged.map(({ document, served }) => [document, served]).sort()).toEqual([
			['b', false],
			['d', true],
			['e', false]
		]);
		expect(await documents.thread.ask('health', {})).toMatchObject({ quarantined: 2, writable: true });
		for (const name of ['b', 'e']) await expect(documents.read(name)).rejects.toMatchObject({ refused: 'unavailable' });
		for (const name of ['a', 'c']) expect(await documents.read(name)).toBe('one two three');
		expect(await documents.read()).toBe(anna.text.toString());
	});

	it('D19 goes on past a page of the file that cannot be read, and closes only the document that lies on it', async () => {
		const long = documents.writer('anna', 'b');
		await long.write((text) => text.insert(0, 'lång '.repeat(20_000)));
		for (const name of ['a', 'c']) await documents.writer('anna', name).write((text) => text.insert(0, name));
		await documents.reopen(() => {
			// A row of many pages is a chain; here it leads to a page that there is not.
			const bytes = readFileSync(documents.file);
			const page = (at: number) => Math.floor(bytes.indexOf('lång '.repeat(500), at) / 4_096) * 4_096;
			const link = page(page(0) + 2 * 4_096);
			expect(link).toBeGreaterThan(0);
			bytes.writeUInt32BE(0x7fffffff, link);
			writeFileSync(documents.file, bytes);
		});
		const { documents: all, damaged } = await scrub();
		expect([all, damaged.map(({ document, served }) => [document, served])]).toEqual([3, [['b', false]]]);
		expect(damaged[0]?.why).toMatch(/malformed/);
		for (const name of ['a', 'c']) expect(await documents.read(name)).toBe(name);
		await expect(documents.read('b')).rejects.toMatchObject({ refused: 'unavailable' });
	});
});
