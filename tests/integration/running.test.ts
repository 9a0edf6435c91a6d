import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { can } from '#lib/permissions/rules.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { readAttendance } from '#server/attendance/read.ts';
import { recordFor } from '#server/attendance/record-for.ts';
import { context } from '#server/context.ts';
import { actingChair } from '#server/meetings/acting-chair.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { handOverChair } from '#server/meetings/hand-over-chair.ts';
import { pauseMeeting } from '#server/meetings/pause-meeting.ts';
import { readRunning } from '#server/meetings/read-running.ts';
import { reorderItem } from '#server/meetings/reorder-item.ts';
import { resumeMeeting } from '#server/meetings/resume-meeting.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeBackChair } from '#server/meetings/take-back-chair.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { readRoomItems } from '#server/room/read-items.ts';
import { aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aTable, type AtTable, type Seating } from '../build/table.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const minute = 60_000;
const pass = (minutes: number) => portal.clock.advance(minutes * minute);
const code = (name: string) => ({ code: name });
const seating = {
	Ordf: ['chair', 'AF'],
	Vice: ['vice-chair', 'FK'],
	Karin: ['member', 'VID'],
	Rune: ['member', 'RLJ'],
	Obs: ['observer'],
	Sekr: ['secretary']
} as const satisfies Seating;

/** A live meeting with so many items; the chair and the vice-chair have checked in. */
async function scene(count = 4, settings: Parameters<typeof aTable>[1] = {}) {
	const table = await aTable(seating, { numbering: 'per-meeting', numberPrefix: '§ ', ...settings });
	const chair = table.at('Ordf').actor;
	const meetingId = await aMeetingWith(chair, table.group.id, plainItems(count));
	await startMeeting(chair, { meetingId });
	const rows = await context().read.agendaItem.findMany({ where: { meetingId }, orderBy: { number: 'asc' } });
	const item = (number: number) => rows.find((row) => row.number === number)?.id ?? '';
	const comes = async (...people: AtTable[]) => {
		for (const { actor } of people) await checkIn(actor, { meetingId, form: 'room' });
	};
	await comes(table.at('Ordf'), table.at('Vice'));
	const facts = () => meetingFacts(context().read, meetingId);
	const leader = async (itemId: string | null = null) => {
		const id = await actingChair(context().read, { meetingId, federationId: table.federation.id }, itemId);
		return (['Ordf', 'Vice', 'Karin', 'Rune', 'Obs'] as const).find(
			(name) => table.at(name).person.membership.id === id
		);
	};
	return { ...table, chair, meetingId, item, comes, facts, leader };
}

describe('a pause', () => {
	it('S3 lets no time pass on the item, and goes on with it; twice is once', async () => {
		const { chair, meetingId, item } = await scene(2);
		pass(5);
		await pauseMeeting(chair, { meetingId });
		pass(10);
		await pauseMeeting(chair, { meetingId });
		expect((await readRunning(chair, meetingId)).pausedSince).not.toBeNull();
		pass(5);
		await Promise.all([1, 2, 3].map(() => resumeMeeting(chair, { meetingId })));
		pass(2);
		await takeItem(chair, { meetingId, itemId: item(2) });
		const row = await context().read.agendaItem.findUniqueOrThrow({ where: { id: item(1) } });
		expect(row).toMatchObject({ usedSeconds: 7 * 60, state: 'treated' });
		const { events, pausedSince } = await readRunning(chair, meetingId);
		expect(events.map(({ kind }) => kind)).toEqual(['started', 'paused', 'resumed']);
		expect(pausedSince).toBeNull();
		const stretches = await context().read.itemStretch.findMany({ where: { meetingId }, orderBy: { id: 'asc' } });
		expect(stretches.map(({ itemId }) => itemId)).toEqual([item(1), item(1), item(2)]);
	});

	it('S3 ends when the next item is taken, and when the meeting ends', async () => {
		const { chair, meetingId, item } = await scene(2);
		await pauseMeeting(chair, { meetingId });
		pass(30);
		await takeItem(chair, { meetingId, itemId: item(2) });
		expect((await readRunning(chair, meetingId)).pausedSince).toBeNull();
		await pauseMeeting(chair, { meetingId });
		await endMeeting(chair, { meetingId });
		const { events } = await readRunning(chair, meetingId);
		expect(events.map(({ kind }) => kind)).toEqual(['started', 'paused', 'resumed', 'paused', 'ended']);
		const used = await context().read.agendaItem.findMany({ where: { meetingId }, select: { usedSeconds: true } });
		expect(used.map(({ usedSeconds }) => usedSeconds)).toEqual([0, 0]);
		for (const act of [pauseMeeting, resumeMeeting])
			await expect(act(chair, { meetingId })).rejects.toMatchObject(code('meeting.state'));
	});

	it('S3 is for those who lead; strangers are told that there is no such meeting', async () => {
		const { at, meetingId } = await scene(1);
		const { chair: stranger } = await scene(1);
		for (const act of [pauseMeeting, resumeMeeting]) {
			await expect(act(at('Karin').actor, { meetingId })).rejects.toMatchObject(code('access.denied'));
			await expect(act(stranger, { meetingId })).rejects.toMatchObject(code('thing.missing'));
		}
	});
});

