import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	askedWords,
	hopAfter,
	hopMoves,
	hopStates,
	isDone,
	isOpen,
	noteAfter,
	noteMoves,
	noteStates,
	type HopState,
	type NoteState
} from './states.ts';

const noteActs = [...new Set(noteMoves.map(({ act }) => act))];
const hopActs = [...new Set(hopMoves.map(({ act }) => act))];
/** The order of the words in design: no group that got a note comes past one of these without having been there. */
const before: Record<HopState, readonly HopState[]> = {
	sent: [],
	received: ['sent'],
	agenda: ['sent', 'received'],
	treated: ['sent', 'received', 'agenda'],
	answered: ['sent', 'received', 'agenda', 'treated'],
	passed: ['sent', 'received', 'agenda', 'treated'],
	none: ['sent', 'received', 'agenda', 'treated']
};

describe('the way of a relay note', () => {
	it('X2 says of every state and act whether it can be done, and by whom', () => {
		expect(noteAfter('draft', 'approve', 'approver')).toBe('desk');
		expect(noteAfter('draft', 'approve', 'office')).toBeNull();
		expect(noteAfter('suggested', 'accept', 'office')).toBeNull();
		expect(noteAfter('suggested', 'lapse', 'portal')).toBe('relayed');
		expect(noteAfter('desk', 'relay', 'approver')).toBeNull();
		expect(noteAfter('merged', 'withdraw')).toBeNull();
		expect(noteAfter('withdrawn', 'relay')).toBeNull();
	});

	it('X2 skips no state, whatever is tried in whatever order', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...askedWords),
				fc.array(fc.constantFrom(...hopActs), { maxLength: 40 }),
				(asked, acts) => {
					let state: HopState = 'sent';
					const been = new Set<HopState>([state]);
					for (const act of acts) {
						const next: HopState | null = hopAfter(state, act, asked);
						if (next === null) continue;
						const light = asked === 'information' || asked === 'answer';
						const needed = before[next].filter((one) => !light || one === 'sent' || one === 'received');
						expect(needed.every((one) => been.has(one))).toBe(true);
						expect(isDone(state, asked) && asked !== 'information').toBe(false);
						been.add((state = next));
					}
				}
			)
		);
	});

	it('X2 lets no note leave its group without a yes', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...noteActs), { maxLength: 40 }), (acts) => {
				let state: NoteState = 'draft';
				let yes = false;
				for (const act of acts) {
					const next: NoteState | null = noteAfter(state, act);
					if (next === null) continue;
					yes ||= act === 'approve' || act === 'send-direct';
					state = next;
					if (!['draft', 'approval', 'withdrawn'].includes(state)) expect(yes).toBe(true);
				}
			})
		);
	});

	it('X2 knows what is open and what is at its end', () => {
		expect(noteStates.filter(isOpen)).toEqual(['approval', 'desk', 'asked', 'suggested', 'relayed']);
		expect(hopStates.filter((state) => isDone(state, 'meeting'))).toEqual(['answered', 'passed', 'none']);
		expect(isDone('received', 'information')).toBe(true);
	});
});
