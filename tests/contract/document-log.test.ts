import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '../../server/log.ts';
import { startLogThread, type LogThread } from '../../server/sync/log-thread.ts';
import type { Stored, Subject } from '../../server/sync/messages.ts';

const root = join(import.meta.dirname, '../..');
const subject: Subject = { document: 'd', epoch: 1, kind: 'agenda', known: 0 };
let folder: string;
let thread: LogThread;
let stored: Stored[];

async function open(): Promise<void> {
	const kinds = join(root, 'tests/contract/trial-kinds.ts');
	thread = await startLogThread(
		root,
		{ file: join(folder, 'documents.sqlite'), kinds, rehearsal: true },
		createLog('silent')
	);
	stored = [];
	thread.onStored((one) => stored.push(one));
}

async function reopen(): Promise<void> {
	await thread.close();
	await open();
}

/** Someone who writes: a document of their own and the updates it gives. */
function writer(account: string, client?: number) {
	const doc = new Y.Doc();
	if (client !== undefined) doc.clientID = client;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'server') updates.push(update);
	});
	const send = (update: Uint8Array, on = subject) =>
		thread.ask('append', { subject: on, connection: 1, account, update: new Uint8Array(update) });
	return {
		doc,
		send,
		async write(text: string, on = subject) {
			doc.getText('text').insert(doc.getText('text').length, text);
			return send(updates.splice(0).at(-1) ?? new Uint8Array(), on);
		},
		async fetch() {
			const { update } = await thread.ask('diff', { subject, vector: Y.encodeStateVector(doc) });
			Y.applyUpdate(doc, update, 'server');
		}
	};
}

