import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { startDocuments, type Documents } from '../build/document-thread.ts';
import { rivalsUpdate } from '../build/hostile-updates.ts';
import { until } from '../integration/wait.ts';

vi.setConfig({ testTimeout: 30_000 });
let documents: Documents;
beforeEach(async () => {
	documents = await startDocuments();
});
afterEach(() => documents.close());

/** Writes on in another document. Out: stops, and tells how many words were durable meanwhile. */
function writeMeanwhile() {
	const anna = documents.writer('anna', 'other');
	let going = true;
	const done = (async () => {
		let words = 0;
		for (; going; words += 1) await anna.write((text) => text.insert(text.length, 'x'));
		return words;
	})();
	return () => {
		going = false;
		return done;
	};
}

describe('a trial', () => {
	it('D17 ends what explodes without anybody else noticing, and nothing of it is kept', async () => {
		const bengt = documents.writer('bengt');
		await bengt.write((text) => text.insert(0, 'fine'));
		const stop = writeMeanwhile();
		const forger = documents.writer('forger');
		await expect(forger.send(rivalsUpdate(20_000))).rejects.toMatchObject({ refused: 'malformed' });
		await expect(forger.send(rivalsUpdate(20_000))).rejects.toMatchObject({ refused: 'malformed' });
		expect(await stop()).toBeGreaterThan(20);
		expect(documents.inFile((db) => db.prepare("SELECT count(*) AS n FROM entry WHERE document = 'd'").get())).toEqual({
			n: 1
		});
		expect(await documents.read()).toBe('fine');
		await bengt.write((text) => text.insert(4, ' still'));
		expect(await documents.read()).toBe('fine still');
	});

	it('D17 lets a long honest journal through, and keeps what its writer sends after it in order', async () => {
		const anna = documents.writer('anna');
		for (let word = 0; word < 5_000; word += 1) anna.text.insert((word * 7) % (anna.text.length + 1), `w${word} `);
		const journal = anna.send(Y.encodeStateAsUpdate(anna.doc));
		const before = Y.encodeStateVector(anna.doc);
		anna.text.insert(0, 'after ');
		const after = anna.send(Y.encodeStateAsUpdate(anna.doc, before));
		expect(await journal).toMatchObject({ stored: true, cursor: 1 });
		expect(await after).toMatchObject({ stored: true, cursor: 2 });
		expect((await journal).cost).toBeGreaterThan(1);
		expect(await documents.read()).toBe(anna.text.toString());
	});
});

describe('what may wait and be kept', () => {
	it('D20 refuses what comes when too much waits, takes who leaves all the same, and goes on afterwards', async () => {
		const anna = documents.writer('anna');
		const asks = Array.from({ length: 10_050 }, () =>
			documents.thread.ask('bind', { subject: anna.subject, account: 'anna', client: 1_000 }).then(
				() => 'done',
				(error: { refused: string }) => error.refused
			)
		);
		const left = documents.thread.ask('leave', { subject: anna.subject, connection: 1 });
		expect(Object.groupBy(await Promise.all(asks), (word) => word)['storage']).toHaveLength(50);
		expect(await left).toBe(null);
		const heavy = Array.from({ length: 18 }, () => anna.send(new Uint8Array(1 << 20)).catch((error: unknown) => error));
		expect((await Promise.all(heavy)).slice(16)).toMatchObject([{ refused: 'storage' }, { refused: 'storage' }]);
		expect(await anna.write((text) => text.insert(0, 'fine'))).toMatchObject([{ stored: true }]);
	});

	it('D20 lets nobody fill a document with client ids for the others', async () => {
		const { subject } = documents.writer('anna');
		const bind = (account: string, client: number) =>
			documents.thread.ask('bind', { subject, account, client }).then(
				() => 'bound',
				(error: { refused: string }) => error.refused
			);
		const answers = await Promise.all(Array.from({ length: 4_010 }, (_, at) => bind('anna', 1_000 + at)));
		expect(answers).toEqual([...Array<string>(4_000).fill('bound'), ...Array<string>(10).fill('full')]);
		const [known, fresh] = [documents.writer('anna', 'd', 1_000), documents.writer('anna', 'd', 9_999)];
		await expect(fresh.write((text) => text.insert(0, 'no'))).rejects.toMatchObject({ refused: 'full' });
		await known.write((text) => text.insert(0, 'under an id of hers'));
		expect(await bind('bengt', 20_000)).toBe('bound');
		await documents.writer('cilla').write((text) => text.insert(0, 'and others: '));
		expect(await documents.read()).toContain('under an id of hers');
	});

	it('D20 takes no more writing into a document that holds as much as one may, and still reads and edits it', async () => {
		const anna = documents.writer('anna');
		await documents.thread.ask('join', { subject: anna.subject, connection: anna.connection });
		await anna.write((text) => {
			for (let word = 0; word < 60; word += 1) text.insert(0, 'word ');
		});
		await documents.thread.ask('leave', { subject: anna.subject, connection: anna.connection });
		const proven = () => documents.inFile((db) => db.prepare('SELECT 1 FROM snapshot WHERE proven > 0').all().length);
		await until(() => proven() === 1, 'a snapshot');
		await documents.reopen(() => documents.inFile((db) => db.exec(`UPDATE snapshot SET kept = ${300 << 20}`)));
		await expect(anna.write((text) => text.insert(0, 'more '))).rejects.toMatchObject({ refused: 'full' });
		await documents.thread.ask('edit', { subject: anna.subject, key: 'k', edit: 'append', args: 'by the portal' });
		expect(await documents.read()).toBe(`${'word '.repeat(60)}by the portal`);
	});
});