describe('the chair', () => {
	it('S1 is the vice-chair while the chair is away or has stepped aside', async () => {
		const { at, chair, meetingId, item, leader } = await scene();
		expect(await leader()).toBe('Ordf');
		await recordFor(at('Sekr').actor, { meetingId, who: at('Ordf').seat.id, kind: 'recuse', itemId: item(2) });
		expect([await leader(item(1)), await leader(item(2))]).toEqual(['Ordf', 'Vice']);
		await leave(chair, { meetingId });
		expect(await leader()).toBe('Vice');
	});

	it('S2 is handed over for the meeting: whoever has it leads, until it is taken back', async () => {
		const { at, chair, meetingId, item, comes, facts, leader } = await scene();
		const { actor, seat } = at('Karin');
		const hand = () => handOverChair(chair, { meetingId, who: seat.id });
		await expect(hand()).rejects.toMatchObject(code('attendance.not-here'));
		await comes(at('Karin'));
		await expect(takeItem(actor, { meetingId, itemId: item(2) })).rejects.toMatchObject(code('access.denied'));
		await hand();
		await hand();
		expect(await leader()).toBe('Karin');
		await takeItem(actor, { meetingId, itemId: item(2) });
		expect(can(actor, 'attendance.keep', await facts())).toBe(true);
		// The group's chair keeps the right to lead, and takes it back.
		await takeBackChair(chair, { meetingId });
		expect(await leader()).toBe('Ordf');
		await expect(takeItem(actor, { meetingId, itemId: item(3) })).rejects.toMatchObject(code('access.denied'));
		const { events } = await readRunning(chair, meetingId);
		expect(events.map(({ kind, name }) => [kind, name])).toEqual([
			['started', ''],
			['chair', 'Karin'],
			['chair-back', '']
		]);
	});

	it('S2 is handed over for one item: only while the meeting is on it', async () => {
		const { at, chair, meetingId, item, comes, facts, leader } = await scene();
		await comes(at('Rune'));
		const { actor, seat } = at('Rune');
		await handOverChair(chair, { meetingId, who: seat.id, itemId: item(2) });
		expect([await leader(item(1)), await leader(item(2))]).toEqual(['Ordf', 'Rune']);
		expect(can(actor, 'meeting.run', await facts())).toBe(false);
		await takeItem(chair, { meetingId, itemId: item(2) });
		expect(can(actor, 'meeting.run', await facts())).toBe(true);
		await takeItem(actor, { meetingId, itemId: item(3) });
		expect(can(actor, 'meeting.run', await facts())).toBe(false);
		await endMeeting(chair, { meetingId });
		expect(await context().read.agendaItem.findUniqueOrThrow({ where: { id: item(2) } })).toMatchObject({
			chairMembershipId: at('Rune').person.membership.id
		});
	});

	it('S2 goes to nobody who has stepped aside for the item, to no stranger, and from nobody who does not lead', async () => {
		const { at, chair, meetingId, item, comes } = await scene();
		await comes(at('Karin'));
		const hand = { meetingId, who: at('Karin').seat.id, itemId: item(2) };
		await recordFor(at('Sekr').actor, { meetingId, who: hand.who, kind: 'recuse', itemId: item(2) });
		await expect(handOverChair(chair, hand)).rejects.toMatchObject(code('floor.aside'));
		const other = await scene(1);
		await expect(handOverChair(chair, { meetingId, who: other.at('Karin').seat.id })).rejects.toMatchObject(
			code('attendance.no-place')
		);
		await expect(handOverChair(at('Karin').actor, hand)).rejects.toMatchObject(code('access.denied'));
		await expect(handOverChair(chair, { ...hand, itemId: other.item(1) })).rejects.toMatchObject(code('thing.missing'));
		await expect(handOverChair(other.chair, hand)).rejects.toMatchObject(code('thing.missing'));
		await expect(takeBackChair(at('Karin').actor, { meetingId })).rejects.toMatchObject(code('access.denied'));
	});
});

