import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { newId } from '#lib/ids/id.ts';
import { nobody, type Actor } from '#lib/permissions/facts.ts';
import type { Answer } from '#lib/room/events.ts';
import { actorOfToken, openSession, sessionCookieName } from '#server/accounts/session.ts';
import { readProfile } from '#server/accounts/read.ts';
import { readHome } from '#server/home/read.ts';
import { enterScreen } from '#server/joining/enter-screen.ts';
import { enterSheet } from '#server/joining/enter-sheet.ts';
import { holdSeat } from '#server/joining/hold-seat.ts';
import { openDoor } from '#server/joining/open-door.ts';
import {
	readDoorByCode,
	readHeldSeat,
	readIsOver,
	readScreen,
	readSheetDoor,
	readTakingPart
} from '#server/joining/read.ts';
import { sendOut } from '#server/joining/send-out.ts';
import { shutDoor } from '#server/joining/shut-door.ts';
import { sitInRoom } from '#server/joining/sit-in-room.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { closeSheet } from '#server/sheets/close-sheet.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { readSheetFile } from '#server/sheets/read-export.ts';
import { readGroupSheets } from '#server/sheets/read-list.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { sayReady } from '#server/sheets/say-ready.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { takeTurn } from '#server/sheets/take-turn.ts';
import { readTools } from '#server/tools/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aSeated, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { plainClient, type PlainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
const sockets: Socket[] = [];
const clients: PlainClient[] = [];
beforeAll(async () => {
	portal = await startPortal();
});
afterEach(() => {
	for (const socket of sockets.splice(0)) socket.disconnect();
	for (const client of clients.splice(0)) client.end();
});
afterAll(() => portal.close());

const missing = { code: 'thing.missing' };
const visit = { address: '10.9.9.9', userAgent: 'test' };

async function aSheet(tool = 'swot') {
	const federation = await aFederation();
	const group = await aGroup(federation);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const people: Person[] = [await aSeated(group, 'member'), await aSeated(group, 'member')];
	const members = (await Promise.all(people.map(actorFor))) as [Actor, Actor];
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: `${tool}:sv`, title: 'Vår dag' });
	await openDoor(chair, { sheetId });
	return { group, chair, people, members, sheetId, ...(await keysOf(chair, sheetId)) };
}
async function keysOf(chair: Actor, sheetId: string) {
	const { door } = await readTakingPart(chair, sheetId);
	return { token: door?.link.split('/').at(-1) ?? '', code: door?.code ?? '' };
}
const session = async (accountId: string) => {
	const { cookie } = await openSession(accountId, visit);
	return { actor: await actorOfToken(cookie.value), cookie: `${sessionCookieName()}=${cookie.value}` };
};
async function aGuest(token: string, name = 'Gry Gäst', over: { inRoom?: boolean; form?: string } = {}) {
	const entering = { token, name, organisation: 'Byalaget', inRoom: false, form: newId(), ...over };
	return session((await enterSheet(nobody, entering)).accountId);
}
const note = (sheetId: string, text: string, over = {}) => ({
	...{ sheetId, step: 0, id: newId(), field: 'swot', column: 'strengths', text },
	...over
});
const show = async (chair: Actor, sheetId: string) =>
	portal.context.jobs.settled((await reveal(chair, { sheetId, step: 0 })).key);

async function room(cookie: string) {
	const socket = io(portal.origin, {
		transports: ['websocket'],
		extraHeaders: { cookie, origin: portal.origin },
		reconnection: false
	});
	sockets.push(socket);
	await new Promise<void>((resolve, reject) => socket.once('connect', () => resolve()).once('connect_error', reject));
	return {
		ask: (name: string, input: unknown) => socket.emitWithAck(name, input) as Promise<Answer>,
		socket
	};
}

