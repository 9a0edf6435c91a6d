import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { createLog } from '#server/log.ts';
import { startLogThread, type LogThread } from '#server/sync/log-thread.ts';
import type { Stored, Subject } from '#server/sync/messages.ts';

const root = join(import.meta.dirname, '../..');
export const subjectOf = (document: string): Subject => ({ document, epoch: 1, kind: 'agenda', known: 0 });

/** A document worker over a log of its own; its kinds are tests/contract/trial-kinds.ts. */
export async function startDocuments() {
	const folder = mkdtempSync(join(tmpdir(), 'samsyn-log-'));
	const file = join(folder, 'documents.sqlite');
	const stored: Stored[] = [];
	let thread: LogThread;
	let connections = 0;

	async function open(): Promise<void> {
		const kinds = join(root, 'tests/contract/trial-kinds.ts');
		thread = await startLogThread(root, { file, kinds, rehearsal: true }, createLog('silent'));
		thread.onStored((one) => stored.push(one));
	}
	await open();

	/** Somebody who writes: a document of their own and the updates it gives. */
	function writer(account: string, document = 'd', client?: number) {
		const connection = (connections += 1);
		const subject = subjectOf(document);
		const doc = new Y.Doc();
		if (client !== undefined) doc.clientID = client;
		const text = doc.getText('text');
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'server') updates.push(update);
		});
		const send = (update: Uint8Array) =>
			thread.ask('append', { subject, connection, account, update: new Uint8Array(update) });
		return {
			doc,
			text,
			connection,
			subject,
			send,
			/** Sends each change made by `edit` as an update of its own. */
			write(edit: (text: Y.Text) => void) {
				edit(text);
				return Promise.all(updates.splice(0).map(send));
			},
			async fetch() {
				const { update } = await thread.ask('diff', { subject, vector: Y.encodeStateVector(doc) });
				Y.applyUpdate(doc, update, 'server');
			}
		};
	}

	return {
		file,
		stored,
		writer,
		get thread() {
			return thread;
		},
		read: async (document = 'd') =>
			((await thread.ask('read', { subject: subjectOf(document) })).json as { text: string }).text,
		/** Looks into or changes the file beside the worker. */
		inFile<Result>(look: (db: Database.Database) => Result): Result {
			const db = new Database(file);
			try {
				return look(db);
			} finally {
				db.close();
			}
		},
		async reopen(meanwhile: () => void = () => undefined) {
			await thread.close();
			meanwhile();
			await open();
		},
		async close() {
			await thread.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

export type Documents = Awaited<ReturnType<typeof startDocuments>>;
