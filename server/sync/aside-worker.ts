import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import type { AsideAsk, AsideAsks, AsideParameters, FromAside } from './aside-asks.ts';
import { decode, judge } from './guard.ts';
import { judgePlaces } from './held-places.ts';
import { Refused, type Subject } from './messages.ts';
import { makeSnapshot, proveSnapshot, scrubDocument } from './snapshot.ts';
import { Damage, documentReader, wake } from './stored-document.ts';
import { threadTime } from './thread-time.ts';

// The thread beside the log: it only reads the file, and may be ended at any moment.

const port = parentPort;
if (!port) throw new Error('aside-worker.ts is a worker thread');
const parameters = workerData as AsideParameters;
const { documentKinds: kinds } = (await import(parameters.kinds)) as {
	documentKinds: Readonly<Record<string, DocumentKind>>;
};

const tell = (message: FromAside): void => port.postMessage(message);

/** One moment of the file, whatever is written meanwhile; nothing is kept open in between. */
function reading<Result>(read: (db: Database.Database) => Result): Result {
	const db = new Database(parameters.file, { readonly: true, timeout: 1_000 });
	try {
		// Ended by closing: over a page that cannot be read a commit fails as well, whatever was found out before.
		db.exec('BEGIN');
		return read(db);
	} finally {
		db.close();
	}
}

function copyOf({ document, epoch }: Subject) {
	return reading((db) => {
		const bindings = db
			.prepare<[string, number], { client: number; account: string }>(
				'SELECT client, account FROM binding WHERE document = ? AND epoch = ?'
			)
			.all(document, epoch);
		return {
			doc: wake(documentReader(db)(document, epoch)),
			bindings: new Map(bindings.map(({ client, account }) => [client, account]))
		};
	});
}

function trial({ subject, account, update }: AsideAsks['trial']['in']): AsideAsks['trial']['out'] {
	const copy = copyOf(subject);
	tell({ begun: true });
	const from = threadTime();
	try {
		const decoded = decode(update);
		judge(decoded, copy, account);
		judgePlaces(decoded, copy.doc, kinds[subject.kind]);
		Y.applyUpdate(copy.doc, update);
		return { refused: null, work: threadTime() - from };
	} catch (error) {
		const refused = error instanceof Refused ? error.refused : 'malformed';
		return { refused: { refused, why: String(error) }, work: threadTime() - from };
	}
}

/** Runs the code of Yjs until it has been compiled: the first trial is measured like the later ones. */
function warmUp(): void {
	for (let time = 0; time < 3; time += 1) {
		const doc = new Y.Doc();
		const text = doc.getText('t');
		for (let at = 0; at < 2_000; at += 1) {
			text.insert((at * 7_919) % (text.length + 1), 'ab');
			if (at % 5 === 0) text.delete((at * 31) % (text.length - 1), 1);
		}
		const update = Y.encodeStateAsUpdate(doc);
		const copy = new Y.Doc();
		judge(decode(update), { doc: copy, bindings: new Map() }, 'nobody');
		Y.applyUpdate(copy, update);
	}
}

function answer(ask: AsideAsk): unknown {
	switch (ask.name) {
		case 'trial':
			return trial(ask.input);
		case 'snapshot':
			return reading((db) => makeSnapshot(db, ask.input.subject, kinds[ask.input.subject.kind]));
		case 'prove':
			return reading((db) => proveSnapshot(db, ask.input));
		case 'scrub':
			return reading((db) => scrubDocument(db, ask.input));
	}
}

let warm = false;
port.on('message', (ask: AsideAsk) => {
	try {
		if (ask.name === 'trial' && !warm) warmUp();
		warm = true;
		tell({ answer: answer(ask) });
	} catch (error) {
		tell({ failed: error instanceof Error ? error.message : String(error), damage: error instanceof Damage });
	}
});
tell({ ready: true });