describe('a guest of a sheet', () => {
	it('L60 enters by link or code under a name, is the same guest by the same form and over a reload, and is one of those who take part', async () => {
		const { chair, sheetId, token, code } = await aSheet();
		expect(code).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/);
		expect(await readDoorByCode(nobody, ` ${code.toLowerCase().replace('-', ' ')} `)).toBe(token);
		expect(await readSheetDoor(nobody, token)).toMatchObject({ sheetId, title: 'Vår dag', member: false });
		const form = newId();
		const { actor, cookie } = await aGuest(token, 'Gry Gäst', { form });
		expect(actor).toMatchObject({
			kind: 'guest',
			name: 'Gry Gäst',
			boundSheetId: sheetId,
			membershipId: null,
			seats: []
		});
		const again = await enterSheet(nobody, { token, form, name: 'Annat', organisation: '', inRoom: true });
		expect(again.accountId).toBe(actor.accountId);
		const reloaded = await actorOfToken(cookie.split('=')[1]);
		expect(reloaded.accountId).toBe(actor.accountId);
		const { people } = await readTakingPart(chair, sheetId);
		expect(people).toMatchObject([
			{ name: 'Gry Gäst', organisation: 'Byalaget', guest: true, inRoom: false, held: false }
		]);
		for (const name of ['', ' ', 'a\u202eb', 'x'.repeat(121)])
			await expect(aGuest(token, name)).rejects.toMatchObject({ code: 'input.invalid' });
	});

	it('L60 a door that is shut, opened anew or of a closed sheet lets nobody in, and the database holds nothing that does', async () => {
		const { chair, members, sheetId, token, code } = await aSheet();
		const row = JSON.stringify(await portal.context.read.sheet.findUnique({ where: { id: sheetId } }));
		for (const secret of [token, code, code.replace('-', '')]) expect(row).not.toContain(secret);
		await openDoor(chair, { sheetId });
		const second = await keysOf(chair, sheetId);
		expect(second.token).not.toBe(token);
		await expect(aGuest(token)).rejects.toMatchObject({ code: 'sheet.no-entry' });
		await expect(readDoorByCode(nobody, code)).rejects.toMatchObject({ code: 'sheet.no-entry' });
		const inside = await aGuest(second.token);
		await expect(shutDoor(members[0], { sheetId })).rejects.toMatchObject({ code: 'access.denied' });
		await shutDoor(chair, { sheetId });
		await expect(aGuest(second.token)).rejects.toMatchObject({ code: 'sheet.no-entry' });
		expect((await readSheet(inside.actor, sheetId, null)).me.joined).toBe(true);
		expect((await readTakingPart(members[0], sheetId)).door).toBeNull();
	});

	it('L61 writes, is done and takes turns there like the others, with their name at what they wrote', async () => {
		const { chair, sheetId, token } = await aSheet();
		const { actor, cookie } = await aGuest(token);
		await keepOwn(actor, note(sheetId, 'En gästs tanke'));
		await sayReady(actor, { sheetId, step: 0, ready: true });
		const before = await readSheet(chair, sheetId, null);
		expect(before.looking).toMatchObject({ ready: 1, writers: 1 });
		expect(JSON.stringify(before)).not.toContain('En gästs tanke');
		await show(chair, sheetId);
		const seen = await readSheet(actor, sheetId, null);
		expect(Object.values(seen.authors)).toEqual(['Gry Gäst']);
		const client = plainClient(portal.origin, cookie, seen.document.id);
		clients.push(client);
		await until(() => client.provider.synced, 'the guest’s document');
		const round = await aSheet('round-in');
		const speaker = await aGuest(round.token);
		const turn = { sheetId: round.sheetId, step: 0, membershipId: speaker.actor.accountId ?? '' };
		await takeTurn(speaker.actor, { ...turn, state: 'spoken' });
		expect((await readSheet(round.chair, round.sheetId, null)).looking.turns).toMatchObject([
			{ name: 'Gry Gäst', state: 'spoken' }
		]);
	});

	it('L61 sees nothing else at any door: reads, rooms, documents, other sheets, what only who leads does', async () => {
		const here = await aSheet();
		const other = await aSheet();
		const meeting = await aMeeting(here.group);
		const { actor, cookie } = await aGuest(here.token);
		for (const no of [
			() => readSheet(actor, other.sheetId, null),
			() => readTakingPart(actor, other.sheetId),
			() => readScreen(actor, other.sheetId),
			() => keepOwn(actor, note(other.sheetId, 'x')),
			() => sayReady(actor, { sheetId: other.sheetId, step: 0, ready: true }),
			() => readGroupSheets(actor, here.group.id),
			() => reveal(actor, { sheetId: here.sheetId, step: 0 }),
			() => closeSheet(actor, { sheetId: here.sheetId }),
			() => openDoor(actor, { sheetId: here.sheetId }),
			() => holdSeat(actor, { sheetId: here.sheetId, name: 'X' }),
			() => readHome(actor),
			() => readProfile(actor),
			() => readTools(actor)
		])
			await expect(no(), String(no)).rejects.toMatchObject({
				code: expect.stringMatching(/^(thing\.missing|access\.denied)$/)
			});
		expect((await readTakingPart(actor, here.sheetId)).door).toBeNull();
		const { ask } = await room(cookie);
		expect(await ask('scope:watch', { kind: 'sheet', id: here.sheetId })).toEqual({ ok: true });
		for (const scope of [
			{ kind: 'sheet', id: other.sheetId },
			{ kind: 'group', id: here.group.id },
			{ kind: 'meeting', id: meeting.id },
			{ kind: 'federation', id: here.group.federationId }
		])
			expect(await ask('scope:watch', scope)).toEqual({ ok: false, code: 'thing.missing' });
		const elsewhere = (await readSheet(other.chair, other.sheetId, null)).document.id;
		const client = plainClient(portal.origin, cookie, elsewhere);
		clients.push(client);
		await until(() => client.ended.length > 0, 'the refusal of another sheet’s document');
		expect(client.provider.synced).toBe(false);
	});

	it('L62 leaves with the sheet, and at once when they are sent out; what they wrote stays', async () => {
		const { chair, sheetId, token } = await aSheet();
		const [stays, goes] = [await aGuest(token, 'Sta Nå'), await aGuest(token, 'Gå Ut')];
		await keepOwn(goes.actor, note(sheetId, 'Ord som blir kvar'));
		const { socket } = await room(goes.cookie);
		const personId = goes.actor.accountId ?? '';
		await expect(sendOut(stays.actor, { sheetId, personId })).rejects.toMatchObject(missing);
		await sendOut(chair, { sheetId, personId });
		await until(() => !socket.connected, 'the socket of who was sent out');
		expect((await actorOfToken(goes.cookie.split('=')[1])).kind).toBe('nobody');
		await show(chair, sheetId);
		expect(Object.values((await readSheet(chair, sheetId, null)).authors)).toEqual(['Gå Ut']);
		const client = plainClient(portal.origin, stays.cookie, (await readSheet(stays.actor, sheetId, null)).document.id);
		clients.push(client);
		await until(() => client.provider.synced, 'the document of who stays');
		await portal.context.jobs.settled((await closeSheet(chair, { sheetId })).key);
		await until(() => client.ended.length > 0, 'the document closes with the sheet');
		await expect(readSheet(stays.actor, sheetId, null)).rejects.toMatchObject(missing);
		expect(await readIsOver(stays.actor, sheetId)).toBe(true);
		await expect(keepOwn(stays.actor, note(sheetId, 'sent'))).rejects.toMatchObject(missing);
		portal.clock.advance(3_700_000);
		expect((await actorOfToken(stays.cookie.split('=')[1])).kind).toBe('nobody');
	});

	it('L60 forty come in at once, by the door alone, and are all there', async () => {
		const { chair, sheetId, token } = await aSheet();
		const all = await Promise.all(Array.from({ length: 40 }, (_, n) => aGuest(token, `Gäst ${n}`)));
		expect(new Set(all.map(({ actor }) => actor.accountId)).size).toBe(40);
		const rooms = await Promise.all(all.map(({ cookie }) => room(cookie)));
		const watching = await Promise.all(rooms.map(({ ask }) => ask('scope:watch', { kind: 'sheet', id: sheetId })));
		expect(watching.every(({ ok }) => ok)).toBe(true);
		expect((await readSheet(chair, sheetId, null)).people).toBe(40);
	});
});

