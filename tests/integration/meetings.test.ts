import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { changeMeeting } from '#server/meetings/change-meeting.ts';
import { agendaLaid } from '#server/meetings/lay-agenda.ts';
import { planMeeting } from '#server/meetings/plan-meeting.ts';
import { planYear } from '#server/meetings/plan-year.ts';
import { readPlanning } from '#server/meetings/planning.ts';
import { readCalendar, readGroupMeetings, readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { aBody, aDay, aMeetingWith, plainItems, times } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeated, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let stranger: Actor;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
	const other = await aFederation();
	stranger = await actorFor(await aSeated(await aGroup(other), 'chair'));
});
afterAll(() => portal.close());

const count = (table: 'meeting' | 'document' | 'thing') =>
	table === 'meeting'
		? context().read.meeting.count()
		: table === 'document'
			? context().read.document.count()
			: context().read.thing.count();

describe('planning', () => {
	it('M1 gives the next number of the year, a thing, an agenda document and an audit row', async () => {
		const { group, chair } = await aBody(federation);
		const first = await planMeeting(chair, { groupId: group.id, date: '2026-03-12', ...times, place: ' Folkets hus ' });
		const second = await planMeeting(chair, { groupId: group.id, date: '2026-02-01', ...times });
		const next = await planMeeting(chair, { groupId: group.id, date: '2027-01-07', ...times });
		const heads = await Promise.all([first, second, next].map(({ meetingId }) => readMeeting(chair, meetingId)));
		expect(heads.map((head) => head.label)).toEqual(['2026:1', '2026:2', '2027:1']);
		expect(heads[0]).toMatchObject({
			state: 'planned',
			place: 'Folkets hus',
			startsAt: new Date('2026-03-12T12:00:00Z'),
			may: { edit: true, run: true, change: true, writeNotes: true, attach: true }
		});
		expect(heads[0]?.documentIds.agenda).toBeTruthy();
		expect(await context().read.thing.findUnique({ where: { id: first.meetingId } })).toMatchObject({
			kind: 'meeting',
			groupId: group.id
		});
		expect(await context().read.audit.count({ where: { event: 'meeting.planned', thingId: first.meetingId } })).toBe(1);
	});

	it('M1 gives twenty at once twenty numbers', async () => {
		const { group, chair } = await aBody(federation);
		const planned = await Promise.all(
			Array.from({ length: 20 }, () => planMeeting(chair, { groupId: group.id, date: aDay(), ...times }))
		);
		const lines = await readGroupMeetings(chair, group.id);
		expect(new Set(planned.map(({ meetingId }) => meetingId)).size).toBe(20);
		expect(lines.map((line) => Number(line.label.split(':')[1])).sort((a, b) => a - b)).toEqual(
			Array.from({ length: 20 }, (_, index) => index + 1)
		);
	});

	it('M1 is one meeting when the same form is sent twice', async () => {
		const { group, chair } = await aBody(federation);
		const form = { groupId: group.id, date: aDay(), ...times };
		const commandId = newId();
		const both = await Promise.all([planMeeting(chair, form, { commandId }), planMeeting(chair, form, { commandId })]);
		expect(both[0]).toEqual(both[1]);
		expect(await readGroupMeetings(chair, group.id)).toHaveLength(1);
	});

	it('M1 refuses a second meeting of the group at the same moment, unless the first was cancelled', async () => {
		const { group, chair } = await aBody(federation);
		const form = { groupId: group.id, date: aDay(), ...times };
		const { meetingId } = await planMeeting(chair, form);
		await expect(planMeeting(chair, form)).rejects.toMatchObject({
			code: 'input.invalid',
			fields: { date: 'field.taken' }
		});
		await cancelMeeting(chair, { meetingId, reason: 'Krock' });
		await planMeeting(chair, form);
		expect((await readGroupMeetings(chair, group.id)).map((line) => [line.label, line.state])).toEqual([
			['2026:1', 'cancelled'],
			['2026:2', 'planned']
		]);
	});

	it('M2 refuses an end before the start and changes nothing', async () => {
		const { group, chair } = await aBody(federation);
		const before = await Promise.all([count('meeting'), count('document'), count('thing')]);
		await expect(
			planMeeting(chair, { groupId: group.id, date: aDay(), start: '15.00', end: '13.00' })
		).rejects.toMatchObject({ fields: { end: 'field.end-before-start' } });
		expect(await Promise.all([count('meeting'), count('document'), count('thing')])).toEqual(before);
	});

	it('M1 refuses members, strangers and groups that do not exist, and calls nobody from another federation', async () => {
		const { group, chair, member } = await aBody(federation);
		const form = { groupId: group.id, date: aDay(), ...times };
		await expect(planMeeting(member, form)).rejects.toMatchObject({ code: 'access.denied' });
		await expect(planMeeting(stranger, form)).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(planMeeting(chair, { ...form, groupId: newId() })).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(planMeeting(chair, { ...form, called: [stranger.membershipId ?? ''] })).rejects.toMatchObject({
			fields: { called: 'field.foreign' }
		});
		expect(await readGroupMeetings(chair, group.id)).toEqual([]);
	});

	it('M1 calls others to one meeting, who then read it and no other', async () => {
		const { group, chair } = await aBody(federation);
		const guest = await aPerson(federation);
		const guestActor = await actorFor(guest);
		expect((await readPlanning(chair, group.id)).callable.map((one) => one.membershipId)).toContain(
			guest.membership.id
		);
		const form = { groupId: group.id, ...times };
		const open = await planMeeting(chair, { ...form, date: aDay(), called: [guest.membership.id] });
		const closed = await planMeeting(chair, { ...form, date: aDay() });
		expect((await readMeeting(guestActor, open.meetingId)).may).toMatchObject({ edit: true, run: false });
		await expect(readMeeting(guestActor, closed.meetingId)).rejects.toMatchObject({ code: 'thing.missing' });
		const span = [new Date('2026-01-01'), new Date('2028-01-01')] as const;
		expect((await readCalendar(guestActor, ...span)).map((line) => line.id)).toEqual([open.meetingId]);
		expect(await readCalendar(stranger, ...span)).toEqual([]);
	});
});

