import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '#server/log.ts';
import { startLogThread, type LogThread } from '#server/sync/log-thread.ts';
import type { Subject } from '#server/sync/messages.ts';
import { size } from '../build/size.ts';
import { until } from '../integration/wait.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const schedules = size(120, 2_000);
const seed = seedOf();
const random = randomFrom(seed);
const root = join(import.meta.dirname, '../..');
let folder: string;
let thread: LogThread;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'samsyn-unload-'));
	thread = await startLogThread(
		root,
		{
			file: join(folder, 'documents.sqlite'),
			kinds: join(root, 'tests/contract/trial-kinds.ts'),
			rehearsal: true
		},
		createLog('silent')
	);
});
afterAll(async () => {
	await thread.close();
	rmSync(folder, { recursive: true, force: true });
});

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The log is taken by somebody else for a moment, as a slow disk would be. Out: when it is free again. */
async function slowDisk(milliseconds: number): Promise<void> {
	const holder = new Database(join(folder, 'documents.sqlite'));
	holder.exec('BEGIN IMMEDIATE');
	await sleep(milliseconds);
	holder.exec('COMMIT');
	holder.close();
}

it(
	`D11 shows whoever comes every acknowledged word, however leaving, coming and a slow disk fall together, ${schedules} times (seed ${seed})`,
	async () => {
		let slow = 0;
		for (let schedule = 0; schedule < schedules; schedule += 1) {
			const subject: Subject = { document: `d${schedule % 7}`, epoch: 1, kind: 'agenda', known: 0 };
			const text = async () => ((await thread.ask('read', { subject })).json as { text: string }).text;
			const writer = new Y.Doc();
			const has = await thread.ask('diff', { subject, vector: new Uint8Array([0]) });
			Y.applyUpdate(writer, has.update);
			const acknowledged = new Set<string>();
			let connection = schedule * 10;
			await thread.ask('join', { subject, connection });
			const busy: Promise<unknown>[] = [];
			if (random() < size(0.15, 0.3)) {
				busy.push(slowDisk(random() * size(150, 500)));
				slow += 1;
			}
			for (let word = 0; word < 3; word += 1) {
				const before = Y.encodeStateVector(writer);
				const letters = `${schedule}.${word} `;
				writer.getText('text').insert(0, letters);
				const update = Y.encodeStateAsUpdate(writer, before);
				busy.push(
					thread.ask('append', { subject, connection, account: 'anna', update }).then(() => acknowledged.add(letters))
				);
				if (random() < 0.5) await sleep(random() * 3);
				// The last one leaves while the word is on its way, and somebody comes, or nobody does.
				if (random() < 0.6) {
					busy.push(thread.ask('leave', { subject, connection }));
					if (random() < 0.5) await sleep(random() * 3);
					connection += 1;
					const known = [...acknowledged];
					busy.push(
						thread
							.ask('join', { subject, connection })
							.then(() => thread.ask('diff', { subject, vector: new Uint8Array([0]) }))
							.then(({ update: seen }) => {
								const copy = new Y.Doc();
								Y.applyUpdate(copy, seen);
								for (const word_ of known) expect(copy.getText('text').toString()).toContain(word_);
							})
					);
				}
			}
			await Promise.all(busy);
			const now = await text();
			for (const letters of acknowledged) expect(now).toContain(letters);
			expect(acknowledged.size).toBe(3);
			await thread.ask('leave', { subject, connection });
		}
		await until(async () => (await thread.ask('rehearse', {})).open === 0, 'nothing is held any more');
		tell('unload-race', { seed, schedules, slow });
	},
	size(60_000, 1_200_000)
);
