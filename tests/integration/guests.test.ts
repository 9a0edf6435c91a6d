import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { Answer } from '#lib/room/events.ts';
import { readAgendaOf, readAgendaPeople } from '#server/agenda/read.ts';
import { readNamedItems } from '#server/attendance/read-items.ts';
import { readAttendance, readLog } from '#server/attendance/read.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { recordFor } from '#server/attendance/record-for.ts';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { actorOfToken, openSession, sessionCookieName } from '#server/accounts/session.ts';
import { readProfile } from '#server/accounts/read.ts';
import { context } from '#server/context.ts';
import { readAttachment, readAttachments } from '#server/files/read.ts';
import { changeGuest } from '#server/guests/change-guest.ts';
import { enterAsGuest } from '#server/guests/enter-as-guest.ts';
import { inviteGuest } from '#server/guests/invite-guest.ts';
import { readDoor, readGuests, readVisit } from '#server/guests/read.ts';
import { readmitGuest } from '#server/guests/readmit-guest.ts';
import { withdrawGuest } from '#server/guests/withdraw-guest.ts';
import { readItemTexts } from '#server/items/read.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { changeMeeting } from '#server/meetings/change-meeting.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { readMinutes } from '#server/minutes/read.ts';
import { readCalendar, readGroupMeetings, readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { readRoomItems } from '#server/room/read-items.ts';
import { readPersonHere, readTable } from '#server/room/read.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { lastLetter } from '../build/letters.ts';
import { aDay, aMeetingWith, plainItems, times } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import { aTable, type Seating } from '../build/table.ts';
import { stopwatch } from './stopwatch.ts';
import { plainClient, type PlainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
const clients: PlainClient[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
	portal = await startPortal();
});
afterEach(() => {
	for (const client of clients.splice(0)) client.end();
	for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => portal.close());

const visit = { address: '10.9.9.9', userAgent: 'test' };
const noEntry = { code: 'guest.no-entry' };

/** A live meeting of four items, with a file at each; a guest is asked to the second. */
async function scene() {
	const seating = { Ordf: ['chair', 'AF'], Med: ['member', 'FK'] } as const satisfies Seating;
	const table = await aTable(seating, { numbering: 'per-meeting', numberPrefix: '§ ' });
	const chair = table.at('Ordf').actor;
	const meetingId = await aMeetingWith(chair, table.group.id, plainItems(4));
	await startMeeting(chair, { meetingId });
	const rows = await context().read.agendaItem.findMany({ where: { meetingId }, orderBy: { number: 'asc' } });
	const items = rows.map(({ id }) => id);
	const federationId = table.federation.id;
	const file = { name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: 'x', createdBy: 'test' };
	const files = items.map((itemId) => ({
		id: newId(),
		itemId,
		federationId,
		meetingId,
		...file,
		createdAt: new Date()
	}));
	await insert((db) => db.attachment.createMany({ data: files }));
	const asked = items[1] ?? '';
	const { guestId } = await inviteGuest(chair, {
		meetingId,
		name: 'Gäst Gästsson',
		organisation: 'FoU',
		items: [asked]
	});
	const [line] = await readGuests(chair, meetingId);
	const token = line?.link?.split('/').at(-1) ?? '';
	return { ...table, chair, meetingId, items, asked, files, guestId, token, code: line?.code ?? '' };
}

/** Enters as a browser does. Out: the actor, and what its Cookie header says. */
async function enter(knock: { token: string } | { code: string }) {
	const { accountId } = await enterAsGuest(nobody, knock);
	const { cookie } = await openSession(accountId, visit);
	return { actor: await actorOfToken(cookie.value), cookie: `${sessionCookieName()}=${cookie.value}`, accountId };
}

describe('inviting by letter', () => {
	it('T18 sends link and code to the address that is given, sealed, and none where none is given', async () => {
		const { chair, meetingId, asked } = await scene();
		const email = `${newId().toLowerCase()}@fou.example`;
		const { guestId } = await inviteGuest(chair, { meetingId, name: 'Brev Brevsson', email, items: [asked] });
		const letter = await lastLetter(email, 'guest');
		const line = (await readGuests(chair, meetingId)).find(({ id }) => id === guestId);
		expect(letter?.text).toContain(line?.link);
		expect(letter?.text).toContain(line?.code);
		const kept = await context().read.mail.findFirstOrThrow({ where: { to: email } });
		expect(kept.text).not.toContain(line?.code);
		expect(await context().read.mail.count({ where: { kind: 'guest', federationId: kept.federationId ?? '' } })).toBe(
			1
		);
		await expect(
			inviteGuest(chair, { meetingId, name: 'Fel', email: 'inte en adress', items: [asked] })
		).rejects.toMatchObject({ code: 'input.invalid', fields: { email: 'field.email' } });
	});

	it('T18 tells them when the meeting is cancelled, whether a calling has gone out or not', async () => {
		const table = await aTable({ Ordf: ['chair', 'AF'] } as const, { numbering: 'per-meeting', numberPrefix: '§ ' });
		const chair = table.at('Ordf').actor;
		const meetingId = await aMeetingWith(chair, table.group.id, plainItems(1));
		await projectAgenda(meetingId);
		const rows = await readNamedItems(chair, meetingId);
		const email = `${newId().toLowerCase()}@fou.example`;
		await inviteGuest(chair, { meetingId, name: 'Brev Brevsson', email, items: rows.map(({ id }) => id) });
		portal.clock.advance(1000);
		await cancelMeeting(chair, { meetingId, reason: 'Sjukdom' });
		expect((await lastLetter(email))?.text).toContain('Sjukdom');
	});
});

describe('entering', () => {
	it('T15 works by link and by code, however it is typed, and is the same guest each time', async () => {
		const { token, code, meetingId, chair, guestId } = await scene();
		expect(await readDoor(nobody, { token })).toMatchObject({ name: 'Gäst Gästsson', organisation: 'FoU' });
		expect(await context().read.guest.findUnique({ where: { id: guestId } })).toMatchObject({ accountId: null });
		const [one, two] = [await enter({ token }), await enter({ code: code.toLowerCase().replace('-', ' ') })];
		expect(two.accountId).toBe(one.accountId);
		expect(one.actor).toMatchObject({ kind: 'guest', name: 'Gäst Gästsson', boundMeetingId: meetingId });
		expect(await readGuests(chair, meetingId)).toMatchObject([{ entered: true, withdrawn: false }]);
	});

	it('T15 lets nobody in by what is wrong, withdrawn, out of time, or for a meeting that is over', async () => {
		const { token, code, meetingId, chair, guestId } = await scene();
		for (const knock of [{ token: newId() }, { code: 'AAAA-AAAA' }, { code: `${code.slice(0, 8)}Z` }])
			await expect(enterAsGuest(nobody, knock)).rejects.toMatchObject(noEntry);
		await withdrawGuest(chair, { meetingId, guestId });
		await expect(enterAsGuest(nobody, { token })).rejects.toMatchObject(noEntry);
		await expect(readDoor(nobody, { token })).rejects.toMatchObject(noEntry);
		await readmitGuest(chair, { meetingId, guestId });
		await endMeeting(chair, { meetingId });
		await expect(enterAsGuest(nobody, { token })).rejects.toMatchObject(noEntry);
		expect(await readGuests(chair, meetingId)).toMatchObject([{ link: null, code: null }]);
		const later = await scene();
		await insert((db) => db.guest.update({ where: { id: later.guestId }, data: { expiresAt: portal.clock.now() } }));
		await expect(enterAsGuest(nobody, { code: later.code })).rejects.toMatchObject(noEntry);
	});

	it('T15 keeps in the database nothing that lets anybody in', async () => {
		const { token, code, guestId } = await scene();
		const kept = JSON.stringify([
			await context().read.guest.findUnique({ where: { id: guestId } }),
			await context().read.commandReceipt.findMany(),
			await context().read.audit.findMany()
		]);
		for (const secret of [token, code, code.replace('-', '')]) expect(kept).not.toContain(secret);
	});

	it('T15 is invited by those who lead, to items of this meeting, and moves with it', async () => {
		const { at, meetingId, chair } = await scene();
		const other = await scene();
		const guest = { meetingId, name: 'Någon', organisation: '' };
		await expect(inviteGuest(at('Med').actor, { ...guest, items: other.items })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await expect(inviteGuest(chair, { ...guest, items: [] })).rejects.toMatchObject({
			fields: { items: 'field.required' }
		});
		await expect(inviteGuest(chair, { ...guest, items: other.items })).rejects.toMatchObject({
			fields: { items: 'field.foreign' }
		});
		await expect(readGuests(at('Med').actor, meetingId)).rejects.toMatchObject({ code: 'access.denied' });
		const table = await aTable({ Ordf: ['chair', 'AF'] });
		const planned = await aMeetingWith(table.at('Ordf').actor, table.group.id, plainItems(1));
		await projectAgenda(planned);
		const rows = await context().read.agendaItem.findMany({ where: { meetingId: planned } });
		const items = rows.map(({ id }) => id);
		const { guestId } = await inviteGuest(table.at('Ordf').actor, { meetingId: planned, name: 'Ny', items });
		const date = aDay();
		await changeMeeting(table.at('Ordf').actor, { meetingId: planned, date, ...times });
		const moved = await context().read.guest.findUniqueOrThrow({ where: { id: guestId } });
		expect(moved.expiresAt.toISOString().slice(0, 10)).toBe(
			new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
		);
	});
});

describe('what a guest sees', () => {
	it('T16 is their items, with what hangs on them, and nothing else that a page can read', async () => {
		const { token, meetingId, asked, files, group } = await scene();
		const { actor } = await enter({ token });
		const seen = await readVisit(actor);
		expect(seen.items.map(({ id, name, attachments }) => [id, name, attachments.map((one) => one.id)])).toEqual([
			[asked, '§ 2', [files[1]?.id]]
		]);
		expect(JSON.stringify(seen)).not.toMatch(/Ärende [134]/);
		const reads: ((guest: Actor) => Promise<unknown>)[] = [
			(guest) => readMeeting(guest, meetingId),
			(guest) => readAgendaOf(guest, meetingId),
			(guest) => readAgendaPeople(guest, meetingId),
			(guest) => readItemTexts(guest, meetingId),
			(guest) => readAttachments(guest, meetingId),
			(guest) => readAttendance(guest, meetingId),
			(guest) => readLog(guest, meetingId),
			(guest) => readNamedItems(guest, meetingId),
			(guest) => readMinutes(guest, meetingId),
			(guest) => readRoomItems(guest, meetingId),
			(guest) => readPersonHere(guest, meetingId),
			(guest) => readTable(guest, meetingId),
			(guest) => readGuests(guest, meetingId),
			(guest) => readGroupMeetings(guest, group.id),
			(guest) => readCalendar(guest, new Date(0), new Date('2100-01-01')),
			(guest) => readProfile(guest)
		];
		for (const read of reads) await expect(read(actor), String(read)).rejects.toMatchObject({ code: 'thing.missing' });
		for (const [index, { id }] of files.entries()) {
			const read = readAttachment(actor, id);
			if (index === 1) expect(await read).toMatchObject({ name: 'a.pdf' });
			else await expect(read).rejects.toMatchObject({ code: 'thing.missing' });
		}
		await expect(takeItem(actor, { meetingId, itemId: asked })).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('T16 is theirs to read and not to write at the sync door; every other document is closed', async () => {
		const { token, meetingId, asked } = await scene();
		const { cookie } = await enter({ token });
		const documents = await context().read.document.findMany({ where: { meetingId } });
		for (const { id, subjectId } of documents) {
			const client = plainClient(portal.origin, cookie, id, { params: { version: '99' } });
			clients.push(client);
			if (subjectId !== asked) {
				await until(() => client.ended.length > 0, 'a document is closed');
				expect(client.ended[0]).toBe(4403);
				expect(client.provider.synced).toBe(false);
				continue;
			}
			await until(() => client.provider.synced, 'their own is open');
			client.write('not a guest’s to write');
			await until(() => client.ended.length > 0 || client.provider.synced, 'an answer');
		}
		await context().documents.read(documents.find((one) => one.subjectId === asked)?.id ?? '');
		const own = await context().read.document.findFirst({ where: { subjectId: asked }, include: { projection: true } });
		expect(own?.projection?.plain ?? '').not.toContain('not a guest');
	});

	it('T16 is no list of who is in the room: a guest hears that something changed, and no more', async () => {
		const { token, meetingId, at, group } = await scene();
		const { cookie } = await enter({ token });
		const [guest, member] = [await connect(cookie), await connect(await sessionCookieFor(at('Med').person))];
		expect(await guest.ask('scope:watch', { kind: 'meeting', id: meetingId })).toEqual({ ok: true });
		expect(await guest.ask('meeting:enter', { meetingId })).toMatchObject({ ok: false });
		expect(await guest.ask('scope:watch', { kind: 'group', id: group.id })).toMatchObject({ ok: false });
		const other = await scene();
		expect(await guest.ask('scope:watch', { kind: 'meeting', id: other.meetingId })).toMatchObject({ ok: false });
		await member.ask('meeting:enter', { meetingId });
		await until(() => member.people > 0, 'the member sees the room');
		context().bus.publish({ topic: 'items', meetingId });
		await until(() => guest.stale.includes('items'), 'the guest hears of a change');
		expect(guest.people).toBe(0);
	});
});

async function connect(cookie: string) {
	const socket = io(portal.origin, {
		transports: ['websocket'],
		extraHeaders: { origin: portal.origin, cookie },
		reconnection: false,
		forceNew: true
	});
	sockets.push(socket);
	const heard = { socket, people: 0, stale: [] as string[] };
	socket.on('room:people', () => void (heard.people += 1));
	socket.on('room:stale', (topics: string[]) => void heard.stale.push(...topics));
	await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
	return Object.assign(heard, {
		ask: (name: string, input: unknown) => socket.timeout(20_000).emitWithAck(name, input) as Promise<Answer>
	});
}

describe('taking it back', () => {
	it('T17 works at once: the session is gone, sockets and texts close, and the log has them leave', async () => {
		const { token, meetingId, chair, guestId, asked } = await scene();
		const { actor, cookie } = await enter({ token });
		await takeItem(chair, { meetingId, itemId: asked });
		await checkIn(actor, { meetingId, form: 'video' });
		const room = await connect(cookie);
		await room.ask('scope:watch', { kind: 'meeting', id: meetingId });
		const document = await context().read.document.findFirstOrThrow({ where: { kind: 'item', subjectId: asked } });
		const text = plainClient(portal.origin, cookie, document.id, { params: { version: '99' } });
		clients.push(text);
		await until(() => text.provider.synced, 'the text is open');
		const took = stopwatch();
		await withdrawGuest(chair, { meetingId, guestId });
		await until(() => room.socket.disconnected && text.ended.length > 0, 'both are closed');
		expect(took()).toBeLessThan(2000);
		expect((await actorOfToken(cookie.split('=')[1])).kind).toBe('nobody');
		await expect(readVisit(actor)).rejects.toMatchObject(noEntry);
		expect((await readLog(chair, meetingId)).map(({ kind }) => kind)).toEqual(['arrive', 'leave']);
		await withdrawGuest(chair, { meetingId, guestId });
	});

	it('T17 of one item closes that item and opens another', async () => {
		const { token, meetingId, chair, guestId, items, asked } = await scene();
		const { cookie } = await enter({ token });
		const other = items[2] ?? '';
		const document = await context().read.document.findFirstOrThrow({ where: { kind: 'item', subjectId: asked } });
		const text = plainClient(portal.origin, cookie, document.id, { params: { version: '99' } });
		clients.push(text);
		await until(() => text.provider.synced, 'the text is open');
		await changeGuest(chair, { meetingId, guestId, items: [other] });
		await until(() => text.ended.length > 0, 'the text is closed');
		const again = await actorOfToken(cookie.split('=')[1]);
		expect((await readVisit(again)).items.map(({ id }) => id)).toEqual([other]);
	});

	it('T5 a guest stands in the attendance of their own items only, by themselves or by the secretary', async () => {
		const { token, meetingId, chair, guestId, items, asked } = await scene();
		const { actor } = await enter({ token });
		await checkIn(actor, { meetingId, form: 'video' });
		for (const itemId of [asked, items[2] ?? '']) {
			portal.clock.advance(60_000);
			await takeItem(chair, { meetingId, itemId });
		}
		await leave(actor, { meetingId });
		await recordFor(chair, { meetingId, who: guestId, kind: 'arrive', form: 'room' });
		const view = await readAttendance(chair, meetingId);
		const day = attendanceOf(view.facts);
		expect(day.items.filter(({ attended }) => attended.has(guestId)).map(({ itemId }) => itemId)).toEqual([asked]);
		expect(view.people.at(-1)).toMatchObject({ who: guestId, kind: 'guest', name: 'Gäst Gästsson', from: 'FoU' });
		await expect(
			checkIn(actor, { meetingId, form: 'room', beside: [view.facts.seats[0]?.id ?? ''] })
		).rejects.toMatchObject({ code: 'thing.missing' });
	});
});
