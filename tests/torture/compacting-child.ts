import { join } from 'node:path';
import * as Y from 'yjs';
import { createLog } from '../../server/log.ts';
import { startLogThread } from '../../server/sync/log-thread.ts';

// A document worker in a process of its own, to be killed: documents grow, are left, and are written anew all the time.
// Tells by message which words of which document are durable.
const [folder = '', turn = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const thread = await startLogThread(
	root,
	{ file: join(folder, 'documents.sqlite'), kinds: join(root, 'tests/contract/trial-kinds.ts'), rehearsal: true },
	createLog('silent')
);

async function story(document: string): Promise<void> {
	const subject = { document, epoch: 1, kind: 'agenda', known: 0 };
	await thread.ask('join', { subject, connection: 1 });
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const words = doc.getText('text');
	for (let word = 0; word < 80; word += 1) {
		words.insert(0, `${turn}.${word} `);
		if (word % 2 === 1) words.delete(0, `${turn}.${word} `.length);
	}
	await Promise.all(updates.map((update) => thread.ask('append', { subject, connection: 1, account: 'anna', update })));
	process.send?.({ document, words: words.toString() });
	await thread.ask('leave', { subject, connection: 1 });
}

for (let round = 0; ; round += 1) await story(`d${round % 5}`);
