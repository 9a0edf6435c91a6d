import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
const next: Subject = { ...subject, epoch: 2 };
let folder: string;
let thread: LogThread;
let stored: Stored[];

async function open(): Promise<void> {
	const kinds = join(root, 'tests/contract/trial-kinds.ts');
	const file = join(folder, 'documents.sqlite');
	thread = await startLogThread(root, { file, kinds, rehearsal: true }, createLog('silent'));
	stored = [];
	thread.onStored((one) => stored.push(one));
}

/** Someone who writes in the document as it stands. */
function writer(account: string, on = subject) {
	const doc = new Y.Doc();
	return async (change: (text: Y.Text) => void) => {
		const { update } = await thread.ask('diff', { subject: on, vector: Y.encodeStateVector(doc) });
		Y.applyUpdate(doc, update);
		const before = Y.encodeStateVector(doc);
		change(doc.getText('text'));
		return thread.ask('append', {
			subject: on,
			connection: 1,
			account,
			update: Y.encodeStateAsUpdate(doc, before)
		});
	};
}
const add = (words: string) => (text: Y.Text) => text.insert(text.length, words);
const read = async (on = subject) => (await thread.ask('read', { subject: on })).plain;
const keep = (id: string, kind: 'auto' | 'named' = 'auto', on = subject) =>
	thread.ask('keepVersion', { subject: on, id, kind });
const version = async (id: string, on = subject) => (await thread.ask('readVersion', { subject: on, id })).plain;
const rebuild = (edits: { edit: string; args: unknown }[] = []) =>
	thread.ask('rebuild', { subject, next: 2, version: 'first', edits });
