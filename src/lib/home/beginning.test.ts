import { expect, it } from 'vitest';
import { beginning, isRoomTime } from './beginning.ts';

const now = new Date('2026-03-12T11:35:00Z');
const meeting = (startsAt: string, endsAt: string, state: 'planned' | 'live' = 'planned') => ({
	startsAt: new Date(startsAt),
	endsAt: new Date(endsAt),
	state
});

it.each([
	['2026-03-12T12:00:00Z', { kind: 'minutes', count: 25 }],
	['2026-03-12T11:35:20Z', { kind: 'minutes', count: 1 }],
	['2026-03-12T13:05:00Z', { kind: 'minutes', count: 90 }],
	['2026-03-12T13:06:00Z', { kind: 'hours', count: 2 }],
	['2026-03-12T22:30:00Z', { kind: 'hours', count: 11 }],
	['2026-03-12T23:30:00Z', { kind: 'tomorrow' }],
	['2026-03-14T08:00:00Z', { kind: 'days', count: 2 }],
	['2026-03-12T11:30:00Z', { kind: 'due' }]
])('a meeting planned for %s', (startsAt, expected) => {
	expect(beginning(meeting(startsAt, '2026-03-20T00:00:00Z'), now)).toEqual(expected);
});

it('is live whatever the clock says', () => {
	expect(beginning(meeting('2026-03-12T08:00:00Z', '2026-03-12T09:00:00Z', 'live'), now)).toEqual({ kind: 'live' });
});

it('is over when its time ran out and nobody started it', () => {
	expect(beginning(meeting('2026-03-12T08:00:00Z', '2026-03-12T09:00:00Z'), now)).toEqual({ kind: 'over' });
});

it('shows the way into the room on the day of the meeting and while it is on', () => {
	expect(isRoomTime(meeting('2026-03-12T18:00:00Z', '2026-03-12T19:00:00Z'), now)).toBe(true);
	expect(isRoomTime(meeting('2026-03-13T18:00:00Z', '2026-03-13T19:00:00Z'), now)).toBe(false);
	expect(isRoomTime(meeting('2026-03-11T18:00:00Z', '2026-03-11T19:00:00Z', 'live'), now)).toBe(true);
});
