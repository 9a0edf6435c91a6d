import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { partTaken } from '#lib/attendance/spans.ts';
import { newId } from '#lib/ids/id.ts';
import { changeForm } from '#server/attendance/change-form.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { readAttendance, readLog } from '#server/attendance/read.ts';
import { recordFor } from '#server/attendance/record-for.ts';
import { recuse } from '#server/attendance/recuse.ts';
import { returnToItem } from '#server/attendance/return-to-item.ts';
import { serve } from '#server/attendance/serve.ts';
import { stepBack } from '#server/attendance/step-back.ts';
import { strikeRow } from '#server/attendance/strike-row.ts';
import { context } from '#server/context.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import { aTable, type AtTable, type Seating } from '../build/table.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const minute = 60_000;
const pass = (minutes: number) => portal.clock.advance(minutes * minute);

const four = {
	Ordf: ['chair', 'AF'],
	Fatma: ['member', 'FK'],
	Rune: ['member', 'RLJ'],
	Karin: ['member', 'VID'],
	Farid: ['substitute', 'FK', 'Fatma'],
	Frida: ['substitute', 'FK', 'Fatma'],
	Klas: ['substitute', 'VID', 'Karin'],
	Sekr: ['secretary']
} as const satisfies Seating;

/** A live meeting of the four with so many items; the chair is checked in. */
async function scene(count = 4, settings: Parameters<typeof aTable>[1] = {}) {
	const table = await aTable(four, { numbering: 'per-meeting', numberPrefix: '§ ', ...settings });
	const meetingId = await aMeetingWith(table.at('Ordf').actor, table.group.id, plainItems(count));
	await startMeeting(table.at('Ordf').actor, { meetingId });
	const rows = await context().read.agendaItem.findMany({ where: { meetingId }, orderBy: { number: 'asc' } });
	const item = (number: number) => rows.find((row) => row.number === number)?.id ?? '';
	const comes = (...people: AtTable[]) =>
		Promise.all(people.map(({ actor }) => checkIn(actor, { meetingId, form: 'room' })));
	const now = async () => {
		const view = await readAttendance(table.at('Sekr').actor, meetingId);
		return { view, day: attendanceOf(view.facts), ...attendanceOf(view.facts).at(portal.clock.now()) };
	};
	const take = (number: number) => takeItem(table.at('Ordf').actor, { meetingId, itemId: item(number) });
	return { ...table, meetingId, item, comes, now, take };
}

const code = (name: string) => ({ code: name });

describe('checking in', () => {
	it('T8 is one row, however often it is said; another form is another row; leaving twice is leaving once', async () => {
		const { at, meetingId, now } = await scene();
		const { actor, seat } = at('Fatma');
		await checkIn(actor, { meetingId, form: 'video' });
		await checkIn(actor, { meetingId, form: 'video' });
		await Promise.all(Array.from({ length: 5 }, () => changeForm(actor, { meetingId, form: 'room' })));
		await leave(actor, { meetingId });
		await leave(actor, { meetingId });
		const log = await readLog(at('Sekr').actor, meetingId);
		expect(log.map(({ kind, form, who }) => [kind, form, who])).toEqual([
			['arrive', 'video', seat.id],
			['form', 'room', seat.id],
			['leave', null, seat.id]
		]);
		expect((await now()).here.size).toBe(0);
		await expect(changeForm(actor, { meetingId, form: 'sound' })).rejects.toMatchObject(code('attendance.not-here'));
	});

	it('T8 opens two hours before the meeting and closes when it ends; nobody of another group gets in', async () => {
		const table = await aTable(four);
		const meetingId = await aMeetingWith(table.at('Ordf').actor, table.group.id, plainItems(1));
		const { actor } = table.at('Karin');
		await expect(checkIn(actor, { meetingId, form: 'room' })).rejects.toMatchObject(code('attendance.closed'));
		await insert((db) =>
			db.meeting.update({
				where: { id: meetingId },
				data: { startsAt: new Date(portal.clock.now().getTime() + 119 * minute) }
			})
		);
		await checkIn(actor, { meetingId, form: 'room' });
		const { at } = await scene();
		await expect(checkIn(at('Ordf').actor, { meetingId, form: 'room' })).rejects.toMatchObject(code('thing.missing'));
		await startMeeting(table.at('Ordf').actor, { meetingId });
		await endMeeting(table.at('Ordf').actor, { meetingId });
		await expect(checkIn(actor, { meetingId, form: 'room' })).rejects.toMatchObject(code('access.denied'));
	});

	it('T9 a member checks in those beside them, in the log under the member’s name; nobody else’s form is changed', async () => {
		const { at, meetingId, now } = await scene();
		await checkIn(at('Karin').actor, { meetingId, form: 'video' });
		await checkIn(at('Rune').actor, {
			meetingId,
			form: 'room',
			beside: [at('Fatma').seat.id, at('Karin').seat.id, at('Rune').seat.id]
		});
		const here = (await now()).here;
		expect([here.get(at('Fatma').seat.id), here.get(at('Karin').seat.id)]).toEqual(['room', 'video']);
		const log = await readLog(at('Sekr').actor, meetingId);
		expect(log.find(({ who }) => who === at('Fatma').seat.id)?.recordedBy).toBe('Rune');
		const view = await readAttendance(at('Rune').actor, meetingId);
		expect(view.beside).toEqual([at('Fatma').seat.id]);
		await expect(leave(at('Rune').actor, { meetingId, beside: [at('Karin').seat.id] })).rejects.toMatchObject(
			code('attendance.no-place')
		);
		await leave(at('Rune').actor, { meetingId, beside: [at('Fatma').seat.id] });
		expect([...(await now()).here.keys()]).toEqual([at('Karin').seat.id]);
		await expect(checkIn(at('Rune').actor, { meetingId, form: 'room', beside: [newId()] })).rejects.toMatchObject(
			code('attendance.no-place')
		);
	});
});

