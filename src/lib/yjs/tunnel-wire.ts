import * as buffer from 'lib0/buffer';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Where the tunnel's long-polling requests go. */
export const tunnelPath = '/tunnel/';
/** The one Socket.IO event, in both directions: records as base64. */
export const tunnelEvent = 't';
/** What one side of a channel may have under way that the other has not taken; costs as `costOf`. */
export const tunnelWindow = 256 << 10;
/** Bytes of the largest piece: what proxies let pass in one request is often far less than one of our messages. */
export const largestPiece = 64 << 10;
/** Bytes of the largest message; a little above the door's own limit, so that the door refuses it with its own code. */
export const largestMessage = (1 << 20) + 65_536;
/** Bytes of records that travel in one event, about. */
const largestBatch = 96 << 10;

/** What goes through the tunnel. A channel is one document on one page; its number is the client's. */
export type TunnelRecord =
	/** Client: a new channel; `address` is what follows /sync/ in the WebSocket's address. */
	| { readonly kind: 'open'; readonly channel: number; readonly address: string }
	/** A message, or what is left of one; `more`: the rest of it follows. */
	| { readonly kind: 'piece'; readonly channel: number; readonly bytes: Uint8Array; readonly more: boolean }
	/** So much of what came on the channel has been taken since this was last said. */
	| { readonly kind: 'taken'; readonly channel: number; readonly cost: number }
	/** The channel has ended, with the code and reason of a WebSocket. */
	| { readonly kind: 'close'; readonly channel: number; readonly code: number; readonly reason: string };

const open = 0;
const piece = 1;
const lastPiece = 2;
const taken = 3;
const close = 4;

/** What a piece counts for: its bytes and what keeping it costs. */
export const costOf = (bytes: Uint8Array): number => bytes.byteLength + 64;

function write(encoder: encoding.Encoder, record: TunnelRecord): void {
	const { kind, channel } = record;
	const type = { open, piece: kind === 'piece' && record.more ? piece : lastPiece, taken, close }[kind];
	encoding.writeVarUint(encoder, type);
	encoding.writeVarUint(encoder, channel);
	if (kind === 'open') encoding.writeVarString(encoder, record.address);
	else if (kind === 'piece') encoding.writeVarUint8Array(encoder, record.bytes);
	else if (kind === 'taken') encoding.writeVarUint(encoder, record.cost);
	else {
		encoding.writeVarUint(encoder, record.code);
		encoding.writeVarString(encoder, record.reason);
	}
}

/** Records as the events that carry them, each small enough for one request. */
export function encodeRecords(records: readonly TunnelRecord[]): string[] {
	const events: string[] = [];
	let encoder = encoding.createEncoder();
	const end = () => {
		if (encoding.hasContent(encoder)) events.push(buffer.toBase64(encoding.toUint8Array(encoder)));
		encoder = encoding.createEncoder();
	};
	for (const record of records) {
		if (record.kind === 'piece' && encoding.length(encoder) + record.bytes.byteLength > largestBatch) end();
		write(encoder, record);
	}
	end();
	return events;
}

function read(decoder: decoding.Decoder): TunnelRecord {
	const type = decoding.readVarUint(decoder);
	const channel = decoding.readVarUint(decoder);
	switch (type) {
		case open:
			return { kind: 'open', channel, address: decoding.readVarString(decoder) };
		case piece:
		case lastPiece:
			return { kind: 'piece', channel, bytes: decoding.readVarUint8Array(decoder), more: type === piece };
		case taken:
			return { kind: 'taken', channel, cost: decoding.readVarUint(decoder) };
		case close:
			return {
				kind: 'close',
				channel,
				code: decoding.readVarUint(decoder),
				reason: decoding.readVarString(decoder)
			};
		default:
			throw new Error('unknown record');
	}
}

/** Reads what one event carried; pieces are views into it. Throws when it is none of this protocol. */
export function decodeRecords(event: unknown): TunnelRecord[] {
	if (typeof event !== 'string') throw new Error('no text');
	const decoder = decoding.createDecoder(buffer.fromBase64(event));
	const records: TunnelRecord[] = [];
	while (decoding.hasContent(decoder)) records.push(read(decoder));
	return records;
}
