import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What a message of a server may be, for a client that counts. */
export interface Heard {
	/** The server asks for what it lacks. */
	vector(vector: Uint8Array): void;
	/** What this client lacked: from now on it is in step. */
	missing(update: Uint8Array): void;
	update(update: Uint8Array): void;
	/** How many writing messages of this connection the server calls saved. */
	saved(count: number): void;
}

/** How one kind of server wants to be spoken to. */
export interface Dialect {
	path(document: string): string;
	/** Messages right after the socket is open. `vector`: what the client has. */
	hello(document: string, vector: Uint8Array, client: number): Uint8Array[];
	/** One update. */
	update(document: string, update: Uint8Array): Uint8Array;
	/** What the server lacked, in answer to its vector. */
	missing(document: string, update: Uint8Array): Uint8Array;
	read(document: string, message: Uint8Array, savedBefore: number, heard: Heard): void;
	/** Whether there is anything to be in step with: a bare relay is joined by opening the socket. */
	readonly syncs: boolean;
}

const types = { sync: 0, awareness: 1, auth: 2, syncReply: 4, hocuspocusSaved: 8, ourSaved: 100 } as const;
const steps = { vector: 0, missing: 1, update: 2 } as const;

type Write = (encoder: encoding.Encoder) => void;

const sync =
	(step: number, bytes: Uint8Array): Write =>
	(encoder) => {
		encoding.writeVarUint(encoder, types.sync);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	};

/** Everybody shows themselves once when they come, as the usual editors do. */
const presence =
	(client: number): Write =>
	(encoder) => {
		encoding.writeVarUint(encoder, types.awareness);
		encoding.writeVarUint8Array(
			encoder,
			encoding.encode((inner) => {
				encoding.writeVarUint(inner, 1);
				encoding.writeVarUint(inner, client);
				encoding.writeVarUint(inner, 1);
				encoding.writeVarString(inner, '{"user":{"name":"Somebody","color":"#30bced"},"cursor":null}');
			})
		);
	};

function readSync(decoder: decoding.Decoder, heard: Heard): void {
	const step = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	if (step === steps.update) heard.update(bytes);
	else if (step === steps.missing) heard.missing(bytes);
	else heard.vector(bytes);
}

/** y-websocket's messages; `query` is what the address says beside the document. */
export const yWebsocket = (prefix: string, query: string): Dialect => ({
	syncs: true,
	path: (document) => `${prefix}${document}${query}`,
	hello: (_document, vector, client) => [
		encoding.encode(sync(steps.vector, vector)),
		encoding.encode(presence(client))
	],
	update: (_document, update) => encoding.encode(sync(steps.update, update)),
	missing: (_document, update) => encoding.encode(sync(steps.missing, update)),
	read(_document, message, _savedBefore, heard) {
		const decoder = decoding.createDecoder(message);
		const type = decoding.readVarUint(decoder);
		if (type === types.sync) readSync(decoder, heard);
		else if (type === types.ourSaved) heard.saved(decoding.readVarUint(decoder));
	}
});

/** Hocuspocus: each message begins with the document's name; it wants to be greeted with a token, whatever it is. */
export const hocuspocus: Dialect = {
	syncs: true,
	path: () => '/',
	hello(document, vector, client) {
		const auth: Write = (encoder) => {
			encoding.writeVarUint(encoder, types.auth);
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, 'token');
			encoding.writeVarString(encoder, '4.7.0');
		};
		return [named(document, auth), named(document, sync(steps.vector, vector)), named(document, presence(client))];
	},
	update: (document, update) => named(document, sync(steps.update, update)),
	missing: (document, update) => named(document, sync(steps.missing, update)),
	read(document, message, savedBefore, heard) {
		// Names are ASCII and shorter than 128 letters: one byte for the length.
		const decoder = decoding.createDecoder(message);
		decoder.pos = 1 + document.length;
		const type = decoding.readVarUint(decoder);
		if (type === types.sync || type === types.syncReply) readSync(decoder, heard);
		else if (type === types.hocuspocusSaved && decoding.readVarUint(decoder) === 1) heard.saved(savedBefore + 1);
	}
};

function named(document: string, write: Write): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarString(encoder, document);
		write(encoder);
	});
}

/** A relay that knows nothing of what it relays: the messages are y-websocket's updates and nothing else. */
export const relay: Dialect = { ...yWebsocket('/', ''), syncs: false, hello: () => [] };