const refused = (name: string) => expect.objectContaining({ refused: name }) as unknown;
const inFile = <Result>(look: (db: Database.Database) => Result): Result => {
	const db = new Database(join(folder, 'documents.sqlite'));
	try {
		return look(db);
	} finally {
		db.close();
	}
};
/** Whether words lie anywhere in the log's files. */
const inBytes = (words: string): boolean =>
	readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(Buffer.from(words)));

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'samsyn-history-'));
	await open();
});
afterEach(async () => {
	await thread.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('versions', () => {
	it('H2 a version reads as the document did, with who wrote since the one before, and is kept once for its id', async () => {
		const [anna, bo] = [writer('anna'), writer('bo')];
		await anna(add('ett'));
		const one = await keep('v1');
		expect(one).toMatchObject({ id: 'v1', cursor: 1, accounts: ['anna'] });
		await bo(add(' två'));
		await anna(add(' tre'));
		expect(await keep('v2', 'named')).toMatchObject({ accounts: ['bo', 'anna'] });
		expect(await keep('v1')).toEqual(one);
		expect(await version('v1')).toBe('ett');
		expect(await version('v2')).toBe('ett två tre');
	});

	it('H3 what is kept already is not kept again by itself, and nothing of what is empty', async () => {
		expect(await keep('v0')).toBeNull();
		await writer('anna')(add('ett'));
		await keep('v1');
		expect(await keep('v2')).toMatchObject({ id: 'v1' });
		expect(await keep('v3', 'named')).toMatchObject({ id: 'v3' });
	});

	it('outlives a restart and the log below it', async () => {
		await writer('anna')(add('ett'));
		await keep('v1');
		await writer('anna')(add(' två'));
		await thread.close();
		inFile((db) => db.prepare('DELETE FROM entry').run());
		await open();
		expect(await version('v1')).toBe('ett');
	});

	it('a damaged version is refused, and so is one of another document', async () => {
		await writer('anna')(add('ett'));
		await keep('v1');
		await expect(version('v1', { ...subject, document: 'e' })).rejects.toEqual(refused('missing'));
		await thread.close();
		inFile((db) => db.prepare('UPDATE version SET accounts = \'["bo"]\'').run());
		await open();
		await expect(version('v1')).rejects.toEqual(refused('unavailable'));
		expect(await read()).toBe('ett');
	});

	it('H4 restoring is an edit of the account that asked, made once for its key, and told to the others', async () => {
		const anna = writer('anna');
		await anna(add('ett två'));
		await keep('v1');
		await anna((text) => text.delete(0, 4));
		const restore = () => thread.ask('restore', { subject, id: 'v1', key: 'k', account: 'bo' });
		stored.length = 0;
		const first = await restore();
		expect(await read()).toBe('ett två');
		expect(stored).toMatchObject([{ cursor: first.cursor, connection: null }]);
		await anna(add(' tre'));
		expect(await restore()).toEqual(first);
		expect(await read()).toBe('ett två tre');
		expect(await keep('v2')).toMatchObject({ accounts: ['anna', 'bo'] });
		await thread.ask('freeze', { subject });
		await expect(thread.ask('restore', { subject, id: 'v1', key: 'l', account: 'bo' })).rejects.toEqual(
			refused('frozen')
		);
	});

	it('dropped versions are gone, the others stay', async () => {
		await writer('anna')(add('ett'));
		await keep('v1');
		await keep('v2', 'named');
		await thread.ask('dropVersions', { subject, ids: ['v1'] });
		expect(await thread.ask('versions', { subject, before: Infinity })).toEqual(['v2']);
		expect(await thread.ask('versions', { subject, before: 0 })).toEqual([]);
	});
});

describe('erasing', () => {
	const secret = 'KANARIEFÅGEL-';

	/** Writes and removes words in many ways, so that they lie in entries, versions and on pages of all sizes. */
	async function history(): Promise<void> {
		const anna = writer('anna');
		await anna(add('Det som står kvar.'));
		for (let turn = 0; turn < 40; turn += 1) {
			await anna(add(`${secret}${turn} `.repeat(turn % 7 === 0 ? 400 : 3)));
			if (turn % 5 === 0) await keep(`v${turn}`, 'named');
			await anna((text) => text.delete(18, text.length - 18));
		}
	}

	it(
		'H6 the document goes on as it reads, in its next epoch, and of the rest no byte lies in the files',
		{ timeout: 30_000 },
		async () => {
			await history();
			expect(inBytes(secret)).toBe(true);
			expect(await rebuild()).toEqual({ epoch: 2 });
			expect(await rebuild()).toEqual({ epoch: 2 });
			expect(await read(next)).toBe('Det som står kvar.');
			await thread.ask('dropErased', { subject: next });
			expect(await thread.ask('checkpoint', {})).toEqual({ done: true });
			expect(inBytes(secret)).toBe(false);
			expect(await version('first', next)).toBe('Det som står kvar.');
			await thread.close();
			await open();
			expect(await read(next)).toBe('Det som står kvar.');
			expect(inBytes(secret)).toBe(false);
		}
	);

	it('H6 what is taken out while it is rebuilt was never in the new document', async () => {
		await writer('anna')(add(`${secret} och mer`));
		await rebuild([{ edit: 'clear', args: null }]);
		await writer('anna', next)(add('nytt'));
		await thread.ask('dropErased', { subject: next });
		await thread.ask('checkpoint', {});
		expect(await read(next)).toBe('nytt');
		expect(inBytes(secret)).toBe(false);
	});

	it('H7 whoever is in the old epoch is refused as erased, writing and reading, also after a restart', async () => {
		const anna = writer('anna');
		await anna(add('ett'));
		await thread.ask('join', { subject, connection: 1 });
		const late = new Y.Doc();
		late.getText('text').insert(0, 'för sent');
		await rebuild();
		const append = () =>
			thread.ask('append', { subject, connection: 1, account: 'anna', update: Y.encodeStateAsUpdate(late) });
		await expect(append()).rejects.toEqual(refused('erased'));
		await expect(read()).rejects.toEqual(refused('erased'));
		await thread.close();
		await open();
		await expect(append()).rejects.toEqual(refused('erased'));
		expect(await read(next)).toBe('ett');
	});

	it('H7 a frozen document stays frozen', async () => {
		await writer('anna')(add('ett'));
		await thread.ask('freeze', { subject });
		await rebuild();
		await expect(writer('anna', next)(add('två'))).rejects.toEqual(refused('frozen'));
		expect(await read(next)).toBe('ett');
	});

	it('nothing is dropped below an epoch that holds nothing', async () => {
		await writer('anna')(add('ett'));
		await expect(thread.ask('dropErased', { subject: next })).rejects.toEqual(refused('failed'));
		expect(await read()).toBe('ett');
	});
});
