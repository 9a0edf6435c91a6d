import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { awarenessFrame, honestUpdate, syncFrame } from './hostile.ts';

/** Frames as honest clients send them, to be spoilt. */
export function honestFrames(client: number): Uint8Array[] {
	const small = honestUpdate(client, (doc) => doc.getText('line').insert(0, 'Hej på er 😀'));
	const rich = honestUpdate(client + 1, (doc) => {
		doc.getMap('items').set('a', new Y.Map([['title', new Y.Text('Title')]]));
		doc.getText('line').insert(0, 'word', { bold: true });
		doc.getXmlFragment('text').insert(0, [new Y.XmlElement('paragraph')]);
		doc.getArray('words').insert(0, [1, 'two', { three: 3 }, new Uint8Array(9)]);
		doc.getText('line').delete(0, 2);
	});
	return [
		syncFrame('vector', new Uint8Array([0])),
		syncFrame('vector', Y.encodeStateVector(new Map([[client, 5]]))),
		syncFrame('missing', small),
		syncFrame('update', rich),
		syncFrame('update', new Uint8Array([0, 0])),
		awarenessFrame([{ client, clock: 1, state: '{"cursor":{"anchor":1}}' }]),
		awarenessFrame([{ client, clock: 2, state: 'null' }]),
		new Uint8Array([3]),
		new Uint8Array([102, 32, ...new Uint8Array(32)])
	];
}

const varints = [0, 1, 127, 128, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER];
const varint = (value: number): Uint8Array => encoding.encode((encoder) => encoding.writeVarUint(encoder, value));
/** Varints that lib0 itself never writes: too long, without an end. */
const crooked = [new Uint8Array(12).fill(255), new Uint8Array([128, 128, 128, 128, 0]), new Uint8Array(9).fill(128)];

/** A frame nobody honest sends: random bytes, or an honest one with one to four things wrong in it. */
export function spoiltFrame(random: () => number, honest: readonly Uint8Array[]): Uint8Array {
	const below = (limit: number) => Math.floor(random() * limit);
	const noise = (length: number) => Uint8Array.from({ length }, () => below(256));
	const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
	if (random() < 0.15) return noise(below(random() < 0.1 ? 5_000 : 60));
	let frame: Uint8Array = new Uint8Array(pick(honest));
	for (let faults = 1 + below(4); faults > 0; faults -= 1) {
		const at = below(frame.length + 1);
		const [head, tail] = [frame.subarray(0, at), frame.subarray(at)];
		switch (below(9)) {
			case 0:
				if (at < frame.length) frame[at] = (frame[at] ?? 0) ^ (1 << below(8));
				break;
			case 1:
				if (at < frame.length) frame[at] = below(256);
				break;
			case 2:
				frame = new Uint8Array(head);
				break;
			case 3:
				frame = Buffer.concat([head, noise(1 + below(8)), tail]);
				break;
			case 4:
				frame = Buffer.concat([head, varint(pick(varints)), tail.subarray(below(3))]);
				break;
			case 5:
				frame = Buffer.concat([head, pick(crooked), tail]);
				break;
			case 6:
				frame = Buffer.concat([head, tail.subarray(below(tail.length + 1))]);
				break;
			case 7:
				frame = Buffer.concat([frame, pick(honest)]);
				break;
			case 8:
				frame = Buffer.concat([head, pick(honest).subarray(below(6)), tail]);
				break;
		}
	}
	return frame;
}

/** A WebSocket frame written by hand, with whatever is wrong in its head. */
export function spoiltEnvelope(random: () => number, payload: Uint8Array): Buffer {
	const below = (limit: number) => Math.floor(random() * limit);
	const kind = below(7);
	const head = (first: number, second: number) => Buffer.from([first, second, 0, 0, 0, 0]);
	const masked = (length: number) => 0x80 | Math.min(length, 125);
	const short = payload.subarray(0, 125);
	if (kind === 0) return Buffer.concat([Buffer.from([0x82, short.length]), short]); // not masked
	if (kind === 1) return Buffer.concat([head(0xf2, masked(short.length)), short]); // reserved bits
	if (kind === 2) return Buffer.concat([head(0x83 + below(5), masked(short.length)), short]); // no such kind
	if (kind === 3) return Buffer.from([0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 1, 2, 3, 4]); // 2^63 bytes to come
	if (kind === 4) return Buffer.concat([head(0x81, masked(4)), Buffer.from([0xff, 0xfe, 0xed, 0xa0])]); // no letters
	if (kind === 5) return Buffer.concat([head(0x09, masked(short.length)), short]); // a ping in pieces
	return Buffer.concat([head(0x02, masked(short.length)), short, head(0x02, masked(short.length)), short]); // begun twice
}