describe('serving', () => {
	it('T10 who promised to and is here does so from the start, where the seat is empty, once for each seat', async () => {
		const { at, group } = await aTable(four, { numbering: 'per-meeting', numberPrefix: '§ ' });
		const meetingId = await aMeetingWith(at('Ordf').actor, group.id, plainItems(2), '2026-03-10');
		await insert(async (db) => {
			const startsAt = new Date(portal.clock.now().getTime() + 60 * minute);
			await db.meeting.update({ where: { id: meetingId }, data: { startsAt } });
			for (const [who, absent] of [
				['Farid', 'Fatma'],
				['Frida', 'Fatma'],
				['Klas', 'Karin']
			] as const)
				await db.serveRequest.create({
					data: {
						...{ id: newId(), federationId: group.federationId, meetingId, state: 'yes', askedAt: startsAt },
						...{ seatId: at(who).seat.id, forSeatId: at(absent).seat.id, answeredAt: portal.clock.now() }
					}
				});
		});
		const votes = async () => {
			const { facts } = await readAttendance(at('Sekr').actor, meetingId);
			return attendanceOf(facts).at(portal.clock.now()).votes;
		};
		for (const name of ['Ordf', 'Farid', 'Frida', 'Klas', 'Karin'] as const)
			await checkIn(at(name).actor, { meetingId, form: 'room' });
		const before = await votes();
		expect([before.get(at('Fatma').seat.id), before.get(at('Karin').seat.id)]).toEqual([
			undefined,
			at('Karin').seat.id
		]);
		await startMeeting(at('Ordf').actor, { meetingId });
		const from = await votes();
		expect(from.get(at('Karin').seat.id)).toBe(at('Karin').seat.id);
		expect([at('Farid').seat.id, at('Frida').seat.id]).toContain(from.get(at('Fatma').seat.id));
		const log = await readLog(at('Sekr').actor, meetingId);
		expect(log.filter(({ kind }) => kind === 'serve').map(({ forSeatId }) => forSeatId)).toEqual([at('Fatma').seat.id]);
		const { startedAt } = await context().read.meeting.findUniqueOrThrow({ where: { id: meetingId } });
		expect(log.find(({ kind }) => kind === 'serve')?.at).toEqual(startedAt);
	});

	it('T10 is for a seat nobody is in, in order, by the right substitute, and for one seat', async () => {
		const { at, meetingId, comes, now } = await scene();
		const forSeat = (name: keyof typeof four) => ({ meetingId, forSeatId: at(name).seat.id });
		await expect(serve(at('Farid').actor, forSeat('Fatma'))).rejects.toMatchObject(code('attendance.not-here'));
		await comes(at('Ordf'), at('Farid'), at('Frida'), at('Klas'));
		await expect(serve(at('Klas').actor, forSeat('Fatma'))).rejects.toMatchObject(code('attendance.not-substitute'));
		await expect(serve(at('Rune').actor, forSeat('Fatma'))).rejects.toMatchObject(code('attendance.not-substitute'));
		await expect(serve(at('Frida').actor, forSeat('Fatma'))).rejects.toMatchObject(code('attendance.order'));
		await serve(at('Farid').actor, forSeat('Fatma'));
		await serve(at('Farid').actor, forSeat('Fatma'));
		await expect(serve(at('Frida').actor, forSeat('Fatma'))).rejects.toMatchObject(code('attendance.seat-served'));
		expect((await now()).votes.get(at('Fatma').seat.id)).toBe(at('Farid').seat.id);
		expect((await readLog(at('Sekr').actor, meetingId)).filter(({ kind }) => kind === 'serve')).toHaveLength(1);
	});

	it('T10 is by who promised it as soon as they come, and whoever leads may pass over the order', async () => {
		const { at, meetingId, comes, now, federation } = await scene();
		const answer = { meetingId, federationId: federation.id, state: 'yes', askedAt: portal.clock.now() };
		const [forSeatId, seatId] = [at('Karin').seat.id, at('Klas').seat.id];
		await insert((db) => db.serveRequest.create({ data: { id: newId(), forSeatId, seatId, ...answer } }));
		await comes(at('Klas'), at('Farid'), at('Frida'));
		expect((await now()).votes.get(forSeatId)).toBe(seatId);
		const fatma = at('Fatma').seat.id;
		await recordFor(at('Sekr').actor, { meetingId, who: at('Frida').seat.id, kind: 'serve', forSeatId: fatma });
		expect((await now()).votes.get(fatma)).toBe(at('Frida').seat.id);
	});

	it('T10 is not for a member who is here, but for one who stepped aside, on that item only', async () => {
		const { at, meetingId, comes, now, item, take } = await scene();
		await comes(at('Ordf'), at('Fatma'), at('Farid'));
		const wanted = { meetingId, forSeatId: at('Fatma').seat.id };
		await expect(serve(at('Farid').actor, wanted)).rejects.toMatchObject(code('attendance.holder-here'));
		await recuse(at('Fatma').actor, { meetingId, itemId: item(2) });
		await recuse(at('Fatma').actor, { meetingId, itemId: item(2) });
		await expect(serve(at('Farid').actor, wanted)).rejects.toMatchObject(code('attendance.holder-here'));
		pass(2);
		await take(2);
		await serve(at('Farid').actor, wanted);
		expect((await now()).votes.get(wanted.forSeatId)).toBe(at('Farid').seat.id);
		pass(2);
		await take(3);
		expect((await now()).votes.get(wanted.forSeatId)).toBe(wanted.forSeatId);
		await recuse(at('Fatma').actor, { meetingId, itemId: item(3) });
		await returnToItem(at('Fatma').actor, { meetingId, itemId: item(3) });
		expect((await now()).recused.size).toBe(0);
		await expect(recuse(at('Fatma').actor, { meetingId, itemId: newId() })).rejects.toMatchObject(
			code('thing.missing')
		);
	});

	it('T10 a member who comes late has the vote from the next item; who left and was replaced has it no more', async () => {
		const { at, meetingId, comes, now, take } = await scene();
		await comes(at('Ordf'), at('Farid'), at('Klas'), at('Karin'));
		const [fatma, karin] = [at('Fatma').seat.id, at('Karin').seat.id];
		await serve(at('Farid').actor, { meetingId, forSeatId: fatma });
		pass(5);
		await comes(at('Fatma'));
		expect((await now()).votes.get(fatma)).toBe(at('Farid').seat.id);
		pass(5);
		await leave(at('Karin').actor, { meetingId });
		await take(2);
		expect((await now()).votes.get(fatma)).toBe(fatma);
		await serve(at('Klas').actor, { meetingId, forSeatId: karin });
		pass(5);
		await comes(at('Karin'));
		await take(3);
		expect((await now()).votes.get(karin)).toBe(at('Klas').seat.id);
		pass(1);
		await stepBack(at('Klas').actor, { meetingId });
		expect((await now()).votes.get(karin)).toBe(at('Klas').seat.id);
		pass(5);
		await take(4);
		const then = await now();
		expect(then.votes.has(karin)).toBe(false);
		expect(then.present.get(karin)).toMatchObject({ votes: false });
	});
});

