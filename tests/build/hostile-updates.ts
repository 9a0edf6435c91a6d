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

/** Deletes the same stretches of one client's writing over and over: as an honest Yjs never writes it. */
export function repeatedDeletes(client: number, ranges: readonly (readonly [clock: number, length: number])[]) {
	return encoding.encode((encoder) => {
		for (const number of [0, 1, client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number);
	});
}

/** Letters of so many clients, the last one first, each beside the one after it and the last of them beside `at`. */
export function backwardChain(count: number, at: { readonly client: number; readonly clock: number }): Uint8Array {
	const own = 9_000_000;
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, count);
		for (let place = count; place > 0; place -= 1) {
			for (const number of [1, own + place, 0]) encoding.writeVarUint(encoder, number);
			encoding.writeUint8(encoder, string | 0x80);
			const beside = place === 1 ? at : { client: own + place - 1, clock: 0 };
			for (const number of [beside.client, beside.clock]) encoding.writeVarUint(encoder, number);
			encoding.writeVarString(encoder, 'x');
		}
		encoding.writeVarUint(encoder, 0);
	});
}
