import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startDocuments, type Documents } from '../build/document-thread.ts';
import { rivalsUpdate } from '../build/hostile-updates.ts';

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
	}, 20_000);

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
	}, 20_000);
});
