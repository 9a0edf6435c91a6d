import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Ask, Stored } from './messages.ts';
import { packAsks, packRound, unpackAsks, unpackRound } from './packed.ts';

const number = fc.nat(1_000_000);
const word = fc.string({ maxLength: 24 });
const update = fc.oneof(
	fc.uint8Array({ maxLength: 60 }),
	fc.constantFrom(4_095, 4_096, 9_000).map((length) => new Uint8Array(length).fill(length % 251))
);
const subject = fc.record({ document: word, epoch: fc.nat(3), kind: fc.constant('item'), known: fc.constant(7) });

const ask: fc.Arbitrary<Ask> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc
			.record({ id: number, subject, connection: number, account: word, update })
			.map(({ id, ...input }): Ask => ({ id, name: 'append', input }))
	},
	{
		weight: 1,
		arbitrary: fc
			.record({ id: number, subject, connection: number })
			.map(({ id, ...input }): Ask => ({ id, name: 'join', input }))
	}
);
const stored: fc.Arbitrary<Stored> = fc.record({
	document: word,
	epoch: number,
	cursor: number,
	update,
	connection: fc.option(number)
});
const answer: fc.Arbitrary<Answer> = fc.oneof(
	fc.record({
		id: number,
		answer: fc.record({ cursor: number, stored: fc.boolean(), cost: fc.double({ noNaN: true }) })
	}),
	fc.record({
		id: number,
		answer: fc.constantFrom(null, { vector: new Uint8Array([1, 2]), frozen: false }, { cursor: 5 })
	}),
	fc.record({ id: number, refused: fc.constantFrom('forged' as const, 'storage' as const), why: word })
);
/** As a thread gets it. */
const crossed = <Message>(message: Message): Message => structuredClone(message);

describe('between the threads', () => {
	it('D1 every ask comes over whole and in its order', () => {
		fc.assert(
			fc.property(fc.array(ask, { maxLength: 40 }), (asks) => {
				expect(unpackAsks(crossed(packAsks(asks)))).toEqual(asks);
			})
		);
	});

	it('D1 what was stored and what is answered come back whole and in their order', () => {
		fc.assert(
			fc.property(fc.array(stored, { maxLength: 40 }), fc.array(answer, { maxLength: 40 }), (some, answers) => {
				expect(unpackRound(crossed(packRound(some, answers)))).toEqual({ stored: some, answers });
			})
		);
	});
});
