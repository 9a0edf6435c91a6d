import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { size } from '../build/size.ts';
import { plainClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { inLog, storedNow } from './log-file.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const kills = size(3, 200);
const documents = 5;
/** Above what the worker leaves lying when the last one goes. */
const rows = 70;
const seed = seedOf();
const random = randomFrom(seed);
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: ['member', 'member'], meetings: documents });
	await portal.start();
});
afterAll(() => portal.end());

const rowsOf = (document: string): number =>
	inLog(
		portal.data,
		(db) => (db.prepare('SELECT count(*) AS n FROM entry WHERE document = ?').get(document) as { n: number }).n
	);

/** Somebody writes and erases until so many rows have come to lie in the log, then leaves. */
async function fill(document: string): Promise<void> {
	const client = plainClient(portal.origin, portal.cookies[0] ?? '', document);
	await until(() => client.provider.synced, 'in step');
	const goal = rowsOf(document) + rows;
	while (rowsOf(document) < goal) {
		for (let edit = 0; edit < 10; edit += 1) {
			const { length } = client.line();
			if (length > 5 && random() < 0.3) client.remove(Math.floor(random() * (length - 3)), 2);
			else client.write(`${edit} `, Math.floor(random() * (length + 1)));
			// Each in a row of its own.
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
	}
	client.end();
}

/** What all rows together say, read as if there were no snapshot. */
const fromRows = (document: string): Y.Doc =>
	inLog(portal.data, (db) => {
		const doc = new Y.Doc();
		for (const { bytes } of db.prepare('SELECT bytes FROM entry WHERE document = ? ORDER BY cursor').all(document) as {
			bytes: Buffer;
		}[])
			Y.applyUpdate(doc, bytes);
		return doc;
	});

it(
	`D16 a kill -9 while logs are written anew leaves them saying the same, ${kills} times (seed ${seed})`,
	async () => {
		const seen = { none: 0, unproven: 0, proven: 0 };
		for (let kill = 0; kill < kills; kill += 1) {
			await Promise.all(portal.agendas.map(fill));
			// Writing anew begins when the last one has left, and takes some milliseconds for each.
			await new Promise((resolve) => setTimeout(resolve, random() * 250));
			await portal.kill();
			for (const document of portal.agendas) {
				const snapshots = inLog(
					portal.data,
					(db) =>
						db.prepare('SELECT proven FROM snapshot WHERE document = ? ORDER BY cursor DESC').all(document) as {
							proven: number | null;
						}[]
				);
				seen[snapshots.length === 0 ? 'none' : snapshots[0]?.proven === null ? 'unproven' : 'proven'] += 1;
				const [whole, loaded] = [fromRows(document), storedNow(portal.data, document)];
				expect(loaded.getText('line').toString()).toBe(whole.getText('line').toString());
				expect(Y.encodeStateVector(loaded)).toEqual(Y.encodeStateVector(whole));
				expect(isDeepStrictEqual(Y.snapshot(loaded).ds, Y.snapshot(whole).ds)).toBe(true);
			}
			await portal.start();
		}
		// Left alone, all of them are written anew; and what people get then is what the rows say.
		await Promise.all(portal.agendas.map(fill));
		const proven = (document: string) =>
			inLog(
				portal.data,
				(db) =>
					(
						db
							.prepare('SELECT count(*) AS n FROM snapshot WHERE document = ? AND proven IS NOT NULL')
							.get(document) as { n: number }
					).n
			);
		await until(() => portal.agendas.every((document) => proven(document) > 0), 'all are written anew', 60_000);
		for (const document of portal.agendas) {
			const late = plainClient(portal.origin, portal.cookies[1] ?? '', document);
			await until(() => late.provider.synced, 'a newcomer is in step');
			expect(late.line()).toBe(fromRows(document).getText('line').toString());
			late.end();
		}
		tell('kill-while-compacting', { seed, kills, documents, ...seen });
	},
	size(90_000, 3_600_000)
);
