import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** The shared text that every scenario types in. */
export const rootName = 'text';

const string = 4;
const withOrigin = 0x80;
const withRightOrigin = 0x40;
const withParentKey = 0x20;

/** Yjs's update (V1) for one letter typed after the client's own last one; the first letter stands in the root. */
export const typed = (client: number, clock: number): Uint8Array =>
	encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		if (clock === 0) {
			encoding.writeUint8(encoder, string);
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarString(encoder, rootName);
		} else {
			encoding.writeUint8(encoder, string | withOrigin);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock - 1);
		}
		encoding.writeVarString(encoder, 'a');
		encoding.writeVarUint(encoder, 0);
	});

/** Hears of the writing of one client in an update: clocks from `from` up to, not with, `to`. */
export type RunListener = (client: number, from: number, to: number) => void;

const skipId = (decoder: decoding.Decoder): void => {
	decoding.readVarUint(decoder);
	decoding.readVarUint(decoder);
};

/** Out: its length in bytes. */
function skipString(decoder: decoding.Decoder): number {
	const length = decoding.readVarUint(decoder);
	decoder.pos += length;
	return length;
}

/** Out: the struct's length; -1 when it is something that the generator does not write. */
function readLetters(decoder: decoding.Decoder): number {
	const info = decoding.readUint8(decoder);
	if ((info & 31) !== string) return -1;
	if (info & withOrigin) skipId(decoder);
	if (info & withRightOrigin) skipId(decoder);
	if (!(info & (withOrigin | withRightOrigin))) {
		if (decoding.readVarUint(decoder) !== 1 || info & withParentKey) return -1;
		skipString(decoder);
	}
	// All letters are ASCII: as many bytes as clocks.
	return skipString(decoder);
}

/**
 * Tells which writing an update holds, whether a server sent it alone or merged with others. What the generator typed
 * is read by hand, since it is read a hundred thousand times a second; anything else by Yjs.
 */
export function readRuns(update: Uint8Array, heard: RunListener): void {
	const decoder = decoding.createDecoder(update);
	const runs: [number, number, number][] = [];
	for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
		const structs = decoding.readVarUint(decoder);
		const client = decoding.readVarUint(decoder);
		const from = decoding.readVarUint(decoder);
		let to = from;
		for (let left = structs; left > 0; left -= 1) {
			const length = readLetters(decoder);
			if (length < 0) return readRunsByYjs(update, heard);
			to += length;
		}
		runs.push([client, from, to]);
	}
	for (const [client, from, to] of runs) heard(client, from, to);
}

function readRunsByYjs(update: Uint8Array, heard: RunListener): void {
	const { from, to } = Y.parseUpdateMeta(update);
	for (const [client, end] of to) heard(client, from.get(client) ?? 0, end);
}

/** Whether a state vector reaches at least as far as another in everything. */
export function reaches(vector: ReadonlyMap<number, number>, wanted: ReadonlyMap<number, number>): boolean {
	for (const [client, clock] of wanted) if ((vector.get(client) ?? 0) < clock) return false;
	return true;
}
