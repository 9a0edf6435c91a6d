import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addItem } from '#lib/agenda/doc.ts';
import { newId } from '#lib/ids/id.ts';
import { backUp } from '#server/backup/back-up.ts';
import { restore } from '#server/backup/restore.ts';
import { until } from '../integration/wait.ts';
import { inLog, storedNow } from '../build/log-file.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { startTyping, tell } from './typist.ts';

let portal: OwnPortal;
let folder: string;

beforeAll(async () => {
	portal = await ownPortal({ seats: ['member', 'member'] });
	folder = mkdtempSync(join(tmpdir(), 'samsyn-restored-'));
	await portal.start();
});
afterAll(async () => {
	await portal.end();
	rmSync(folder, { recursive: true, force: true });
});

it('D15 a backup restored under people who hold newer text: they are told, it is offered to them, and the log is the backup’s', async () => {
	const [document = ''] = portal.agendas;
	const typists = portal.cookies.map((cookie, who) =>
		startTyping({ origin: portal.origin, cookie, document, name: `p${who}`, random: () => 0, pace: 0 })
	);
	await until(() => typists.every(({ client }) => client.status().synced), 'both are in step');
	const write = async (words: number) => {
		for (let word = 0; word < words; word += 1) {
			for (const typist of typists) typist.type();
			// Each in a row of its own, enough of them to be written anew once when all have left.
			await until(() => typists.every((typist) => typist.isSaved()), 'all is saved');
		}
	};
	await write(40);
	await until(() => typists.every((typist) => typist.words().length === 80), 'each has every word');
	const before = typists[0]?.words() ?? [];
	const file = join(folder, 'yesterday.tar');
	await backUp(portal.data, file);
	await write(10);
	await portal.kill();
	await restore(file, portal.data, { replace: true });
	const epoch = inLog(
		portal.data,
		(db) => (db.prepare('SELECT max(epoch) AS epoch FROM entry').get() as { epoch: number }).epoch
	);
	const restored = storedNow(portal.data, document, epoch).getArray('words').toArray();
	expect(restored).toEqual(before);

	// The pages are still open and hold what was written after the backup. Everybody signs in anew, so they are refused
	// for that first; with a session they are told that the document is another.
	for (const [who, { client }] of typists.entries())
		addItem(client.doc, { id: newId(), title: `After the backup ${who}` });
	await portal.start();
	await until(() => typists.every(({ client }) => client.status().final), 'both are told', 30_000);
	expect(typists.map(({ client }) => client.status().ended)).toEqual(['signedOut', 'signedOut']);
	for (const [who, typist] of typists.entries()) {
		expect(typist.isSaved()).toBe(false);
		expect(typist.client.unsentText()).toContain(`After the backup ${who}`);
		typist.end();
	}
	await portal.kill();
	expect(storedNow(portal.data, document, epoch).getArray('words').toArray()).toEqual(restored);
	tell('restored', { before: before.length, epoch });
});
