import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fingerprint } from '#lib/yjs/fingerprint.ts';
import { documentReader, wake } from '#server/sync/stored-document.ts';
import { size } from '../build/size.ts';
import { randomFrom } from './random.ts';

const kills = size(6, 200);
const seed = Number(process.env['SAMSYN_SEED'] ?? randomBytes(4).readUInt32LE());
const random = randomFrom(seed);
const folder = mkdtempSync(join(tmpdir(), 'samsyn-compact-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a worker write and write anew, and kills it. Out: what it called durable, by document. */
async function killed(turn: number): Promise<Map<string, string>> {
	const child = fork(join(import.meta.dirname, 'compacting-child.ts'), [folder, `k${turn}`], {
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const durable = new Map<string, string>();
	const gone = new Promise((resolve) => child.once('exit', resolve));
	const first = new Promise<void>((resolve) => {
		child.on('message', ({ document, words }: { document: string; words: string }) => {
			durable.set(document, words);
			resolve();
		});
	});
	await first;
	await new Promise((resolve) => setTimeout(resolve, random() * 1_500));
	child.kill('SIGKILL');
	await gone;
	return durable;
}

it(
	`D18 says the same by its snapshots as by its whole log after ${kills} kills -9 (seed ${seed})`,
	async () => {
		let snapshots = 0;
		for (let turn = 0; turn < kills; turn += 1) {
			const durable = await killed(turn);
			const db = new Database(join(folder, 'documents.sqlite'));
			for (const { document } of db.prepare('SELECT DISTINCT document FROM entry').all() as { document: string }[]) {
				const doc = wake(documentReader(db)(document, 1));
				const rows = db.prepare('SELECT bytes FROM entry WHERE document = ? ORDER BY cursor').all(document);
				const whole = new Y.Doc();
				for (const { bytes } of rows as { bytes: Buffer }[]) Y.applyUpdate(whole, bytes);
				expect(fingerprint(doc)).toEqual(fingerprint(whole));
				expect(doc.getText('text').toString()).toBe(whole.getText('text').toString());
				for (const word of (durable.get(document) ?? '').split(' '))
					expect(doc.getText('text').toString()).toContain(word);
			}
			snapshots = db.prepare('SELECT * FROM snapshot WHERE proven IS NOT NULL').all().length;
			db.close();
		}
		expect(snapshots).toBeGreaterThan(0);
		console.log(JSON.stringify({ test: 'kill-while-compacting', seed, kills, snapshots }));
	},
	size(120_000, 3_600_000)
);