describe('the room', () => {
	it('L63 a screen in it reads this one sheet and writes nowhere', async () => {
		const { sheetId, token, members } = await aSheet();
		const other = await aSheet();
		const { actor } = await session((await enterScreen(nobody, { token })).accountId);
		expect(actor).toMatchObject({ kind: 'room', boundSheetId: sheetId });
		const seen = await readScreen(actor, sheetId);
		expect([seen.sheet.me.may, seen.sheet.people, seen.door?.code]).toEqual([
			{ write: false, lead: false },
			0,
			(await keysOfScreen(members[0], sheetId)) ?? ''
		]);
		for (const no of [
			() => readScreen(actor, other.sheetId),
			() => keepOwn(actor, note(sheetId, 'x')),
			() => sayReady(actor, { sheetId, step: 0, ready: true }),
			() => joinSheet(actor, { sheetId }),
			() => readHome(actor)
		])
			await expect(no()).rejects.toMatchObject({ code: expect.stringMatching(/^(thing\.missing|access\.denied)$/) });
	});
	const keysOfScreen = async (actor: Actor, sheetId: string) => (await readScreen(actor, sheetId)).door?.code;

	it('L64 a seat is held for who has no device: who leads writes for them under their name, until they come themselves', async () => {
		const { chair, members, people, sheetId } = await aSheet();
		const [first, second] = members;
		await joinSheet(second, { sheetId });
		const { personId } = await holdSeat(chair, { sheetId, name: 'Ella Äldre', organisation: 'Byalaget' });
		await keepOwn(chair, note(sheetId, 'Ellas ord', { person: personId }));
		await keepOwn(second, note(sheetId, 'egna ord'));
		const { sheet, person } = await readHeldSeat(chair, sheetId, personId);
		expect([person.name, sheet.looking.own.map(({ text }) => text)]).toEqual(['Ella Äldre', ['Ellas ord']]);
		// Nobody's but hers: not whoever came by themselves, not by whoever does not lead, not in another's name.
		const secondId = second.membershipId ?? '';
		await expect(readHeldSeat(chair, sheetId, secondId)).rejects.toMatchObject(missing);
		await expect(keepOwn(chair, note(sheetId, 'x', { person: secondId }))).rejects.toMatchObject(missing);
		await expect(holdSeat(chair, { sheetId, membershipId: secondId })).rejects.toMatchObject(missing);
		await expect(keepOwn(first, note(sheetId, 'x', { person: personId }))).rejects.toMatchObject({
			code: 'access.denied'
		});
		await expect(readHeldSeat(first, sheetId, personId)).rejects.toMatchObject({ code: 'access.denied' });

		const firstId = first.membershipId ?? '';
		await holdSeat(chair, { sheetId, membershipId: firstId });
		await keepOwn(chair, note(sheetId, 'skrivet åt mig', { person: firstId }));
		await joinSheet(await actorFor(people[0] as Person), { sheetId });
		await expect(readHeldSeat(chair, sheetId, firstId)).rejects.toMatchObject(missing);
		expect((await readSheet(first, sheetId, null)).looking.own.map(({ text }) => text)).toEqual(['skrivet åt mig']);
		await show(chair, sheetId);
		await addToSheet(chair, { sheetId, step: 0, field: 'swot', column: 'threats', text: 'högt', person: personId });
		const { entries, authors } = await readSheet(chair, sheetId, null);
		const by = Object.fromEntries(entries.map(({ id, text }) => [text, authors[id]]));
		expect(by).toMatchObject({ 'Ellas ord': 'Ella Äldre', 'skrivet åt mig': first.name, högt: 'Ella Äldre' });
		await expect(
			addToSheet(chair, { sheetId, step: 0, field: 'swot', column: 'threats', text: 'x', person: secondId })
		).rejects.toMatchObject(missing);
	});

	it('L49 a file says who wrote as the page does: also a guest, and somebody who was written for', async () => {
		const { chair, members, sheetId, token } = await aSheet();
		const [first] = members;
		const { actor: guest } = await aGuest(token, 'Gry Gäst');
		const { personId } = await holdSeat(chair, { sheetId, name: 'Ella Äldre', organisation: 'Byalaget' });
		await keepOwn(chair, note(sheetId, 'Ellas ord', { person: personId }));
		await keepOwn(guest, note(sheetId, 'gästens ord'));
		await keepOwn(first, note(sheetId, 'mina ord'));
		await show(chair, sheetId);
		const { entries, authors } = await readSheet(chair, sheetId, null);
		const onPage = Object.fromEntries(entries.map(({ id, text }) => [text, authors[id]]));
		expect(onPage).toEqual({ 'Ellas ord': 'Ella Äldre', 'gästens ord': 'Gry Gäst', 'mina ord': first.name });
		const { steps } = await readSheetFile(first, sheetId);
		const notes = steps[0]?.fields.flatMap(({ columns }) => columns.flatMap((column) => column.notes)) ?? [];
		expect(Object.fromEntries(notes.map(({ text, author }) => [text, author]))).toEqual(onPage);
	});

	it('L65 how much the room and those elsewhere wrote is said, and in an anonymous step only when neither is few', async () => {
		const { chair, members, sheetId } = await aSheet();
		const [first, second] = members;
		await joinSheet(first, { sheetId, inRoom: true });
		await joinSheet(second, { sheetId });
		for (const text of ['ett', 'två']) await keepOwn(first, note(sheetId, text));
		await keepOwn(second, note(sheetId, 'tre'));
		const wrote = async () => (await readSheet(second, sheetId, null)).looking.wrote;
		expect(await wrote()).toEqual({ room: 2, remote: 1 });
		await show(chair, sheetId);
		await sitInRoom(second, { sheetId, inRoom: true });
		expect(await wrote()).toEqual({ room: 2, remote: 1 });

		const bip = await aSheet('bip-start');
		const guests = [];
		for (let n = 0; n < 9; n++) guests.push(await aGuest(bip.token, `Gäst ${n}`, { inRoom: n < 5 }));
		const step = (await readSheet(bip.chair, bip.sheetId, 2)).looking.step;
		const field = step.fields.find(({ kind }) => kind === 'notes');
		const column = field?.kind === 'notes' ? (field.columns[0]?.key ?? '') : '';
		const write = (actor: Actor) =>
			keepOwn(actor, { sheetId: bip.sheetId, step: 2, id: newId(), field: field?.key ?? '', column, text: 'ord' });
		for (const { actor } of guests) await write(actor);
		const seen = async () => (await readSheet(bip.chair, bip.sheetId, 2)).looking.wrote;
		expect(await seen()).toBeNull();
		await write((await aGuest(bip.token, 'Den femte', { inRoom: false })).actor);
		expect(await seen()).toEqual({ room: 5, remote: 5 });
	});
});
