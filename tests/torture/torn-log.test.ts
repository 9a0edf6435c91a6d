import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '#server/log.ts';
import { startLogThread, type LogThread } from '#server/sync/log-thread.ts';
import { openLog } from '#server/sync/log.ts';
import type { Subject } from '#server/sync/messages.ts';
import { wake } from '#server/sync/stored-document.ts';
import { size } from '../build/size.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const copies = size(40, 500);
const seed = seedOf();
const random = randomFrom(seed);
const below = (limit: number) => Math.floor(random() * limit);
const root = join(import.meta.dirname, '../..');
const subject: Subject = { document: 'd', epoch: 1, kind: 'agenda', known: 0 };
let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'samsyn-torn-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (file: string): Promise<LogThread> =>
	startLogThread(
		root,
		{ file, kinds: join(root, 'tests/contract/trial-kinds.ts'), rehearsal: true },
		createLog('silent')
	);

/** What the log at `file` says: the text, after its own check of itself. */
function read(file: string): string {
	const log = openLog(file);
	try {
		expect(log.db.pragma('integrity_check', { simple: true })).toBe('ok');
		return wake(log.load(subject.document, subject.epoch)).getText('text').toString();
	} finally {
		log.close();
	}
}

/** Spoils the end of what was written last, as a power cut would: cuts it, or changes bytes in it. */
function spoil(wal: string): 'cut' | 'changed' | 'whole' {
	const bytes = readFileSync(wal);
	const reach = Math.min(bytes.length, 65_536);
	if (reach === 0 || random() < 0.1) return 'whole';
	if (random() < 0.5) {
		writeFileSync(wal, bytes.subarray(0, bytes.length - 1 - below(reach)));
		return 'cut';
	}
	for (let flips = 1 + below(8); flips > 0; flips -= 1) {
		const at = bytes.length - 1 - below(reach);
		bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
	}
	writeFileSync(wal, bytes);
	return 'changed';
}

it(
	`D1 opens ${copies} copies of a log torn at its end: whole updates up to the tear, never half of one (seed ${seed})`,
	async () => {
		const file = join(folder, 'documents.sqlite');
		const thread = await open(file);
		const doc = new Y.Doc();
		const text = doc.getText('text');
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(new Uint8Array(update)));
		/** The text after each update: what a copy says must be one of these. */
		const stations = [''];
		let acknowledged = 0;
		const seen: Record<string, number> = { cut: 0, changed: 0, whole: 0 };
		let lost = 0;
		try {
			for (let copy = 0; copy < copies; copy += 1) {
				const writing: Promise<unknown>[] = [];
				for (let words = 1 + below(12); words > 0; words -= 1) {
					const word = `${stations.length} `.repeat(1 + below(random() < 0.1 ? 2_000 : 20));
					text.insert(text.length, word);
					stations.push(text.toString());
					const update = updates.splice(0).at(-1) as Uint8Array;
					const station = stations.length - 1;
					writing.push(
						thread
							.ask('append', { subject, connection: 1, account: 'anna', update })
							.then(() => (acknowledged = Math.max(acknowledged, station)))
					);
				}
				// Some copies are taken while the writing is under way.
				if (random() < 0.6) await Promise.all(writing);
				const known = acknowledged;
				const torn = join(folder, `torn-${copy}.sqlite`);
				// Main file first and the log second, as a crash leaves them: nothing was moved into the main file meanwhile.
				copyFileSync(file, torn);
				if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${torn}-wal`);
				const how = existsSync(`${torn}-wal`) ? spoil(`${torn}-wal`) : 'whole';
				seen[how] = (seen[how] ?? 0) + 1;
				const station = stations.indexOf(read(torn));
				expect(station, `copy ${copy}, ${how}`).toBeGreaterThanOrEqual(0);
				if (how === 'whole') expect(station, `copy ${copy}`).toBeGreaterThanOrEqual(known);
				else lost += Math.max(0, known - station);
				await Promise.all(writing);
				for (const end of ['', '-wal', '-shm']) rmSync(`${torn}${end}`, { force: true });
			}
		} finally {
			await thread.close();
		}
		tell('torn-log', { seed, copies, ...seen, updates: stations.length - 1, lostAfterTear: lost });
		expect(read(file)).toBe(stations.at(-1));
	},
	size(60_000, 1_200_000)
);
