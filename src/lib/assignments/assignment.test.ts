import { describe, expect, it } from 'vitest';
import {
	dueAt,
	dueBy,
	endOfSeason,
	isLate,
	meetingDue,
	seasonsFrom,
	type Deadline,
	type DueMeeting
} from './assignment.ts';
import { GiveAssignment } from './schema.ts';
import { byUrgency, type AssignmentLine } from './view.ts';

const day = (date: string) => new Date(`${date}T12:00:00Z`);
const meeting = (id: string, date: string, state = 'planned'): DueMeeting => ({
	...{ id, state, startsAt: day(date), endsAt: new Date(day(date).getTime() + 7_200_000) }
});
const due = (dueKind: Deadline['dueKind'], over: Partial<Deadline> = {}): Deadline => ({
	...{ dueKind, dueOn: null, dueMeetingId: null, dueSeason: '', createdAt: day('2026-03-10'), meetingId: null },
	...over
});
const meetings = [
	meeting('held', '2026-03-10', 'ended'),
	meeting('off', '2026-04-01', 'cancelled'),
	meeting('april', '2026-04-20'),
	meeting('may', '2026-05-20')
];

describe('deadlines', () => {
	it('U16 a day or season has passed the day after it', () => {
		const onDay = due('date', { dueOn: day('2026-03-12') });
		expect(isLate(onDay, [], day('2026-03-12'))).toBe(false);
		expect(isLate(onDay, [], day('2026-03-13'))).toBe(true);
		const spring = due('season', { dueSeason: 'våren 2026' });
		expect(endOfSeason('våren 2026')).toEqual(new Date('2026-06-30T10:00:00Z'));
		expect([isLate(spring, [], day('2026-06-30')), isLate(spring, [], day('2026-07-01'))]).toEqual([false, true]);
		expect(isLate(due('none'), [], day('2036-01-01'))).toBe(false);
	});

	it('U16 the next meeting is the first held after the one it was given at; cancelled ones do not count', () => {
		const next = due('next', { meetingId: 'held' });
		expect(meetingDue(next, meetings)?.id).toBe('april');
		expect(isLate(next, meetings, day('2026-04-19'))).toBe(false);
		expect(isLate(next, meetings, day('2026-04-21'))).toBe(true);
		expect(isLate(next, [meeting('april', '2026-04-20', 'ended')], day('2026-04-20'))).toBe(true);
		// Given at a meeting that is yet to be: the next is the one after that.
		expect(meetingDue(due('next', { meetingId: 'april' }), meetings)?.id).toBe('may');
		expect(dueBy(next, [])).toBeNull();
	});

	it('U16 a named meeting makes it late when it is over, never when it was cancelled', () => {
		const named = (id: string) => due('meeting', { dueMeetingId: id });
		expect(isLate(named('april'), meetings, day('2026-04-19'))).toBe(false);
		expect(isLate(named('held'), meetings, day('2026-03-10'))).toBe(true);
		expect(isLate(named('off'), meetings, day('2026-09-01'))).toBe(false);
	});

	it('U17 is taken up at the meeting it is due at or by whose day it is due; without a day at every one', () => {
		const at = meetings[2] ?? meeting('', '2026-04-20');
		const line = (dueKind: Deadline['dueKind'], by: string | null, dueMeeting: { id: string } | null = null) =>
			dueAt({ dueKind, dueBy: by === null ? null : day(by), dueMeeting }, at);
		expect(line('date', '2026-04-20')).toBe(true);
		expect(line('date', '2026-04-21')).toBe(false);
		expect(line('next', '2026-04-20', { id: 'april' })).toBe(true);
		expect(line('meeting', '2026-05-20', { id: 'may' })).toBe(false);
		expect([line('none', null), line('next', null), line('meeting', null)]).toEqual([true, true, false]);
	});

	it('U14 has the day that its kind of deadline asks for, and an owner of a known kind', () => {
		const said = { groupId: 'G', text: 'Se över', owner: 'role:director' };
		expect(GiveAssignment.parse({ ...said, due: 'season', dueSeason: 'hösten 2026' })).toMatchObject({
			owner: { ownerKind: 'role', ownerId: 'director' },
			dueSeason: 'hösten 2026'
		});
		const wrong = (over: Record<string, string>) =>
			GiveAssignment.safeParse({ ...said, ...over }).error?.issues.map(({ path, message }) => [
				path.join('.'),
				message
			]);
		expect(wrong({ due: 'date' })).toEqual([['dueOn', 'field.required']]);
		expect(wrong({ due: 'date', dueOn: '31 februari' })).toContainEqual(['dueOn', 'field.date']);
		expect(wrong({ due: 'meeting' })).toEqual([['dueMeetingId', 'field.required']]);
		expect(wrong({ due: 'season', dueSeason: 'någon gång' })).toEqual([['dueSeason', 'field.required']]);
		expect(wrong({ owner: '' })).toEqual([['owner', 'field.required']]);
		expect(wrong({ owner: 'role:king' })).toEqual([['owner', 'field.foreign']]);
		expect(wrong({ owner: 'everybody' })).toEqual([['owner', 'field.foreign']]);
	});

	it('U14 offers seasons that are not over', () => {
		expect(seasonsFrom(day('2026-07-01'))).toEqual([
			'sommaren 2026',
			'hösten 2026',
			'våren 2027',
			'sommaren 2027',
			'hösten 2027'
		]);
	});

	it('U16 the late ones stand first, those without a day last', () => {
		const line = (id: string, late: boolean, by: string | null) =>
			({ id, late, dueBy: by === null ? null : day(by), createdAt: day('2026-01-01') }) as AssignmentLine;
		const some = [line('none', false, null), line('soon', false, '2026-04-01'), line('late', true, '2026-03-01')];
		expect(some.sort(byUrgency).map(({ id }) => id)).toEqual(['late', 'soon', 'none']);
	});
});