const read = async (on = subject) => ((await thread.ask('read', { subject: on })).json as { text: string }).text;
const rows = async () => (await thread.ask('rehearse', {})).rows;
const inFile = <Result>(look: (db: Database.Database) => Result): Result => {
	const db = new Database(join(folder, 'documents.sqlite'));
	try {
		return look(db);
	} finally {
		db.close();
	}
};

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'samsyn-log-'));
	await open();
});
afterEach(async () => {
	await thread.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('the document log', () => {
	it('D1 gives back after a restart what it acknowledged, with a cursor that grows by one', async () => {
		const anna = writer('anna');
		expect(await anna.write('one ')).toMatchObject({ cursor: 1, stored: true });
		expect(await anna.write('two')).toMatchObject({ cursor: 2, stored: true });
		await reopen();
		expect(await thread.ask('read', { subject })).toEqual({ json: { text: 'one two' }, plain: 'one two', cursor: 2 });
		expect(await thread.ask('cursors', {})).toEqual([{ document: 'd', epoch: 1, cursor: 2 }]);
	});

	it('D1 tells the others of an update before its writer is told, and only what was new in it', async () => {
		const anna = writer('anna');
		await anna.write('one ');
		await anna.write('two');
		expect(stored.map(({ cursor, connection }) => [cursor, connection])).toEqual([
			[1, 1],
			[2, 1]
		]);
		const copy = new Y.Doc();
		for (const { update } of stored) Y.applyUpdate(copy, update);
		expect(copy.getText('text').toString()).toBe('one two');
	});

	it('D1 writes what waits in one transaction and in the order it was sent', async () => {
		const anna = writer('anna');
		const answers = await Promise.all(['a', 'b', 'c', 'd'].map((letter) => anna.write(letter)));
		expect(answers.map(({ cursor }) => cursor)).toEqual([1, 2, 3, 4]);
		expect(await read()).toBe('abcd');
	});

	it('D2 stores nothing for what it already has: a rejoin repeated 100 times adds no row', async () => {
		const anna = writer('anna');
		await anna.write('one two');
		anna.doc.getText('text').delete(0, 4);
		await anna.send(Y.encodeStateAsUpdate(anna.doc));
		const before = await rows();
		for (let time = 0; time < 100; time += 1)
			expect((await anna.send(Y.encodeStateAsUpdate(anna.doc))).stored).toBe(false);
		expect(await rows()).toBe(before);
		expect(stored).toHaveLength(before);
	});

	it('D3 refuses writing under a client id of another account, also after a restart, and the victim goes on', async () => {
		const anna = writer('anna', 1_000);
		await anna.write('hello ');
		await reopen();
		const forger = writer('forger');
		await forger.fetch();
		forger.doc.clientID = 1_000;
		await expect(forger.write('garbage')).rejects.toMatchObject({ refused: 'forged' });
		expect(await anna.write('important')).toMatchObject({ stored: true });
		expect(await read()).toBe('hello important');
	});

	it('D3 lets an account write under all its ids, delete others’ words, and never under the server’s', async () => {
		const anna = writer('anna', 1_000);
		await anna.write('hello');
		const later = writer('anna', 2_000);
		await later.fetch();
		expect(await later.write('!')).toMatchObject({ stored: true });
		const bengt = writer('bengt');
		await bengt.fetch();
		bengt.doc.getText('text').delete(0, 6);
		expect(await bengt.send(Y.encodeStateAsUpdate(bengt.doc))).toMatchObject({ stored: true });
		expect(await read()).toBe('');
		await expect(writer('bengt', 1).write('as the server')).rejects.toMatchObject({ refused: 'forged' });
	});

	it('D3 binds a client id by presence before any word is written', async () => {
		await thread.ask('bind', { subject, account: 'anna', client: 1_000 });
		await reopen();
		await expect(writer('bengt', 1_000).write('x')).rejects.toMatchObject({ refused: 'forged' });
		await expect(thread.ask('bind', { subject, account: 'bengt', client: 1_000 })).rejects.toMatchObject({
			refused: 'forged'
		});
		expect(await writer('anna', 1_000).write('x')).toMatchObject({ stored: true });
	});

	it('D4 refuses what builds on something missing, and keeps no trace of it', async () => {
		const anna = writer('anna');
		anna.doc.getText('text').insert(0, 'lost ');
		const first = Y.encodeStateVector(anna.doc);
		anna.doc.getText('text').insert(5, 'kept');
		const gap = Y.encodeStateAsUpdate(anna.doc, first);
		await expect(anna.send(gap)).rejects.toMatchObject({ refused: 'resync' });
		const bengt = writer('bengt');
		Y.applyUpdate(bengt.doc, Y.encodeStateAsUpdate(anna.doc), 'server');
		bengt.doc.getText('text').delete(0, 2);
		const deleteOnly = Y.diffUpdate(Y.encodeStateAsUpdate(bengt.doc), Y.encodeStateVector(bengt.doc));
		await expect(bengt.send(deleteOnly)).rejects.toMatchObject({ refused: 'resync' });
		expect(await rows()).toBe(0);
		expect(await anna.send(Y.encodeStateAsUpdate(anna.doc))).toMatchObject({ stored: true });
		expect(await read()).toBe('lost kept');
	});

	it('D4 refuses what is no update, is too large, or names too many clients', async () => {
		const anna = writer('anna');
		await anna.write('fine');
		const bomb = Y.mergeUpdates(
			Array.from({ length: 400 }, (_, index) => {
				const doc = new Y.Doc();
				doc.clientID = 10_000 + index;
				doc.getText('text').insert(0, 'x');
				return Y.encodeStateAsUpdate(doc);
			})
		);
		const hostile = [new Uint8Array([1, 2, 3]), new Uint8Array((1 << 20) + 1), bomb, new Uint8Array()];
		for (const update of hostile) await expect(anna.send(update)).rejects.toMatchObject({ refused: 'malformed' });
		await expect(thread.ask('diff', { subject, vector: new Uint8Array([255]) })).rejects.toMatchObject({
			refused: 'malformed'
		});
		expect(await read()).toBe('fine');
		expect(await rows()).toBe(1);
	});

	it('D5 makes a server edit once for its key, under the server’s own id, and nothing of one that fails', async () => {
		const edit = (key: string, name: string, args: unknown) => thread.ask('edit', { subject, key, edit: name, args });
		expect(await edit('k1', 'append', 'first')).toEqual({ cursor: 1 });
		expect(await edit('k1', 'append', 'first')).toEqual({ cursor: 1 });
		expect(await edit('k2', 'nothing', null)).toEqual({ cursor: 2 });
		await expect(edit('k3', 'fail', null)).rejects.toMatchObject({ refused: 'failed' });
		await reopen();
		expect(await edit('k1', 'append', 'again')).toEqual({ cursor: 1 });
		expect(await edit('k2', 'append', 'again')).toEqual({ cursor: 2 });
		expect(await edit('k3', 'append', ' second')).toEqual({ cursor: 3 });
		expect(await read()).toBe('first second');
		const anna = writer('anna');
		await anna.fetch();
		expect([...Y.decodeStateVector(Y.encodeStateVector(anna.doc)).keys()]).toEqual([1]);
	});

	it('D6 refuses every later append and edit once it is frozen, and still reads', async () => {
		const anna = writer('anna');
		await anna.write('final');
		expect(await thread.ask('freeze', { subject })).toEqual({ cursor: 1 });
		await reopen();
		await expect(anna.write('!')).rejects.toMatchObject({ refused: 'frozen' });
		await expect(thread.ask('edit', { subject, key: 'k', edit: 'append', args: '!' })).rejects.toMatchObject({
			refused: 'frozen'
		});
		expect(await thread.ask('freeze', { subject })).toEqual({ cursor: 1 });
		expect(await thread.ask('join', { subject, connection: 1 })).toMatchObject({ frozen: true });
		expect(await read()).toBe('final');
	});

	describe('D8 a document whose bytes cannot be trusted', () => {
		const other: Subject = { ...subject, document: 'other' };
		const damages: Record<string, (db: Database.Database) => void> = {
			'a flipped byte': (db) => {
				const row = db.prepare("SELECT bytes FROM entry WHERE document = 'd' AND cursor = 2").get() as {
					bytes: Buffer;
				};
				row.bytes.writeUInt8(row.bytes.readUInt8(row.bytes.length - 2) ^ 1, row.bytes.length - 2);
				db.prepare("UPDATE entry SET bytes = ? WHERE document = 'd' AND cursor = 2").run(row.bytes);
			},
			'a row in another’s place': (db) => void db.exec("UPDATE entry SET account = 'other' WHERE document = 'd'"),
			'a missing row in the middle': (db) => void db.exec("DELETE FROM entry WHERE document = 'd' AND cursor = 2")
		};
		for (const [name, damage] of Object.entries(damages))
			it(`is refused and kept: ${name}`, async () => {
				const anna = writer('anna');
				for (const word of ['one ', 'two ', 'three']) await anna.write(word);
				await writer('bengt').write('other', other);
				await thread.close();
				inFile(damage);
				const before = inFile((db) => db.prepare('SELECT * FROM entry ORDER BY document, cursor').all());
				await open();
				await expect(thread.ask('join', { subject, connection: 1 })).rejects.toMatchObject({ refused: 'unavailable' });
				await expect(anna.send(Y.encodeStateAsUpdate(anna.doc))).rejects.toMatchObject({ refused: 'unavailable' });
				await expect(thread.ask('edit', { subject, key: 'k', edit: 'append', args: 'x' })).rejects.toMatchObject({
					refused: 'unavailable'
				});
				expect(await read(other)).toBe('other');
				expect(inFile((db) => db.prepare('SELECT * FROM entry ORDER BY document, cursor').all())).toEqual(before);
			});

		it('is refused when the log ends before what has been read of it', async () => {
			await writer('anna').write('one');
			await thread.close();
			inFile((db) => db.exec('DELETE FROM entry'));
			await open();
			const known = { ...subject, known: 1 };
			await expect(thread.ask('join', { subject: known, connection: 1 })).rejects.toMatchObject({
				refused: 'unavailable'
			});
		});
	});

	describe('D10 a storage that fails', () => {
		it('acknowledges and shows nothing while the disk is full, and goes on when there is room', async () => {
			const anna = writer('anna');
			await anna.write('before ');
			await thread.ask('join', { subject, connection: 1 });
			const full = inFile((db) => db.pragma('page_count', { simple: true }) as number);
			await thread.ask('rehearse', { pragma: `max_page_count = ${full}` });
			const long = 'x'.repeat(40_000);
			await expect(anna.write(long)).rejects.toMatchObject({ refused: 'storage' });
			expect(stored).toHaveLength(1);
			expect(await read()).toBe('before ');
			await thread.ask('rehearse', { pragma: 'max_page_count = 1000000' });
			expect(await anna.send(Y.encodeStateAsUpdate(anna.doc))).toMatchObject({ stored: true });
			expect(await read()).toBe(`before ${long}`);
		});

		it('acknowledges and shows nothing when the commit itself fails, and keeps nothing of it', async () => {
			const anna = writer('anna');
			await anna.write('before ');
			// A row without its parent is found out by COMMIT alone.
			inFile((db) =>
				db.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
					CREATE TABLE orphan (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
					CREATE TRIGGER spoil AFTER INSERT ON entry BEGIN INSERT INTO orphan VALUES (new.cursor); END;`)
			);
			await expect(anna.write('never ')).rejects.toMatchObject({ refused: 'storage' });
			expect(stored).toHaveLength(1);
			expect(await read()).toBe('before ');
			inFile((db) => db.exec('DROP TRIGGER spoil'));
			expect(await anna.send(Y.encodeStateAsUpdate(anna.doc))).toMatchObject({ stored: true, cursor: 2 });
			expect(await read()).toBe('before never ');
		});

		it('waits for a lock that passes, and says so when it does not', async () => {
			const anna = writer('anna');
			await anna.write('before ');
			const holder = new Database(join(folder, 'documents.sqlite'));
			holder.exec('BEGIN IMMEDIATE');
			const passes = anna.write('after ');
			const { update } = await thread.ask('diff', { subject, vector: new Uint8Array([0]) });
			expect(update.length).toBeGreaterThan(2);
			holder.exec('COMMIT');
			expect(await passes).toMatchObject({ cursor: 2 });
			holder.exec('BEGIN IMMEDIATE');
			await expect(anna.write('never')).rejects.toMatchObject({ refused: 'storage' });
			holder.exec('COMMIT');
			holder.close();
			expect(await anna.send(Y.encodeStateAsUpdate(anna.doc))).toMatchObject({ stored: true });
			expect(await read()).toBe('before after never');
		}, 20_000);
	});

	it('D11 lets go of a document when the last one leaves, and a later one sees the last acknowledged word', async () => {
		const anna = writer('anna');
		await thread.ask('join', { subject, connection: 1 });
		expect((await thread.ask('rehearse', {})).open).toBe(1);
		for (let time = 0; time < 50; time += 1) {
			const word = anna.write('x');
			const left = thread.ask('leave', { subject, connection: 1 });
			const joined = thread.ask('join', { subject, connection: 2 });
			await word;
			await left;
			await joined;
			const { update } = await thread.ask('diff', { subject, vector: new Uint8Array([0]) });
			const copy = new Y.Doc();
			Y.applyUpdate(copy, update);
			expect(copy.getText('text').length).toBe(time + 1);
			await thread.ask('leave', { subject, connection: 2 });
		}
		expect((await thread.ask('rehearse', {})).open).toBe(0);
	});
});
