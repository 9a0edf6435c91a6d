import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { toLocal } from '#lib/i18n/dates.ts';
import { lateness } from '#lib/orders/order.ts';
import { context } from '#server/context.ts';
import { changeMeeting } from '#server/meetings/change-meeting.ts';
import { planMeeting } from '#server/meetings/plan-meeting.ts';
import { arrangeLine } from '#server/orders/arrange-line.ts';
import { beginOrder } from '#server/orders/begin-order.ts';
import { changeOrder } from '#server/orders/change-order.ts';
import { layLine } from '#server/orders/lay-line.ts';
import { readGroupOrders, readOrder } from '#server/orders/read.ts';
import { removeOrder } from '#server/orders/remove-order.ts';
import { runOrder } from '#server/orders/run-order.ts';
import { tieSheet } from '#server/orders/tie-sheet.ts';
import { undoOrder } from '#server/orders/undo-order.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { aDay as aFreshDay, times } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const inAnHour = () => new Date(Math.ceil(portal.clock.now().getTime() / 60_000) * 60_000 + 3_600_000);
/** A morning at nine, far from any midnight: a fixed time is a clock time of that day. */
const aMorning = () => new Date(`${portal.clock.now().getUTCFullYear() + 1}-06-10T07:00:00Z`);
/** A group's day of three lines that begins in an hour, or then: 10, 30 and 15 minutes. */
async function aDay(startsAt = inAnHour()) {
	const federation = await aFederation();
	const group = await aGroup(federation);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const member = await actorFor(await aSeated(group, 'member'));
	const stranger = await actorFor(await aPerson(federation));
	const { date, time } = toLocal(startsAt);
	const { orderId } = await beginOrder(chair, { groupId: group.id, title: 'Dagen', date, start: time });
	const lay = async (title: string, minutes: number, more = {}) =>
		layLine(chair, { orderId, version: (await readOrder(chair, orderId)).version, title, minutes, ...more });
	await lay('Incheckning', 10, { kind: 'tool', tool: 'round-in:sv', who: 'Ordföranden' });
	await lay('Samtal', 30);
	await lay('Fika', 15, { kind: 'break' });
	return { federation, group, chair, member, stranger, orderId, startsAt, lay };
}
const version = async (actor: Actor, orderId: string) => (await readOrder(actor, orderId)).version;
const minutesOf = (from: Date, at: Date | undefined) => at && (at.getTime() - from.getTime()) / 60_000;

