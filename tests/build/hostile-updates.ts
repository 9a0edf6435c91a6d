import * as encoding from 'lib0/encoding';

/** Bits of an item's first byte: what its content is, and whether it is a field of a map. */
const string = 4;
const any = 8;
const keyed = 32;

/**
 * A small update whose parts all want the same place, the beginning of the root `t`: `count` items of 200 clients in
 * falling order, so that each is compared with all before it. `turn` gives other clients each time.
 */
export function crowdedUpdate(count: number, turn = 0): Uint8Array {
	const clients = Math.min(200, count);
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, clients);
	for (let client = clients; client > 0; client -= 1) {
		const own = Math.floor(count / clients);
		encoding.writeVarUint(encoder, own);
		encoding.writeVarUint(encoder, 1_000_000 * (turn + 1) + client * 7);
		encoding.writeVarUint(encoder, 0);
		for (let clock = 0; clock < own; clock += 1) {
			encoding.writeUint8(encoder, string);
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarString(encoder, 't');
			encoding.writeVarString(encoder, 'x');
		}
	}
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

/** One field of a map set `count` times, each time as if it had never been set: its time grows with the square. */
export function rivalsUpdate(count: number): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, count);
	encoding.writeVarUint(encoder, 5_000_000);
	encoding.writeVarUint(encoder, 0);
	for (let clock = 0; clock < count; clock += 1) {
		encoding.writeUint8(encoder, any | keyed);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, 'm');
		encoding.writeVarString(encoder, 'k');
		encoding.writeVarUint(encoder, 1);
		encoding.writeAny(encoder, 1);
	}
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}