describe('planning a year', () => {
	it('M1 plans all rows by date, whatever order they were typed in, and skips empty ones', async () => {
		const { group, chair } = await aBody(federation);
		const { meetingIds } = await planYear(chair, {
			groupId: group.id,
			rows: [
				{ date: '2026-11-12', ...times },
				{ date: '', ...times },
				{ date: '260212', ...times },
				{ date: '2027-02-11', ...times }
			],
			videoLink: 'https://mote.exempel.se/lokal'
		});
		expect(meetingIds).toHaveLength(3);
		expect((await readGroupMeetings(chair, group.id)).map((line) => line.label)).toEqual([
			'2026:1',
			'2026:2',
			'2027:1'
		]);
	});

	it('M1 plans none when one row is wrong, and says which', async () => {
		const { group, chair } = await aBody(federation);
		await planMeeting(chair, { groupId: group.id, date: '2026-09-01', ...times });
		const good = { date: '2026-05-05', ...times };
		const tables: [rows: { date: string; start: string; end: string }[], fields: Record<string, string>][] = [
			[[good, { date: '2026-05-06', start: '15', end: '13' }], { 'rows.1.end': 'field.end-before-start' }],
			[[good, { ...good, end: '16.00' }], { 'rows.1.date': 'field.taken' }],
			[[good, { date: '', ...times }, { date: '2026-09-01', ...times }], { 'rows.2.date': 'field.taken' }],
			[[{ date: '', ...times }], { rows: 'field.required' }]
		];
		for (const [rows, fields] of tables)
			await expect(planYear(chair, { groupId: group.id, rows })).rejects.toMatchObject({ fields });
		expect(await readGroupMeetings(chair, group.id)).toHaveLength(1);
	});
});

describe('the first agenda', () => {
	const titles = async (actor: Actor, meetingId: string) =>
		(await readAgendaOf(actor, meetingId)).items.map((item) => item.title);

	it('M3 comes from the standing agenda, with kinds, presenters, minutes and sub-items', async () => {
		const { group, chair } = await aBody(federation);
		const parent = newId();
		await insert(async (db) => {
			const row = { groupId: group.id, kind: 'report', presenter: 'Kansliet', minutes: 10 };
			await db.standingItem.create({ data: { ...row, id: parent, place: 1, title: 'Läget' } });
			await db.standingItem.create({ data: { ...row, id: newId(), place: 0, title: 'Välkomna', numbered: false } });
			await db.standingItem.create({ data: { ...row, id: newId(), place: 2, parentId: parent, title: 'Siffror' } });
		});
		const { meetingId } = await planMeeting(chair, { groupId: group.id, date: aDay(), ...times, agenda: 'standing' });
		await agendaLaid([meetingId]);
		const { items } = await readAgendaOf(chair, meetingId);
		expect(items.map((item) => [item.title, item.parentId === null, item.numbered])).toEqual([
			['Välkomna', true, false],
			['Läget', true, true],
			['Siffror', false, true]
		]);
		expect(items[1]).toMatchObject({ kind: 'report', presenter: 'Kansliet', minutes: 10 });
	});

	it('M3 comes from the last meeting that was held before it, not from a cancelled or later one', async () => {
		const { group, chair } = await aBody(federation);
		await aMeetingWith(chair, group.id, [{ title: 'Från i höstas' }], '2026-10-01');
		const last = await aMeetingWith(chair, group.id, [{ title: 'Förra' }, { title: 'Borttaget' }], '2026-05-01');
		const cancelled = await aMeetingWith(chair, group.id, [{ title: 'Inställt' }], '2026-06-01');
		const agenda = (await readMeeting(chair, last)).documentIds.agenda ?? '';
		for (const id of [last, cancelled]) await projectNow((await readMeeting(chair, id)).documentIds.agenda ?? '');
		const gone = (await readAgendaOf(chair, last)).items.find((item) => item.title === 'Borttaget');
		await context().documents.edit(agenda, newId(), 'remove', { id: gone?.id });
		await projectNow(agenda);
		await cancelMeeting(chair, { meetingId: cancelled });
		const { meetingId } = await planMeeting(chair, { groupId: group.id, date: '2026-09-01', ...times, agenda: 'last' });
		await agendaLaid([meetingId]);
		expect(await titles(chair, meetingId)).toEqual(['Förra']);
	});

	it('M3 is empty when asked for, and when there is nothing to take it from', async () => {
		const { group, chair } = await aBody(federation);
		for (const agenda of ['empty', 'standing', 'last'] as const) {
			const { meetingId } = await planMeeting(chair, { groupId: group.id, date: aDay(), ...times, agenda });
			await agendaLaid([meetingId]);
			expect(await titles(chair, meetingId)).toEqual([]);
		}
	});
});