describe('a running order', () => {
	it('L93 is laid and run by who leads the group, read by the group, and by nobody else', async () => {
		const { chair, member, stranger, orderId, group, startsAt } = await aDay();
		const order = await readOrder(member, orderId);
		expect(order.may).toEqual({ keep: false, undo: false, restore: false });
		expect(order.lines.map((line) => [line.title, minutesOf(startsAt, line.at)])).toEqual([
			['Incheckning', 0],
			['Samtal', 10],
			['Fika', 40]
		]);
		expect((await readGroupOrders(member, group.id)).map(({ title }) => title)).toEqual(['Dagen']);
		await expect(readOrder(stranger, orderId)).rejects.toThrow(/thing.missing|access.denied/);
		const line = { orderId, version: order.version, title: 'x', minutes: 5 };
		await expect(layLine(member, line)).rejects.toThrow(/access.denied/);
		await expect(runOrder(member, { orderId, version: order.version, move: 'next' })).rejects.toThrow(/access.denied/);
		await expect(undoOrder(member, { orderId, version: order.version })).rejects.toThrow(/access.denied/);
		await expect(beginOrder(member, { groupId: group.id, title: 'x' })).rejects.toThrow(/access.denied/);
		const elsewhere = await aDay();
		await expect(readOrder(elsewhere.chair, orderId)).rejects.toThrow(/thing.missing|access.denied/);
		await expect(layLine(chair, { ...line, minutes: 0 })).rejects.toThrow(/input.invalid/);
		await expect(layLine(chair, { ...line, kind: 'tool' })).rejects.toThrow(/input.invalid/);
		await expect(beginOrder(chair, { groupId: group.id, title: 'x', date: 'i går' })).rejects.toThrow(/input.invalid/);
	});

	it('L94 nothing is done on what somebody has changed since, and the last change can be taken back', async () => {
		const { chair, orderId } = await aDay();
		const { version: seen, lines } = await readOrder(chair, orderId);
		const [first, , last] = lines;
		await arrangeLine(chair, { orderId, version: seen, lineId: last?.id ?? '', how: 'up' });
		await expect(
			arrangeLine(chair, { orderId, version: seen, lineId: first?.id ?? '', how: 'remove' })
		).rejects.toThrow(/order.changed/);
		await undoOrder(chair, { orderId, version: seen + 1 });
		expect((await readOrder(chair, orderId)).lines).toEqual(lines);
		await expect(undoOrder(chair, { orderId, version: seen + 2 })).rejects.toThrow(/order.not-now/);
		await arrangeLine(chair, { orderId, version: seen + 2, lineId: first?.id ?? '', how: 'remove' });
		expect((await readOrder(chair, orderId)).lines).toHaveLength(2);
		await undoOrder(chair, { orderId, version: seen + 3 });
		expect((await readOrder(chair, orderId)).lines).toEqual(lines);
	});

	it('L91 told times stand until who leads moves them', async () => {
		const { chair, member, orderId, startsAt } = await aDay();
		portal.clock.advance(startsAt.getTime() - portal.clock.now().getTime());
		await runOrder(chair, { orderId, version: await version(chair, orderId), move: 'next' });
		portal.clock.advance(22 * 60_000);
		const late = await readOrder(member, orderId);
		expect(lateness(late, late.now).minutes).toBe(12);
		expect(late.lines.map(({ at }) => minutesOf(startsAt, at))).toEqual([0, 10, 40]);
		await runOrder(chair, { orderId, version: late.version, move: 'retime' });
		const told = await readOrder(member, orderId);
		expect(told.lines.map(({ at }) => minutesOf(startsAt, at))).toEqual([0, 22, 52]);
		await undoOrder(chair, { orderId, version: told.version });
		expect((await readOrder(member, orderId)).lines.map(({ at }) => minutesOf(startsAt, at))).toEqual([0, 10, 40]);
	});

	it('L95 a sheet that was started from its line stays there, also when a change is taken back', async () => {
		const { chair, orderId, group } = await aDay();
		const { lines, version: seen } = await readOrder(chair, orderId);
		const [line] = lines;
		await runOrder(chair, { orderId, version: seen, move: 'next' });
		const { sheetId } = await startSheet(chair, { groupId: group.id, tool: line?.tool ?? '', title: 'Incheckning' });
		await tieSheet(chair, { orderId, lineId: line?.id ?? '', sheetId });
		await undoOrder(chair, { orderId, version: seen + 1 });
		const after = await readOrder(chair, orderId);
		expect(after.state).toBe('planned');
		expect(after.lines[0]?.sheetId).toBe(sheetId);
		const elsewhere = await aDay();
		const other = await readOrder(elsewhere.chair, elsewhere.orderId);
		await expect(
			tieSheet(elsewhere.chair, { orderId: other.id, lineId: other.lines[0]?.id ?? '', sheetId })
		).rejects.toThrow(/thing.missing/);
	});

	it('L106 L107 bends around a lunch at a fixed time, and a line is moved before any other', async () => {
		const { chair, orderId, startsAt, lay } = await aDay(aMorning());
		const noon = new Date(startsAt.getTime() + 40 * 60_000);
		await lay('Lunch', 45, { kind: 'break', fixed: toLocal(noon).time });
		await expect(lay('Fel', 5, { fixed: 'tolv' })).rejects.toMatchObject({
			code: 'input.invalid',
			fields: { fixed: 'field.date' }
		});
		const read = () => readOrder(chair, orderId);
		const rows = async () => (await read()).lines.map((line) => [line.title, minutesOf(startsAt, line.at), line.given]);
		expect(await rows()).toEqual([
			['Incheckning', 0, 7],
			['Samtal', 7, 22],
			['Fika', 29, 11],
			['Lunch', 40, null]
		]);
		const [first, , coffee, lunch] = (await read()).lines;
		const move = async (lineId = '', beforeId = '') =>
			arrangeLine(chair, { orderId, version: await version(chair, orderId), lineId, how: 'before', beforeId });
		await move(coffee?.id, first?.id);
		expect((await rows()).map(([title]) => title)).toEqual(['Fika', 'Incheckning', 'Samtal', 'Lunch']);
		await expect(move('nej')).rejects.toMatchObject({ code: 'order.not-now' });
		// Without its fixed time everything has its own minutes again.
		const { id: lineId = '' } = lunch ?? {};
		await lay('Lunch', 45, { kind: 'break', lineId });
		expect((await rows()).map(([, , given]) => given)).toEqual([null, null, null, null]);
		expect((await rows())[3]?.[1]).toBe(55);
		await undoOrder(chair, { orderId, version: await version(chair, orderId) });
		expect((await read()).lines.at(-1)?.fixedAt).toEqual(noon);
	});

	it('L133 is called something else, begins another day with its fixed times, and goes back', async () => {
		const { chair, member, orderId, startsAt, lay } = await aDay(aMorning());
		const noon = new Date(startsAt.getTime() + 3 * 3_600_000);
		await lay('Lunch', 45, { kind: 'break', fixed: toLocal(noon).time });
		const later = new Date(startsAt.getTime() + 26 * 3_600_000);
		const { date, time: start } = toLocal(later);
		const to = { orderId, title: 'En annan dag', date, start };
		const seen = await version(chair, orderId);
		await expect(changeOrder(member, { ...to, version: seen })).rejects.toMatchObject({ code: 'access.denied' });
		await expect(changeOrder(chair, { ...to, version: seen - 1 })).rejects.toMatchObject({ code: 'order.changed' });
		await expect(changeOrder(chair, { ...to, version: seen, start: 'nio' })).rejects.toMatchObject({
			fields: { start: 'field.date' }
		});
		await changeOrder(chair, { ...to, version: seen });
		const changed = await readOrder(member, orderId);
		expect([changed.title, changed.startsAt]).toEqual(['En annan dag', later]);
		expect(changed.lines.map(({ at }) => minutesOf(later, at))).toEqual([0, 10, 40, 180]);
		await undoOrder(chair, { orderId, version: changed.version });
		const back = await readOrder(member, orderId);
		expect([back.title, back.startsAt, back.lines.at(-1)?.fixedAt]).toEqual(['Dagen', startsAt, noon]);
		// Once it has begun it is called something else, and its start has been.
		await runOrder(chair, { orderId, version: back.version, move: 'next' });
		const running = await version(chair, orderId);
		await expect(changeOrder(chair, { ...to, version: running })).rejects.toMatchObject({ code: 'order.not-now' });
		await changeOrder(chair, { orderId, version: running, title: 'Dagen, igång' });
		expect(await readOrder(member, orderId)).toMatchObject({ title: 'Dagen, igång', startsAt });
	});

	it('L133 is taken away until it has begun, is done nothing with, and is brought back as it was', async () => {
		const { chair, member, orderId, group } = await aDay();
		const { lines } = await readOrder(chair, orderId);
		const act = async (back: boolean, actor = chair) =>
			removeOrder(actor, { orderId, version: await version(chair, orderId), back });
		await expect(act(false, member)).rejects.toMatchObject({ code: 'access.denied' });
		await expect(act(true)).rejects.toMatchObject({ code: 'order.not-now' });
		await act(false);
		expect(await readGroupOrders(member, group.id)).toEqual([]);
		expect(await readOrder(member, orderId)).toMatchObject({ removed: true, may: { keep: false, restore: false } });
		const removed = await version(chair, orderId);
		await expect(runOrder(chair, { orderId, version: removed, move: 'next' })).rejects.toMatchObject({
			code: 'order.not-now'
		});
		await act(true);
		expect((await readOrder(chair, orderId)).lines).toEqual(lines);
		await runOrder(chair, { orderId, version: await version(chair, orderId), move: 'next' });
		await expect(act(false)).rejects.toMatchObject({ code: 'order.not-now' });
	});

	it('L134 of a meeting follows when the meeting is moved, until it has begun', async () => {
		const { group, chair } = await aDay();
		const { meetingId } = await planMeeting(chair, { groupId: group.id, date: aFreshDay(), ...times, agenda: 'empty' });
		const { startsAt } = await context().read.meeting.findUniqueOrThrow({ where: { id: meetingId } });
		const about = { groupId: group.id, meetingId };
		const [waits, runs] = [
			await beginOrder(chair, { ...about, title: 'Väntar' }),
			await beginOrder(chair, { ...about, title: 'Pågår' })
		];
		for (const { orderId } of [waits, runs]) {
			await layLine(chair, { orderId, version: 0, title: 'Samtal', minutes: 30 });
			const fixed = toLocal(new Date(startsAt.getTime() + 60 * 60_000)).time;
			await layLine(chair, { orderId, version: 1, title: 'Fika', minutes: 15, kind: 'break', fixed });
		}
		await runOrder(chair, { orderId: runs.orderId, version: 2, move: 'next' });
		const before = await readOrder(chair, runs.orderId);
		const date = aFreshDay();
		await changeMeeting(chair, { meetingId, date, ...times });
		const { startsAt: moved } = await context().read.meeting.findUniqueOrThrow({ where: { id: meetingId } });
		expect(moved).not.toEqual(startsAt);
		const followed = await readOrder(chair, waits.orderId);
		expect([followed.startsAt, ...followed.lines.map(({ at }) => minutesOf(moved, at))]).toEqual([moved, 0, 60]);
		expect(followed.lines[1]?.fixedAt).toEqual(new Date(moved.getTime() + 60 * 60_000));
		expect(await readOrder(chair, runs.orderId)).toMatchObject({ startsAt, lines: before.lines });
	});
});