describe('what the secretary writes', () => {
	it('T11 a time may be typed, as on the clock of the day; one that has not been is refused', async () => {
		portal.clock.set(new Date('2026-03-12T12:00:00Z'));
		const { at, meetingId, comes, now, take } = await scene();
		await comes(at('Ordf'));
		await take(2);
		pass(40);
		await take(3);
		const row = { meetingId, who: at('Karin').seat.id, kind: 'arrive' as const, form: 'room' as const };
		await expect(recordFor(at('Sekr').actor, { ...row, time: '14.20' })).rejects.toMatchObject({
			fields: { time: 'field.ahead' }
		});
		await expect(recordFor(at('Sekr').actor, { ...row, time: 'sent' })).rejects.toMatchObject({
			fields: { time: 'field.date' }
		});
		await recordFor(at('Sekr').actor, { ...row, time: 'kl 13.20' });
		const { day } = await now();
		expect(day.items[1]?.attended.get(at('Karin').seat.id)?.from).toEqual(new Date('2026-03-12T12:20:00Z'));
		await expect(recordFor(at('Fatma').actor, row)).rejects.toMatchObject(code('access.denied'));
	});

	it('T11 after the meeting rows need a time, and a jäv found late holds for the whole item', async () => {
		const { at, meetingId, comes, item, take, now } = await scene();
		await comes(at('Ordf'), at('Fatma'));
		pass(3);
		await take(2);
		pass(3);
		await take(3);
		pass(3);
		await endMeeting(at('Ordf').actor, { meetingId });
		const who = at('Fatma').seat.id;
		await expect(recordFor(at('Sekr').actor, { meetingId, who, kind: 'leave' })).rejects.toMatchObject({
			fields: { time: 'field.required' }
		});
		await recordFor(at('Sekr').actor, { meetingId, who, kind: 'recuse', itemId: item(2) });
		const { day } = await now();
		expect(day.items.map(({ attended }) => attended.has(who))).toEqual([true, false, true]);
		expect(partTaken(day.items, who).recused).toEqual([item(2)]);
	});

	it('T12 a wrong row is struck with a reason and stays to be read, with who wrote it and who struck it', async () => {
		const { at, meetingId, now } = await scene();
		const who = at('Rune').seat.id;
		await recordFor(at('Ordf').actor, { meetingId, who, kind: 'arrive', form: 'video' });
		const [row] = await readLog(at('Sekr').actor, meetingId);
		const eventId = row?.id ?? 0;
		await expect(strikeRow(at('Sekr').actor, { meetingId, eventId, reason: ' ' })).rejects.toMatchObject({
			fields: { reason: 'field.required' }
		});
		await expect(strikeRow(at('Rune').actor, { meetingId, eventId, reason: 'nej' })).rejects.toMatchObject(
			code('access.denied')
		);
		const other = await scene();
		await expect(
			strikeRow(other.at('Sekr').actor, { meetingId: other.meetingId, eventId, reason: 'fel möte' })
		).rejects.toMatchObject(code('thing.missing'));
		await strikeRow(at('Sekr').actor, { meetingId, eventId, reason: 'Förväxlad med Karin' });
		await expect(strikeRow(at('Sekr').actor, { meetingId, eventId, reason: 'igen' })).rejects.toMatchObject(
			code('attendance.struck')
		);
		expect((await now()).here.size).toBe(0);
		expect(await readLog(at('Sekr').actor, meetingId)).toMatchObject([
			{ struck: true, recordedBy: 'Ordf', struckBy: 'Sekr', struckReason: 'Förväxlad med Karin' }
		]);
		const audit = await context().read.audit.findMany({
			where: { thingId: meetingId, event: { startsWith: 'attendance' } }
		});
		expect(audit.map(({ event }) => event)).toEqual(['attendance.arrive', 'attendance.struck']);
	});
});

describe('the stretches of items', () => {
	it('T13 are written at start, at each item taken and at the end, and never overlap', async () => {
		const { at, meetingId, item, take } = await scene();
		pass(1);
		await take(3);
		pass(1);
		await take(3);
		pass(1);
		await take(1);
		pass(1);
		await endMeeting(at('Ordf').actor, { meetingId });
		const rows = await context().read.itemStretch.findMany({ where: { meetingId }, orderBy: { id: 'asc' } });
		expect(rows.map(({ itemId, startedAt, endedAt }) => [itemId, Number(endedAt) - Number(startedAt)])).toEqual([
			[item(1), minute],
			[item(3), 2 * minute],
			[item(1), minute]
		]);
	});
});
