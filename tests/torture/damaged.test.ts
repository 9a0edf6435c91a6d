import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { size } from '../build/size.ts';
import { addressOf, bareClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { startTyping, tell, wordsNow } from './typist.ts';

const documents = size(30, 500);
const broken = 5;
const seed = seedOf();
const random = randomFrom(seed);
const below = (limit: number) => Math.floor(random() * limit);
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: ['member', 'member'], meetings: documents });
}, 300_000);
afterAll(() => portal.end());

const inLog = <Result>(look: (db: Database.Database) => Result): Result => {
	const db = new Database(join(portal.data, 'documents.sqlite'));
	try {
		return look(db);
	} finally {
		db.close();
	}
};
interface Row {
	rowid: number;
	bytes: Buffer;
}
const rowsOf = (document: string): Row[] =>
	inLog((db) => db.prepare('SELECT rowid, * FROM entry WHERE document = ? ORDER BY cursor').all(document) as Row[]);
const at = (document: string, who = 0) => ({ origin: portal.origin, cookie: portal.cookies[who] ?? '', document });

/** What bit rot, a half-written page and a hand in the file do to a row. */
const damages: ((db: Database.Database, row: Row) => void)[] = [
	(db, row) => {
		const place = below(row.bytes.length);
		row.bytes[place] = (row.bytes[place] ?? 0) ^ (1 << below(8));
		db.prepare('UPDATE entry SET bytes = ? WHERE rowid = ?').run(row.bytes, row.rowid);
	},
	(db, row) =>
		void db
			.prepare('UPDATE entry SET bytes = ? WHERE rowid = ?')
			.run(row.bytes.subarray(0, below(row.bytes.length)), row.rowid),
	(db, row) => void db.prepare('UPDATE entry SET checksum = zeroblob(32) WHERE rowid = ?').run(row.rowid),
	(db, row) => void db.prepare("UPDATE entry SET account = 'somebody' WHERE rowid = ?").run(row.rowid),
	(db, row) => void db.prepare('DELETE FROM entry WHERE rowid = ?').run(row.rowid)
];

it(
	`D8 closes exactly the ${broken} damaged of ${documents} documents, keeps their bytes, and lets people work in the others (seed ${seed})`,
	async () => {
		await portal.start();
		for (const document of portal.agendas) {
			const typist = startTyping({ ...at(document), name: 'w', random, pace: 0 });
			await until(() => typist.client.status().synced, 'in step');
			for (let word = 0; word < 4; word += 1) typist.type();
			await until(() => typist.isSaved(), 'saved');
			typist.end();
		}
		await portal.kill();
		const chosen = new Set<string>();
		while (chosen.size < broken) chosen.add(portal.agendas[below(documents)] ?? '');
		[...chosen].forEach((document, index) => {
			const rows = rowsOf(document);
			// A row in the middle: at the end of the log a missing one could not be told from one never written.
			const row = rows[below(rows.length - 1)] as Row;
			inLog((db) => damages[index % damages.length]?.(db, row));
		});
		const before = new Map([...chosen].map((document) => [document, rowsOf(document)]));

		await portal.start();
		const ended = new Map<string, string>();
		for (const document of portal.agendas) {
			const client = bareClient(portal.origin, portal.cookies[1] ?? '', addressOf(portal.origin, document));
			await client.open;
			// Who is let in hears something; who is not is told why.
			await Promise.race([until(() => client.frames.length > 0, 'an answer'), client.closed]);
			client.send(new Uint8Array([0, 0, 1, 0]));
			const answered = until(() => client.frames.some((frame) => frame[0] === 0 && frame[1] === 1), 'an answer');
			ended.set(document, await Promise.race([answered.then(() => 'open'), client.closed]));
			answered.catch(() => undefined);
			client.socket.terminate();
		}
		const closed = [...ended].filter(([, why]) => why !== 'open');
		expect(new Map(closed)).toEqual(new Map([...chosen].map((document) => [document, 'unavailable'])));

		// People who try all the same, type and leave, change nothing of what is stored.
		const stubborn = [...chosen].map((document) => startTyping({ ...at(document), name: 'stubborn', random, pace: 0 }));
		for (const one of stubborn) one.type();
		await until(() => stubborn.every(({ client }) => client.status().ended === 'unavailable'), 'they are told');
		for (const one of stubborn) {
			expect(one.isSaved()).toBe(false);
			expect(one.saved()).toEqual([]);
			one.end();
		}
		for (const [document, rows] of before) expect(rowsOf(document)).toEqual(rows);
		const [whole = ''] = portal.agendas.filter((document) => !chosen.has(document));
		const worker = startTyping({ ...at(whole), name: 'n', random, pace: 0 });
		await until(() => worker.client.status().synced, 'in step');
		worker.type();
		await until(() => worker.isSaved(), 'saved');
		worker.end();
		expect(await wordsNow(at(whole, 1))).toContain('n-0');
		expect(portal.exits()).toBe(1);
		tell('damaged', { seed, documents, broken, closed: closed.length });
	},
	size(60_000, 600_000)
);
