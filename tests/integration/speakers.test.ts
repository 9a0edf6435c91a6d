import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { speakingOf, waitingOf } from '#lib/speakers/list.ts';
import { spokenSeconds } from '#lib/speakers/speaking-time.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { recuse } from '#server/attendance/recuse.ts';
import { context } from '#server/context.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { actorOfToken, openSession } from '#server/accounts/session.ts';
import { enterAsGuest } from '#server/guests/enter-as-guest.ts';
import { inviteGuest } from '#server/guests/invite-guest.ts';
import { readGuests } from '#server/guests/read.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { pauseMeeting } from '#server/meetings/pause-meeting.ts';
import { resumeMeeting } from '#server/meetings/resume-meeting.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { askFloor } from '#server/speakers/ask-floor.ts';
import { endSpeech } from '#server/speakers/end-speech.ts';
import { giveFloor } from '#server/speakers/give-floor.ts';
import { moveSpeaker } from '#server/speakers/move-speaker.ts';
import { readFloor } from '#server/speakers/read.ts';
import { setSpeakingTime } from '#server/speakers/set-speaking-time.ts';
import { withdrawRequest } from '#server/speakers/withdraw-request.ts';
import { aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { sessionCookieFor } from '../build/session.ts';
import { aTable, type Seating } from '../build/table.ts';
import { until } from './wait.ts';

let portal: TestPortal;
const sockets: Socket[] = [];
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(async () => {
	for (const socket of sockets) socket.disconnect();
	await portal.close();
});

const code = (name: string) => ({ code: name });
const pass = (seconds: number) => portal.clock.advance(seconds * 1000);
const seating = {
	Ordf: ['chair', 'AF'],
	Anna: ['member', 'FK'],
	Bo: ['member', 'VID'],
	Cia: ['member', 'RLJ'],
	Sen: ['member', 'STE']
} as const satisfies Seating;
type Name = keyof typeof seating;

/** A live meeting of three items; everybody but Sen has checked in. */
async function scene() {
	const table = await aTable(seating, { numbering: 'per-meeting', numberPrefix: '§ ' });
	const chair = table.at('Ordf').actor;
	const meetingId = await aMeetingWith(chair, table.group.id, plainItems(3));
	const { currentItemId } = await startMeeting(chair, { meetingId });
	const rows = await context().read.agendaItem.findMany({ where: { meetingId }, orderBy: { number: 'asc' } });
	const item = (number: number) => rows[number - 1]?.id ?? '';
	for (const name of ['Ordf', 'Anna', 'Bo', 'Cia'] as const)
		await checkIn(table.at(name).actor, { meetingId, form: 'room' });
	const ask = async (name: Name, kind: 'floor' | 'reply' | 'order' = 'floor', itemId = currentItemId ?? '') =>
		(await askFloor(table.at(name).actor, { meetingId, itemId, kind })).requestId;
	const list = async (itemId = currentItemId ?? '') => {
		const floor = await readFloor(chair, meetingId);
		const lines = floor.lines.filter((line) => line.itemId === itemId);
		const speaking = speakingOf(lines);
		return { floor, speaking, says: speaking?.name ?? null, waits: waitingOf(lines).map(({ name }) => name) };
	};
	return { ...table, chair, meetingId, item, ask, list };
}

describe('the list of speakers', () => {
	it('S8 takes each once, replies before the others, points of order first of all', async () => {
		const { chair, meetingId, ask, list } = await scene();
		await ask('Anna');
		await ask('Bo');
		expect(await ask('Anna')).toBe(await ask('Anna'));
		await giveFloor(chair, { meetingId });
		await ask('Cia', 'reply');
		await ask('Bo', 'reply');
		await ask('Cia', 'order');
		const { floor, says, waits } = await list();
		expect([says, ...waits]).toEqual(['Anna', 'Cia', 'Cia', 'Bo', 'Bo']);
		expect(waitingOf(floor.lines).map(({ kind, replyTo }) => [kind, replyTo])).toEqual([
			['order', null],
			['reply', 'Anna'],
			['reply', 'Anna'],
			['floor', null]
		]);
	});

	it('S8 is one list when everybody asks at the same moment', async () => {
		const { ask, list } = await scene();
		await Promise.all(['Anna', 'Bo', 'Cia', 'Anna', 'Bo', 'Cia'].map((name) => ask(name as Name)));
		expect((await list()).waits.toSorted()).toEqual(['Anna', 'Bo', 'Cia']);
	});

	it('S9 gives the floor to one at a time; whoever had it has it no more', async () => {
		const { at, chair, meetingId, ask, list, item } = await scene();
		const [, second] = [await ask('Anna'), await ask('Bo'), await ask('Cia')];
		await giveFloor(chair, { meetingId, requestId: second });
		expect(await list()).toMatchObject({ says: 'Bo', waits: ['Anna', 'Cia'] });
		await giveFloor(chair, { meetingId, requestId: second });
		await Promise.allSettled([giveFloor(chair, { meetingId }), giveFloor(chair, { meetingId })]);
		const speaking = await context().read.speaker.count({
			where: { meetingId, startedAt: { not: null }, endedAt: null }
		});
		expect(speaking).toBe(1);
		await expect(endSpeech(at('Bo').actor, { meetingId })).rejects.toMatchObject(code('access.denied'));
		await endSpeech(chair, { meetingId });
		await endSpeech(chair, { meetingId });
		expect((await list()).says).toBeNull();
		// The meeting goes on: nobody has the floor on an item that has been left.
		await ask('Anna');
		await giveFloor(chair, { meetingId });
		await takeItem(chair, { meetingId, itemId: item(2) });
		expect(await context().read.speaker.count({ where: { meetingId, startedAt: { not: null }, endedAt: null } })).toBe(
			0
		);
	});

	it('S9 a speaker says themselves that they have finished', async () => {
		const { at, chair, meetingId, ask, list } = await scene();
		await ask('Anna');
		await giveFloor(chair, { meetingId });
		await endSpeech(at('Anna').actor, { meetingId });
		expect((await list()).says).toBeNull();
		await expect(giveFloor(chair, { meetingId })).rejects.toMatchObject(code('floor.gone'));
	});

	it('S11 is for who is here and takes part in the item; ahead only for what is to come', async () => {
		const { at, chair, meetingId, item, ask, list } = await scene();
		await expect(ask('Sen')).rejects.toMatchObject(code('attendance.not-here'));
		await recuse(at('Anna').actor, { meetingId, itemId: item(1) });
		await expect(ask('Anna')).rejects.toMatchObject(code('floor.aside'));
		await ask('Anna', 'floor', item(2));
		await expect(ask('Bo', 'order', item(2))).rejects.toMatchObject(code('floor.not-now'));
		await expect(ask('Bo', 'reply')).rejects.toMatchObject(code('floor.nobody-spoke'));
		await ask('Bo');
		await leave(at('Bo').actor, { meetingId });
		await expect(giveFloor(chair, { meetingId })).rejects.toMatchObject(code('attendance.not-here'));
		await takeItem(chair, { meetingId, itemId: item(2) });
		expect((await list(item(2))).waits).toEqual(['Anna']);
		await expect(ask('Cia', 'floor', item(1))).rejects.toMatchObject(code('floor.not-now'));
		const other = await scene();
		await expect(ask('Cia', 'floor', other.item(1))).rejects.toMatchObject(code('thing.missing'));
		await expect(askFloor(other.chair, { meetingId, itemId: item(2) })).rejects.toMatchObject(code('thing.missing'));
		await endMeeting(chair, { meetingId });
		await expect(ask('Cia', 'floor', item(2))).rejects.toMatchObject(code('meeting.state'));
	});

	it('S11 one withdraws for oneself; whoever leads puts others on the list, moves them and takes them off', async () => {
		const { at, chair, meetingId, ask, list, item } = await scene();
		const [anna, bo] = [await ask('Anna'), await ask('Bo')];
		const wrong = at('Cia').actor;
		await expect(withdrawRequest(wrong, { meetingId, requestId: anna })).rejects.toMatchObject(code('access.denied'));
		await expect(moveSpeaker(wrong, { meetingId, requestId: bo, move: 'first' })).rejects.toMatchObject(
			code('access.denied')
		);
		await expect(giveFloor(wrong, { meetingId })).rejects.toMatchObject(code('access.denied'));
		const put = { meetingId, itemId: item(1), who: at('Cia').seat.id };
		await expect(askFloor(at('Anna').actor, put)).rejects.toMatchObject(code('access.denied'));
		await askFloor(chair, put);
		await moveSpeaker(chair, { meetingId, requestId: bo, move: 'first' });
		expect((await list()).waits).toEqual(['Bo', 'Anna', 'Cia']);
		await moveSpeaker(chair, { meetingId, requestId: bo, move: 'later' });
		expect((await list()).waits).toEqual(['Anna', 'Bo', 'Cia']);
		await withdrawRequest(at('Anna').actor, { meetingId, requestId: anna });
		await withdrawRequest(at('Anna').actor, { meetingId, requestId: anna });
		await withdrawRequest(chair, { meetingId, requestId: bo });
		expect((await list()).waits).toEqual(['Cia']);
		for (const act of [giveFloor, withdrawRequest])
			await expect(act(chair, { meetingId, requestId: 'none' })).rejects.toMatchObject(code('floor.gone'));
		await expect(giveFloor(chair, { meetingId, requestId: anna })).rejects.toMatchObject(code('floor.gone'));
	});

	it('S10 counts down the time the chair has set, and not while the meeting pauses', async () => {
		const { at, chair, meetingId, ask, list, item } = await scene();
		await expect(setSpeakingTime(at('Anna').actor, { meetingId, itemId: item(1) })).rejects.toMatchObject(
			code('access.denied')
		);
		await setSpeakingTime(chair, { meetingId, itemId: item(1), minutes: '2', rest: true });
		await ask('Anna');
		await giveFloor(chair, { meetingId });
		pass(30);
		await pauseMeeting(chair, { meetingId });
		pass(600);
		await ask('Bo');
		await expect(giveFloor(chair, { meetingId })).rejects.toMatchObject(code('meeting.paused'));
		await resumeMeeting(chair, { meetingId });
		pass(10);
		const { floor, speaking } = await list();
		expect(floor.speakSeconds).toBe(120);
		expect(speaking && spokenSeconds(speaking, floor.pauses, portal.clock.now())).toBe(40);
		const rows = await context().read.agendaItem.findMany({ where: { meetingId } });
		expect(rows.map(({ speakSeconds }) => speakSeconds)).toEqual([120, 120, 120]);
	});

	it('S11 a guest asks on the item they were asked to, and sees nobody else on the list', async () => {
		const { at, chair, meetingId, ask, list, item } = await scene();
		const { guestId } = await inviteGuest(chair, { meetingId, name: 'Gäst', organisation: 'FoU', items: [item(2)] });
		const [line] = await readGuests(chair, meetingId);
		const knock = { token: line?.link?.split('/').at(-1) ?? '' };
		const { accountId } = await enterAsGuest(nobody, knock);
		const { cookie } = await openSession(accountId, { address: '10.9.9.9', userAgent: 'test' });
		const guest = await actorOfToken(cookie.value);
		await checkIn(guest, { meetingId, form: 'video' });
		await expect(askFloor(guest, { meetingId, itemId: item(1) })).rejects.toMatchObject(code('thing.missing'));
		expect(await readFloor(guest, meetingId)).toMatchObject({ itemId: null, may: { ask: false, lead: false } });
		await takeItem(chair, { meetingId, itemId: item(2) });
		await ask('Anna', 'floor', item(2));
		const asks = await askFloor(guest, { meetingId, itemId: item(2) });
		expect((await list(item(2))).waits).toEqual(['Anna', 'Gäst']);
		const seen = await readFloor(guest, meetingId);
		expect(seen).toMatchObject({ itemId: item(2), may: { ask: true, lead: false } });
		expect(seen.lines.map(({ id, mine }) => [id, mine])).toEqual([[asks.requestId, true]]);
		await giveFloor(chair, { meetingId, requestId: asks.requestId });
		await expect(endSpeech(at('Bo').actor, { meetingId })).rejects.toMatchObject(code('access.denied'));
		await endSpeech(guest, { meetingId });
		expect((await list(item(2))).says).toBeNull();
		await expect(askFloor(chair, { meetingId, itemId: item(3), who: guestId })).rejects.toMatchObject(
			code('floor.aside')
		);
	});

	it('S13 tells everybody in the room that it changed, and nothing more', async () => {
		const { at, chair, meetingId, ask } = await scene();
		const stale: string[] = [];
		const socket = io(portal.origin, {
			transports: ['websocket'],
			extraHeaders: { origin: portal.origin, cookie: await sessionCookieFor(at('Bo').person) },
			reconnection: false,
			forceNew: true
		});
		sockets.push(socket);
		socket.on('room:stale', (topics: string[]) => void stale.push(...topics));
		await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
		expect(await socket.timeout(20_000).emitWithAck('meeting:enter', { meetingId })).toEqual({ ok: true });
		// News of what went before is gathered and may come after the entering: this one closes it.
		portal.context.bus.publish({ topic: 'files', meetingId });
		await until(() => stale.includes('files'), 'what went before is told');
		stale.length = 0;
		await ask('Anna');
		await until(() => stale.includes('speakers'), 'who asked is told');
		expect(stale).toEqual(['speakers']);
		await giveFloor(chair, { meetingId });
		await until(() => stale.length === 2, 'the floor is told');
		const bo = await readFloor(at('Bo').actor, meetingId);
		expect(bo.may).toEqual({ ask: true, lead: false });
		expect(bo.lines.map(({ name, mine }) => [name, mine])).toEqual([['Anna', false]]);
	});
});
