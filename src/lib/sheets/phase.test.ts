import { expect, it } from 'vitest';
import { phaseAt } from './phase.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 10, 8, 0, seconds));
const row = {
	step: 1,
	stepSince: at(0),
	reached: 3,
	nextStep: 2,
	nextAt: at(15),
	gatheredAt: at(0),
	timerEndsAt: at(60),
	shutsAtZero: true
};

it('L3 a change of phase waits for its countdown, and has then happened whoever looks', () => {
	expect(phaseAt(row, at(14))).toEqual(row);
	expect(phaseAt(row, at(15))).toEqual({
		...row,
		...{
			step: 2,
			stepSince: at(15),
			nextStep: null,
			nextAt: null,
			gatheredAt: at(15),
			timerEndsAt: null,
			shutsAtZero: false
		}
	});
	expect(phaseAt({ ...row, nextStep: 4 }, at(99)).reached).toBe(4);
});
