import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesAt } from '#lib/agenda/places.ts';
import { movedTo, speakerKindOf, speakerKinds, speakerMoves, turnOf, waitingOf, type Request } from './list.ts';

type Line = Request & { readonly asked: number };

/** Asks, moves, withdraws and gives the floor as the commands do. */
function play(
	acts: readonly (readonly [string, number, (typeof speakerKinds)[number], (typeof speakerMoves)[number]])[]
) {
	const lines = new Map<string, Line>();
	const put = (waiting: readonly Line[], index: number, line: Line) => {
		lines.set(line.id, line);
		for (const [id, place] of placesAt(waiting, index, [line.id])) {
			const one = lines.get(id);
			if (one) lines.set(id, { ...one, place });
		}
	};
	let moved = false;
	acts.forEach(([act, pick, kind, move], asked) => {
		const waiting = waitingOf([...lines.values()]);
		const line = waiting[pick % Math.max(1, waiting.length)];
		if (act === 'ask')
			put(waiting, turnOf(waiting, kind), {
				...{ id: `r${asked}`, kind, place: '', startedAt: null, endedAt: null, withdrawnAt: null, asked }
			});
		else if (line && act === 'withdraw') lines.set(line.id, { ...line, withdrawnAt: new Date(asked) });
		else if (line && act === 'give') lines.set(line.id, { ...line, startedAt: new Date(asked) });
		else if (line && act === 'move') {
			moved = true;
			const others = waiting.filter(({ id }) => id !== line.id);
			put(others, movedTo(waiting.indexOf(line), waiting.length, move), line);
		}
	});
	return { lines: [...lines.values()], moved };
}

const acts = (...words: string[]) =>
	fc.array(
		fc.tuple(fc.constantFrom(...words), fc.nat(20), fc.constantFrom(...speakerKinds), fc.constantFrom(...speakerMoves)),
		{ maxLength: 40 }
	);

describe('a list of speakers', () => {
	it('S8 is points of order, then replies, then the others, each in the order they asked', () => {
		fc.assert(
			fc.property(acts('ask', 'withdraw', 'give'), (story) => {
				const waiting = waitingOf(play(story).lines);
				const wanted = waiting.toSorted(
					(a, b) =>
						['order', 'reply', 'floor'].indexOf(a.kind) - ['order', 'reply', 'floor'].indexOf(b.kind) ||
						a.asked - b.asked
				);
				expect(waiting.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
			})
		);
	});

	it('S8 loses and doubles nobody, whatever the chair moves', () => {
		fc.assert(
			fc.property(acts('ask', 'withdraw', 'give', 'move'), (story) => {
				const { lines } = play(story);
				const waiting = waitingOf(lines);
				const gone = lines.filter((one) => one.startedAt ?? one.withdrawnAt);
				expect(waiting.length + gone.length).toBe(lines.length);
				expect(new Set(waiting.map(({ place }) => place)).size).toBe(waiting.length);
			})
		);
	});

	it('S8 leaves the order the chair has made: who asks next comes among it, and nobody else changes places', () => {
		fc.assert(
			fc.property(acts('ask', 'move'), fc.constantFrom(...speakerKinds), (story, kind) => {
				const before = waitingOf(play(story).lines);
				const after = waitingOf(play([...story, ['ask', 0, kind, 'first']]).lines);
				expect(after.filter(({ id }) => before.some((one) => one.id === id)).map(({ id }) => id)).toEqual(
					before.map(({ id }) => id)
				);
				expect(after).toHaveLength(before.length + 1);
			})
		);
	});

	it('S8 moves one step, to the first place and to the last, and not beyond', () => {
		expect(speakerMoves.map((move) => movedTo(1, 4, move))).toEqual([0, 0, 2, 3]);
		expect([movedTo(0, 3, 'earlier'), movedTo(2, 3, 'later'), movedTo(0, 1, 'last')]).toEqual([0, 2, 0]);
		expect(speakerKindOf('shout')).toBe('floor');
	});
});
