import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { readAttendance, readLog } from '#server/attendance/read.ts';
import { readCalling } from '#server/calling/read.ts';
import { sendCalling } from '#server/calling/send-calling.ts';
import { context } from '#server/context.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { readRunning } from '#server/meetings/read-running.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeBackStart } from '#server/meetings/take-back-start.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { askFloor } from '#server/speakers/ask-floor.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, insert } from '../build/rows.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
});
afterAll(() => portal.close());

const today = '2026-03-10';
const code = (name: string) => ({ code: name });
const scene = async (date: string) => {
	const body = await aBody(federation, { numbering: 'per-year', numberPrefix: '§ ' });
	return { ...body, meetingId: await aMeetingWith(body.chair, body.group.id, plainItems(2), date) };
};

describe('starting', () => {
	it('M9 is at once on the meeting’s day, and on another only for who has been asked', async () => {
		const own = await scene(today);
		await startMeeting(own.chair, { meetingId: own.meetingId, onItsDay: true });
		const { chair, member, meetingId } = await scene('2026-03-11');
		const before = startMeeting(chair, { meetingId, onItsDay: true });
		await expect(before).rejects.toMatchObject(code('meeting.other-day'));
		await expect(startMeeting(member, { meetingId })).rejects.toMatchObject(code('access.denied'));
		expect((await readMeeting(chair, meetingId)).state).toBe('planned');
		await startMeeting(chair, { meetingId, onItsDay: false });
		expect((await readMeeting(chair, meetingId)).state).toBe('live');
	});
});

describe('taking back the start', () => {
	it('M10 makes the meeting planned again, its numbers free, and whoever came on another day is not here', async () => {
		const { chair, member, meetingId } = await scene('2026-06-11');
		await startMeeting(chair, { meetingId });
		await checkIn(member, { meetingId, form: 'room' });
		expect((await readRunning(chair, meetingId)).mayTakeBackStart).toBe(true);
		expect((await readRunning(member, meetingId)).mayTakeBackStart).toBe(false);
		await expect(takeBackStart(member, { meetingId })).rejects.toMatchObject(code('access.denied'));
		await takeBackStart(chair, { meetingId });
		await expect(takeBackStart(chair, { meetingId })).rejects.toMatchObject(code('meeting.state'));

		expect(await readMeeting(chair, meetingId)).toMatchObject({
			state: 'planned',
			startedAt: null,
			currentItemId: null
		});
		const agenda = await readAgendaOf(chair, meetingId);
		expect(agenda.fixed).toEqual({});
		expect(agenda.mayEdit).toBe(true);
		expect(attendanceOf((await readAttendance(chair, meetingId)).facts).at(portal.clock.now()).here.size).toBe(0);
		const log = await readLog(chair, meetingId);
		expect(log.map(({ kind, struckReason }) => [kind, struckReason])).toEqual([['arrive', 'Starten togs tillbaka']]);
		const audits = await context().read.audit.findMany({ where: { thingId: meetingId }, orderBy: { id: 'asc' } });
		expect(audits.map(({ event }) => event)).toContain('meeting.start-taken-back');

		// It starts as if it never had.
		await startMeeting(chair, { meetingId });
		const { events } = await readRunning(chair, meetingId);
		expect(events.map(({ kind }) => kind)).toEqual(['started']);
		expect(Object.values((await readAgendaOf(chair, meetingId)).fixed)).toEqual([1, 2]);
		expect(await context().read.itemStretch.count({ where: { meetingId } })).toBe(1);
	});

	it('M10 leaves the numbers that a calling has told, and who came to a meeting that only began too early', async () => {
		const { chair, member, meetingId } = await scene(today);
		await projectAgenda(meetingId);
		const { hash } = await readCalling(chair, meetingId);
		await sendCalling(chair, { meetingId, hash });
		await insert((db) => {
			const startsAt = new Date(portal.clock.now().getTime() + 30 * 60_000);
			return db.meeting.update({ where: { id: meetingId }, data: { startsAt } });
		});
		await startMeeting(chair, { meetingId });
		await checkIn(member, { meetingId, form: 'room' });
		await takeBackStart(chair, { meetingId });
		expect(Object.values((await readAgendaOf(chair, meetingId)).fixed)).toEqual([1, 2]);
		const log = await readLog(chair, meetingId);
		expect(log.map(({ kind, struckAt }) => [kind, struckAt])).toEqual([['arrive', null]]);
	});

	it('M10 is refused once something has happened, and after the end', async () => {
		const acts = {
			item: async ({ chair, meetingId }: Awaited<ReturnType<typeof scene>>) => {
				const { items } = await readAgendaOf(chair, meetingId);
				await takeItem(chair, { meetingId, itemId: items[1]?.id ?? '' });
			},
			floor: async ({ chair, meetingId }: Awaited<ReturnType<typeof scene>>) => {
				await checkIn(chair, { meetingId, form: 'room' });
				const itemId = (await readMeeting(chair, meetingId)).currentItemId ?? '';
				await askFloor(chair, { meetingId, itemId, kind: 'floor' });
			}
		};
		for (const act of Object.values(acts)) {
			const one = await scene(today);
			const { chair, meetingId } = one;
			await startMeeting(chair, { meetingId });
			await act(one);
			await expect(takeBackStart(chair, { meetingId })).rejects.toMatchObject(code('meeting.under-way'));
			expect((await readRunning(chair, meetingId)).mayTakeBackStart).toBe(false);
			await endMeeting(chair, { meetingId });
			await expect(takeBackStart(chair, { meetingId })).rejects.toMatchObject(code('meeting.state'));
		}
	});
});
