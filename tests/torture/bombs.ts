import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { honestUpdate, item, letters, updateByHand } from './hostile.ts';

/** What one hostile person sends: updates in order, from one connection. */
export interface Bomb {
	readonly name: string;
	/** Client ids from `own` upward are the attacker's to use. */
	readonly updates: (own: number) => Uint8Array[];
}

const varint = (value: number) => (encoder: encoding.Encoder) => encoding.writeVarUint(encoder, value);
const filled = (count: number) => Array.from({ length: count }, (_, index) => index);
const text = (length: number) => 'x'.repeat(length);
const any = (value: unknown) => (encoder: encoding.Encoder) => {
	encoding.writeVarUint(encoder, 1);
	encoding.writeAny(encoder, value as never);
};
const nested = (depth: number): unknown => {
	let value: unknown = 1;
	for (let level = 0; level < depth; level += 1) value = [value];
	return value;
};
/** lib0's `any` nested deep, written without its recursion. */
const deepAny = (depth: number) => (encoder: encoding.Encoder) => {
	encoding.writeVarUint(encoder, 1);
	for (let level = 0; level < depth; level += 1) {
		encoding.writeUint8(encoder, 117);
		encoding.writeVarUint(encoder, 1);
	}
	encoding.writeUint8(encoder, 126);
};
const json = (source: string) => (encoder: encoding.Encoder) => {
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarString(encoder, source);
};

/** A document with so many separate characters, and the update that removes every other one of them. */
function manyDeletes(own: number, count: number): Uint8Array[] {
	const structs = filled(count).map((index) => letters('x', index === 0 ? {} : { origin: [own, index - 1] }));
	const put = updateByHand([[own, 0, structs]]);
	const ranges = filled(Math.floor(count / 2)).map((index) => [index * 2, 1] as const);
	return [put, updateByHand([], [[own, ranges]])];
}

/** So many letters of which every other one is gone, so that they stay apart, and the update that removes all so many times. */
function sameDeletes(own: number, count: number, times: number): Uint8Array[] {
	return [...manyDeletes(own, count), updateByHand([], [[own, filled(times).map(() => [0, count] as const)]])];
}

/**
 * Items that all stand at one place: for each new one Yjs looks at all that are there (its rule for who comes first), so
 * that n of them cost n². `ids` client ids give them different owners, which keeps the loop from ending early.
 */
const oneOrigin = (own: number, count: number, ids: number): Uint8Array =>
	updateByHand(filled(ids).map((id) => [own + ids - id, 0, filled(Math.floor(count / ids)).map(() => letters('x'))]));

