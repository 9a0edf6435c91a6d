import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { newId } from '#lib/ids/id.ts';
import { addEntry, changeEntry, moveEntry, textOf } from '#lib/sheets/doc.ts';

const syncMessage = 0;

interface WriterOptions {
	readonly origin: string;
	readonly cookie: string;
	readonly document: string;
	/** Where their own note is laid. */
	readonly column: string;
}

/**
 * Somebody with a note of their own on the sheet, over the portal's sync door. They hold the sheet as it was when they
 * came: what others write afterwards is heard and not read, so that forty of them cost little. Resolves when their note
 * has been sent.
 */
export async function openWriter({ origin, cookie, document, column }: WriterOptions) {
	const address = `${origin.replace(/^http/, 'ws')}/sync/${document}?epoch=1&version=1`;
	const socket = new WebSocket(address, { headers: { origin, cookie } });
	socket.binaryType = 'arraybuffer';
	const doc = new Y.Doc();
	const send = (write: (encoder: encoding.Encoder) => void) => {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, syncMessage);
		write(encoder);
		socket.send(encoding.toUint8Array(encoder));
	};
	let over = false;
	await new Promise<void>((resolve, reject) => {
		socket.on('error', reject);
		socket.on('close', (code) => {
			reject(new Error(`closed with ${code}`));
			if (!over) console.error(`a writer was closed with ${code}`);
		});
		socket.on('open', () => send((encoder) => sync.writeSyncStep1(encoder, doc)));
		let synced = false;
		socket.on('message', (bytes: ArrayBuffer) => {
			if (synced) return;
			const decoder = decoding.createDecoder(new Uint8Array(bytes));
			if (decoding.readVarUint(decoder) !== syncMessage) return;
			const kind = decoding.readVarUint(decoder);
			if (kind === sync.messageYjsSyncStep1) return send((encoder) => sync.readSyncStep1(decoder, encoder, doc));
			sync.readSyncStep2(decoder, doc, 'server');
			synced = kind === sync.messageYjsSyncStep2;
			if (synced) resolve();
		});
	});
	doc.on('update', (update: Uint8Array) => send((encoder) => sync.writeUpdate(encoder, update)));
	const id = newId();
	addEntry(doc, { id, step: 'write', field: 'swot', column, text: 'Något att utveckla' });
	let turn = 0;
	return {
		/** One letter more in their note. */
		type(): void {
			const text = textOf(doc, id);
			text?.insert(text.length, ++turn % 6 === 0 ? ' ' : 'abcde'.charAt(turn % 5));
		},
		/** What their page does when they are done with a change, or move their note. */
		act(): void {
			turn += 1;
			if (turn % 2 === 0) moveEntry(doc, id, { by: turn % 4 === 0 ? -1 : 1 });
			else changeEntry(doc, id, { text: `Något att utveckla ${turn}, sagt på ett annat sätt` });
		},
		close(): void {
			over = true;
			socket.close();
			doc.destroy();
		}
	};
}