describe('the order of treatment', () => {
	it('S4 is changed for what is to come, and numbers stay', async () => {
		const { chair, meetingId, item } = await scene(5);
		const order = async () => (await readRoomItems(chair, meetingId)).map(({ label }) => label);
		await reorderItem(chair, { meetingId, itemId: item(4), afterId: '' });
		expect(await order()).toEqual(['§ 1', '§ 4', '§ 2', '§ 3', '§ 5']);
		await reorderItem(chair, { meetingId, itemId: item(2), afterId: item(5) });
		expect(await order()).toEqual(['§ 1', '§ 4', '§ 3', '§ 5', '§ 2']);
		await takeItem(chair, { meetingId, itemId: item(4) });
		for (const done of [1, 4])
			await expect(reorderItem(chair, { meetingId, itemId: item(done), afterId: item(5) })).rejects.toMatchObject(
				code('item.not-to-come')
			);
		expect(await order()).toEqual(['§ 1', '§ 4', '§ 3', '§ 5', '§ 2']);
	});

	it('S4 is changed by those who lead, in a meeting that is on, among its own items', async () => {
		const { at, chair, meetingId, item } = await scene(3);
		const other = await scene(1);
		const move = { meetingId, itemId: item(3), afterId: '' };
		await expect(reorderItem(at('Karin').actor, move)).rejects.toMatchObject(code('access.denied'));
		await expect(reorderItem(other.chair, move)).rejects.toMatchObject(code('thing.missing'));
		await expect(reorderItem(chair, { ...move, itemId: other.item(1) })).rejects.toMatchObject(code('thing.missing'));
		await endMeeting(chair, { meetingId });
		await expect(reorderItem(chair, move)).rejects.toMatchObject(code('meeting.state'));
	});
});

describe('what was missed', () => {
	it('S12 is read from what happened, and only by those who may read the meeting', async () => {
		const { at, chair, meetingId, item } = await scene(3);
		pass(10);
		await takeItem(chair, { meetingId, itemId: item(2) });
		pass(10);
		await checkIn(at('Karin').actor, { meetingId, form: 'video' });
		const [view, running] = [
			await readAttendance(at('Karin').actor, meetingId),
			await readRunning(at('Karin').actor, meetingId)
		];
		expect(view.mine).toEqual([at('Karin').seat.id]);
		expect(attendanceOf(view.facts).items.map(({ itemId }) => itemId)).toEqual([item(1), item(2)]);
		expect(running).toMatchObject({ receivers: [], next: null });
		await expect(readRunning((await scene(1)).chair, meetingId)).rejects.toMatchObject(code('thing.missing'));
	});
});
