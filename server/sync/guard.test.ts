import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { decode, judge, type Judged } from './guard.ts';
import { Refused } from './messages.ts';
import { hasPending } from './stored-document.ts';

const victim = 1_000;
const attacker = 2_000;

/** A document in which the victim has written, and an update of the attacker's that is fine. */
function scene(): { replica: Judged; update: Uint8Array } {
	const theirs = new Y.Doc();
	theirs.clientID = victim;
	theirs.getText('text').insert(0, 'the words of the victim');
	theirs.getText('text').delete(4, 3);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
	const own = new Y.Doc();
	own.clientID = attacker;
	Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(own);
	own.getText('text').insert(5, 'and others ');
	own.getText('text').format(0, 4, { bold: true });
	own.getMap('map').set('key', { deep: [1, 'two', null] });
	own.getText('text').delete(10, 2);
	const update = Y.encodeStateAsUpdate(own, before);
	return {
		update,
		replica: { doc, bindings: new Map([[victim, 'victim']]) }
	};
}

const attempt = (replica: Judged, update: Uint8Array): 'refused' | 'accepted' => {
	try {
		judge(decode(update), replica, 'attacker');
		return 'accepted';
	} catch (error) {
		if (error instanceof Refused) return 'refused';
		throw error;
	}
};

describe('the guard before the log', () => {
	it('D4 lets honest writing through and names the ids that are new', () => {
		const { replica, update } = scene();
		expect(judge(decode(update), replica, 'attacker')).toEqual([attacker]);
		replica.bindings.set(attacker, 'attacker');
		expect(judge(decode(update), replica, 'attacker')).toEqual([]);
		expect(() => judge(decode(update), replica, 'victim')).toThrow('forged');
	});

	it('D4 refuses or survives every damaged update, and never lets the victim’s clock move', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ at: fc.nat(200), to: fc.nat(255), how: fc.constantFrom('set', 'cut', 'add') }), {
					minLength: 1,
					maxLength: 4
				}),
				(damages) => {
					const { replica, update } = scene();
					let bytes = [...update];
					for (const { at, to, how } of damages) {
						const place = at % bytes.length;
						if (how === 'set') bytes[place] = to;
						else if (how === 'cut') bytes = bytes.slice(0, Math.max(1, place));
						else bytes.splice(place, 0, to);
					}
					const clock = Y.getState(replica.doc.store, victim);
					if (attempt(replica, new Uint8Array(bytes)) === 'refused') return;
					try {
						Y.applyUpdate(replica.doc, new Uint8Array(bytes));
					} catch {
						// The writer forgets a document in which an update failed; here only the clock is looked at.
					}
					expect(Y.getState(replica.doc.store, victim)).toBe(clock);
				}
			),
			{ numRuns: 2_000 }
		);
	});

	it('D4 never waits for what is missing: an update cut out of a longer story is refused', () => {
		const doc = new Y.Doc();
		doc.clientID = attacker;
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		for (let word = 0; word < 6; word += 1) doc.getText('text').insert(word % 3, `word ${word} `);
		doc.getText('text').delete(2, 9);
		for (let first = 1; first < updates.length; first += 1) {
			const empty: Judged = { doc: new Y.Doc(), bindings: new Map() };
			expect(attempt(empty, Y.mergeUpdates(updates.slice(first)))).toBe('refused');
			expect(hasPending(empty.doc)).toBe(false);
		}
	});

	it('D4 reads the number of clients before anything else, so that a bomb costs nothing', () => {
		// What follows is no update: whoever had begun to decode it would have met that first.
		const bomb = new Uint8Array(1 << 20).fill(0x7f);
		bomb.set([0xff, 0xff, 0x3f], 0);
		expect(() => decode(bomb)).toThrow('too many clients');
		bomb.set([0x80, 0x02], 0);
		expect(() => decode(bomb)).not.toThrow('too many clients');
		expect(attempt(scene().replica, bomb)).toBe('refused');
	});
});