/** The bombs of reliability 0.2 and others; every one is small enough for the door and wrong in its own way. */
export const bombs: readonly Bomb[] = [
	{
		name: 'a version 2 update that claims 10^8 structs',
		updates: () => [new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 255, 255, 255, 47, 1, 0, 0, 0])]
	},
	...[250, 40_000, 100_000].map((clients) => ({
		name: `${clients} clients with gaps`,
		updates: (own: number) => [
			updateByHand(filled(clients).map((index) => [own + index, 5, [letters('x')]] as const)).subarray(0, 1 << 20)
		]
	})),
	{
		name: 'many small updates, each with 250 clients of its own',
		updates: (own) =>
			filled(40).map((turn) =>
				updateByHand(filled(250).map((index) => [own + turn * 250 + index, 0, [letters('x')]] as const))
			)
	},
	{ name: 'a claim of 2^53 clients', updates: () => [encoding.encode(varint(Number.MAX_SAFE_INTEGER))] },
	{
		name: 'a claim of 2^31 structs',
		updates: (own) => [encoding.encode((encoder) => [1, 2 ** 31, own, 0].forEach((value) => varint(value)(encoder)))]
	},
	{
		name: 'a clock at the end of numbers',
		updates: (own) => [updateByHand([[own, Number.MAX_SAFE_INTEGER - 1, [letters('x')]]])]
	},
	{
		name: 'a deletion of everything there could ever be',
		updates: (own) => [updateByHand([], [[own, [[0, Number.MAX_SAFE_INTEGER]]]])]
	},
	{
		name: 'deletions of 100,000 things that are not there',
		updates: (own) => [updateByHand([], [[own, filled(100_000).map((index) => [index * 2, 1] as const)]])]
	},
	{
		name: 'deletions under 200 ids that are not there',
		updates: (own) => [
			updateByHand(
				[],
				filled(200).map((index) => [own + index, [[0, 1]]] as const)
			)
		]
	},
	{ name: '20,000 letters one by one and every other removed', updates: (own) => manyDeletes(own, 20_000) },
	{ name: '60,000 letters one by one and every other removed', updates: (own) => manyDeletes(own, 60_000) },
	{ name: '4,000 letters removed a thousand times over', updates: (own) => sameDeletes(own, 4_000, 1_000) },
	{ name: '16,000 letters removed 16,000 times over', updates: (own) => sameDeletes(own, 16_000, 16_000) },
	{ name: '30,000 letters removed 200,000 times over', updates: (own) => sameDeletes(own, 30_000, 200_000) },
	{
		name: 'a deletion claimed for 2^31 letters at once',
		updates: (own) => [updateByHand([[own, 0, [item({ ref: 1, content: varint(2 ** 31 - 1) })]]])]
	},
	{
		name: 'collected structs (GC) of 2^30',
		updates: (own) => [
			updateByHand([[own, 0, [(encoder) => (encoding.writeUint8(encoder, 0), varint(2 ** 30)(encoder))]]])
		]
	},
	{
		name: '100,000 collected structs (GC) of one',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					filled(100_000).map(
						() => (encoder: encoding.Encoder) => (encoding.writeUint8(encoder, 0), varint(1)(encoder))
					)
				]
			])
		]
	},
	{
		name: 'a struct of no length',
		updates: (own) => [updateByHand([[own, 0, [(encoder) => (encoding.writeUint8(encoder, 0), varint(0)(encoder))]]])]
	},
	{
		name: 'a gap by name (Skip)',
		updates: (own) => [
			updateByHand([[own, 0, [(encoder) => (encoding.writeUint8(encoder, 10), varint(5)(encoder)), letters('x')]]])
		]
	},
	...[
		[10_000, 1],
		[10_000, 250],
		[40_000, 250]
	].map(([count = 0, ids = 1]) => ({
		name: `${count} letters at one place under ${ids} ids, in one update`,
		updates: (own: number) => [oneOrigin(own, count, ids)]
	})),
	{
		name: '12,000 letters at one place, spread over 40 updates',
		updates: (own) =>
			filled(40).map((turn) => updateByHand([[own + 40 - turn, 0, filled(300).map(() => letters('x'))]]))
	},
	{
		name: '20,000 letters at one place, each with a right neighbour that makes the walk long',
		updates: (own) => [
			updateByHand([
				[own + 2, 0, [letters('a')]],
				[own + 1, 0, filled(10_000).map(() => letters('x', { right: [own + 2, 0] }))],
				[own, 0, filled(10_000).map((index) => letters('x', { right: [own + 1, index] }))]
			])
		]
	},
	{
		name: 'one field of a map set 100,000 times',
		updates: (own) => [updateByHand([[own, 0, filled(60_000).map(() => item({ ref: 8, sub: 'k', content: any(1) }))]])]
	},
	{
		name: 'types within types, 20,000 deep',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					filled(20_000).map((index) =>
						item({ ref: 7, parent: index === 0 ? 'items' : [own, index - 1], content: varint(0) })
					)
				]
			])
		]
	},
	{
		name: 'elements within elements, 20,000 deep, and the first removed',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					filled(20_000).map((index) =>
						item({
							ref: 7,
							parent: index === 0 ? 'text' : [own, index - 1],
							content: (encoder) => {
								varint(3)(encoder);
								encoding.writeVarString(encoder, 'paragraph');
							}
						})
					)
				]
			]),
			updateByHand([], [[own, [[0, 1]]]])
		]
	},
	{
		name: 'its own child as parent',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					[
						item({ ref: 7, parent: [own, 1], content: varint(0) }),
						item({ ref: 7, parent: [own, 0], content: varint(0) })
					]
				]
			])
		]
	},
	{
		name: 'an item that follows itself',
		updates: (own) => [updateByHand([[own, 0, [letters('x', { origin: [own, 0] })]]])]
	},
	{
		name: 'two items that each follow the other',
		updates: (own) => [
			updateByHand([
				[own + 1, 0, [letters('x', { origin: [own, 0] })]],
				[own, 0, [letters('y', { origin: [own + 1, 0] })]]
			])
		]
	},
	{
		name: 'a letter whose parent is a letter',
		updates: (own) => [updateByHand([[own, 0, [letters('x'), letters('y', { parent: [own, 0] })]]])]
	},
	{ name: 'an unknown type', updates: (own) => [updateByHand([[own, 0, [item({ ref: 7, content: varint(99) })]]])] },
	{ name: 'an unknown content', updates: (own) => [updateByHand([[own, 0, [item({ ref: 29, content: varint(1) })]]])] },
	{
		name: 'a document within the document',
		updates: (own) => [honestUpdate(own, (doc) => doc.getMap('items').set('d', new Y.Doc()))]
	},
	{
		name: 'JSON of 900 kB',
		updates: (own) => [updateByHand([[own, 0, [item({ ref: 2, content: json(`"${text(900_000)}"`) })]]])]
	},
	{
		name: 'JSON 100,000 deep',
		updates: (own) => [
			updateByHand([[own, 0, [item({ ref: 2, content: json(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) })]]])
		]
	},
	{
		name: 'an embed 100,000 deep',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					[
						item({
							ref: 5,
							content: (encoder) => encoding.writeVarString(encoder, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
						})
					]
				]
			])
		]
	},
	{
		name: 'any 100,000 deep',
		updates: (own) => [updateByHand([[own, 0, [item({ ref: 8, content: deepAny(100_000) })]]])]
	},
	{
		name: 'any 3,000 deep',
		updates: (own) => [updateByHand([[own, 0, [item({ ref: 8, content: any(nested(3_000)) })]]])]
	},
	{
		name: 'any with 2^31 entries claimed',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					[
						item({
							ref: 8,
							content: (encoder) => {
								varint(1)(encoder);
								encoding.writeUint8(encoder, 117);
								varint(2 ** 31)(encoder);
							}
						})
					]
				]
			])
		]
	},
	{
		name: 'a format with a value 50,000 deep',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					[
						item({
							ref: 6,
							content: (encoder) => {
								encoding.writeVarString(encoder, 'bold');
								encoding.writeVarString(encoder, `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
							}
						})
					]
				]
			])
		]
	},
	{
		name: '20,000 formats that open and never close',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					filled(20_000).map((index) =>
						item({
							ref: 6,
							...(index === 0 ? {} : { origin: [own, index - 1] as const }),
							content: (encoder) => {
								encoding.writeVarString(encoder, `k${index}`);
								encoding.writeVarString(encoder, 'true');
							}
						})
					)
				]
			])
		]
	},
	...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((key) => ({
		name: `the key ${key}`,
		updates: (own: number) => [
			updateByHand([
				[
					own,
					0,
					[
						item({ ref: 8, parent: 'items', sub: key, content: any({ polluted: true }) }),
						item({ ref: 7, parent: key, content: varint(1) }),
						item({ ref: 8, parent: [own, 1], sub: key, content: any(JSON.parse(`{"${key}":{"polluted":true}}`)) })
					]
				]
			])
		]
	})),
	{
		name: 'halves of letters (lone surrogates)',
		updates: (own) => [
			updateByHand([
				[
					own,
					0,
					[
						item({
							ref: 4,
							content: (encoder) => {
								encoding.writeVarUint(encoder, 6);
								encoding.writeUint8Array(encoder, new Uint8Array([0xed, 0xa0, 0x80, 0xed, 0xbf, 0xbf]));
							}
						})
					]
				]
			])
		]
	},
	{
		name: 'text cut in the middle of a letter by a deletion',
		updates: (own) => [updateByHand([[own, 0, [letters('😀😀😀')]]], [[own, [[1, 2]]]])]
	}
];
