import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageType, syncStep } from '#lib/yjs/wire.ts';
import { readPresence, type PresenceEntry } from './presence-codec.ts';

/** A frame from a client, taken apart; the writing in it is not looked into. */
export type Frame =
	| { readonly kind: 'vector'; readonly vector: Uint8Array }
	/** `whole`: all that the server lacked, as it said; else one update. */
	| { readonly kind: 'writing'; readonly update: Uint8Array; readonly whole: boolean }
	| { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
	| { readonly kind: 'query' }
	| { readonly kind: 'compare'; readonly fingerprint: Uint8Array };

/** Memory of its own: what comes from the socket is a view into a shared buffer. */
const own = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

function readSync(decoder: decoding.Decoder): Frame {
	const step = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	if (step === syncStep.vector) return { kind: 'vector', vector: own(bytes) };
	if (step === syncStep.missing || step === syncStep.update)
		return { kind: 'writing', update: own(bytes), whole: step === syncStep.missing };
	throw new Error('unknown step');
}

/** Reads one frame. Throws when it is none of this protocol. */
export function readFrame(bytes: Uint8Array): Frame {
	const decoder = decoding.createDecoder(bytes);
	switch (decoding.readVarUint(decoder)) {
		case messageType.sync:
			return readSync(decoder);
		case messageType.awareness:
			return { kind: 'presence', entries: readPresence(decoding.readVarUint8Array(decoder)) };
		case messageType.queryAwareness:
			return { kind: 'query' };
		case messageType.compare:
			return { kind: 'compare', fingerprint: own(decoding.readVarUint8Array(decoder)) };
		default:
			throw new Error('unknown message');
	}
}

const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write);

const syncFrame = (step: number, bytes: Uint8Array): Uint8Array =>
	frame((encoder) => {
		encoding.writeVarUint(encoder, messageType.sync);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});

/** Asks a client for what the server lacks. */
export const vectorFrame = (vector: Uint8Array): Uint8Array => syncFrame(syncStep.vector, vector);
/** Gives a client what it lacks. */
export const missingFrame = (update: Uint8Array): Uint8Array => syncFrame(syncStep.missing, update);
/** One update, the same bytes for every receiver. */
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncStep.update, update);

const numberFrame = (type: number, value: number): Uint8Array =>
	frame((encoder) => {
		encoding.writeVarUint(encoder, type);
		encoding.writeVarUint(encoder, value);
	});

/** How many writing messages of the connection are durable. */
export const savedFrame = (count: number): Uint8Array => numberFrame(messageType.saved, count);
/** Whether the connection may write. */
export const standingFrame = (mayWrite: boolean): Uint8Array => numberFrame(messageType.standing, mayWrite ? 1 : 0);
/** Whether a client holds what is stored, as far as its fingerprint tells. */
export const comparedFrame = (equal: boolean): Uint8Array => numberFrame(messageType.compare, equal ? 1 : 0);
