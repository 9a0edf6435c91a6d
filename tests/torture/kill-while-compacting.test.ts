import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fingerprint } from '#lib/yjs/fingerprint.ts';
import { documentReader, wake } from '#server/sync/stored-document.ts';
import { size } from '../build/size.ts';
import { until } from '../integration/wait.ts';
import { randomFrom } from './random.ts';

const kills = size(6, 200);
const seed = Number(process.env['SAMSYN_SEED'] ?? randomBytes(4).readUInt32LE());
const random = randomFrom(seed);
const folder = mkdtempSync(join(tmpdir(), 'samsyn-compact-'));
const file = join(folder, 'documents.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function inFile<Result>(look: (db: Database.Database) => Result): Result | 0 {
	if (!existsSync(file)) return 0;
	const db = new Database(file);
	try {
		return look(db);
	} finally {
		db.close();
	}
}
const snapshotsSince = (at: number) => (db: Database.Database) =>
	db.pragma('user_version', { simple: true }) === 0
		? 0
		: db.prepare('SELECT 1 FROM snapshot WHERE proven >= ?').all(at).length;

/** Whether what is served is what the whole log says, document by document, with all that was called durable. */
function check(db: Database.Database, durable: ReadonlyMap<string, string>): void {
	for (const { document } of db.prepare('SELECT DISTINCT document FROM entry').all() as { document: string }[]) {
		const doc = wake(documentReader(db)(document, 1));
		const rows = db.prepare('SELECT bytes FROM entry WHERE document = ? ORDER BY cursor').all(document);
		const whole = new Y.Doc();
		for (const { bytes } of rows as { bytes: Buffer }[]) Y.applyUpdate(whole, bytes);
		expect(fingerprint(doc)).toEqual(fingerprint(whole));
		const served = doc.getText('text').toString();
		expect(served).toBe(whole.getText('text').toString());
		for (const word of (durable.get(document) ?? '').split(' ')) expect(served).toContain(word);
	}
}

/** Lets a worker write and write anew, and kills it. Out: what it called durable, by document. */
async function killed(turn: number): Promise<Map<string, string>> {
	const child = fork(join(import.meta.dirname, 'compacting-child.ts'), [folder, `k${turn}`], {
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const durable = new Map<string, string>();
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.on('message', ({ document, words }: { document: string; words: string }) => durable.set(document, words));
	const since = Date.now();
	await until(() => inFile(snapshotsSince(since)) > 0, 'a document is written anew', 60_000);
	await new Promise((resolve) => setTimeout(resolve, random() * 300));
	child.kill('SIGKILL');
	await gone;
	return durable;
}

it(
	`D18 says the same by its snapshots as by its whole log after ${kills} kills -9 (seed ${seed})`,
	async () => {
		for (let turn = 0; turn < kills; turn += 1) {
			const durable = await killed(turn);
			expect(durable.size).toBeGreaterThan(0);
			inFile((db) => check(db, durable));
		}
		const snapshots = inFile(snapshotsSince(0));
		console.log(JSON.stringify({ test: 'kill-while-compacting', seed, kills, snapshots }));
	},
	size(120_000, 3_600_000)
);