describe('changing and cancelling', () => {
	const asTyped = { date: '2026-08-20', start: '9.00', end: '11.30', title: 'Planeringsdag', place: 'Rådhuset' };

	it('M7 changes time, place, title and who is called, and raises the sequence', async () => {
		const { group, chair } = await aBody(federation);
		const guest = await aPerson(federation);
		const { meetingId } = await planMeeting(chair, { groupId: group.id, date: aDay(), ...times });
		await changeMeeting(chair, { meetingId, sequence: 0, ...asTyped, called: [guest.membership.id] });
		const head = await readMeeting(chair, meetingId);
		expect(head).toMatchObject({ title: 'Planeringsdag', place: 'Rådhuset', sequence: 1, label: '2026:1' });
		expect(head.called.map((one) => one.membershipId)).toEqual([guest.membership.id]);
		await changeMeeting(chair, { meetingId, ...asTyped });
		expect((await readMeeting(chair, meetingId)).called).toEqual([]);
	});

	it('M7 refuses whoever opened the form before somebody else saved', async () => {
		const { group, chair } = await aBody(federation);
		const { meetingId } = await planMeeting(chair, { groupId: group.id, date: aDay(), ...times });
		const both = await Promise.allSettled(
			['A', 'B'].map((title) => changeMeeting(chair, { meetingId, sequence: 0, ...asTyped, title }))
		);
		expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'meeting.changed' });
	});

	it('M7 numbers a meeting anew when it is moved to another year', async () => {
		const { group, chair } = await aBody(federation);
		const { meetingId } = await planMeeting(chair, { groupId: group.id, date: aDay(), ...times });
		await planMeeting(chair, { groupId: group.id, date: '2027-01-14', ...times });
		await changeMeeting(chair, { meetingId, ...asTyped, date: '2027-01-07' });
		expect((await readMeeting(chair, meetingId)).label).toBe('2027:2');
	});

	it('M8 a cancelled meeting stays to be read with its reason, and is never changed, started or cancelled again', async () => {
		const { group, chair, member } = await aBody(federation);
		const { meetingId } = await planMeeting(chair, { groupId: group.id, date: aDay(), ...times });
		await expect(cancelMeeting(member, { meetingId })).rejects.toMatchObject({ code: 'access.denied' });
		await cancelMeeting(chair, { meetingId, reason: 'För få kan komma' });
		expect(await readMeeting(member, meetingId)).toMatchObject({
			state: 'cancelled',
			reason: 'För få kan komma',
			sequence: 1,
			may: { edit: false, run: false, change: false, attach: false }
		});
		const again = [
			() => cancelMeeting(chair, { meetingId }),
			() => startMeeting(chair, { meetingId }),
			() => changeMeeting(chair, { meetingId, ...asTyped })
		];
		for (const act of again) await expect(act()).rejects.toMatchObject({ code: 'meeting.state' });
	});

	it('M7 a meeting that has begun is not changed or cancelled', async () => {
		const { group, chair } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		await startMeeting(chair, { meetingId });
		await expect(changeMeeting(chair, { meetingId, ...asTyped })).rejects.toMatchObject({ code: 'meeting.started' });
		await expect(cancelMeeting(chair, { meetingId })).rejects.toMatchObject({ code: 'meeting.started' });
	});
});
