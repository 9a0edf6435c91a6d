import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { newId } from '#lib/ids/id.ts';
import type { Answer, AskInput, AskName, PersonHere, Scope, Tells } from '#lib/room/events.ts';
import { briefingNews } from '#server/briefings/find.ts';
import { context } from '#server/context.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { readNote } from '#server/relay/read-note.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { aBody } from '../build/meetings.ts';
import { onTheDesk, relayed } from '../build/relay.ts';
import { aFederation, aGroup, aMeeting, anOrganisation, aPerson, aSeat, insert, type Person } from '../build/rows.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { until } from './wait.ts';

interface RoomClient {
	readonly socket: Socket;
	readonly stale: string[];
	readonly closed: Scope[];
	missed: number;
	people: readonly PersonHere[];
	ask<Name extends AskName>(name: Name, input: AskInput<Name>): Promise<Answer>;
}

let portal: TestPortal;
const sockets: Socket[] = [];

/** A socket as a browser of this person opens it; rejects with the server's word when it is not let in. */
function connect(cookie: string | undefined, origin = portal.origin): Promise<RoomClient> {
	const headers: Record<string, string> = { origin, ...(cookie ? { cookie } : {}) };
	const socket = io(portal.origin, {
		transports: ['websocket'],
		extraHeaders: headers,
		reconnection: false,
		forceNew: true
	});
	sockets.push(socket);
	const client: RoomClient = {
		socket,
		stale: [],
		closed: [],
		missed: 0,
		people: [],
		ask: (name, input) => socket.timeout(20_000).emitWithAck(name, input) as Promise<Answer>
	};
	const tells: Tells = {
		'room:stale': (topics) => void client.stale.push(...topics),
		'room:missed': () => void (client.missed += 1),
		'room:people': (_meetingId, people) => (client.people = people),
		'poll:cast': () => undefined,
		'scope:closed': (scope) => void client.closed.push(scope)
	};
	for (const [name, listener] of Object.entries(tells)) socket.on(name, listener);
	return new Promise((resolve, reject) => {
		socket.once('connect', () => resolve(client));
		socket.once('connect_error', reject);
	});
}

async function scene() {
	const federation = await aFederation();
	const organisation = await anOrganisation(federation, { part: 'fk', shortName: `FK ${newId().slice(0, 4)}` });
	const group = await aGroup(federation);
	const meeting = await aMeeting(group);
	const seated = async (role: 'chair' | 'member'): Promise<Person> => {
		const person = await aPerson(federation);
		await aSeat(group, person, role, { organisationId: organisation.id });
		return person;
	};
	return { federation, organisation, group, meeting, chair: await seated('chair'), member: await seated('member') };
}

beforeAll(async () => {
	portal = await startPortal();
});
afterAll(async () => {
	for (const socket of sockets) socket.disconnect();
	await portal.close();
});

describe('the meeting room', () => {
	it('R14 shows everybody in it, in the shape of their part, and on which item they are', async () => {
		const { meeting, chair, member } = await scene();
		const [a, b] = await Promise.all(
			[sessionCookieFor(chair), sessionCookieFor(member)].map(async (c) => connect(await c))
		);
		if (!a || !b) throw new Error('two clients');
		expect(await a.ask('meeting:enter', { meetingId: meeting.id })).toEqual({ ok: true });
		expect(await b.ask('meeting:enter', { meetingId: meeting.id })).toEqual({ ok: true });
		const itemId = newId();
		expect(await b.ask('item:visit', { meetingId: meeting.id, itemId })).toEqual({ ok: true });
		await until(() => a.people.length === 2 && a.people.some((one) => one.itemId === itemId), 'both are seen');
		expect(a.people.every((one) => one.part === 'fk')).toBe(true);
		b.socket.disconnect();
		await until(() => a.people.length === 1, 'who leaves is gone');
	});

	it('R15 tells the topics that changed to those who follow the meeting, and no data', async () => {
		const { federation, group, meeting, member } = await scene();
		const client = await connect(await sessionCookieFor(member));
		await client.ask('scope:watch', { kind: 'meeting', id: meeting.id });
		const news = { federationId: federation.id, groupId: group.id, meetingId: meeting.id };
		context().bus.publish({ topic: 'agenda', ...news });
		context().bus.publish({ topic: 'agenda', ...news });
		context().bus.publish({ topic: 'meetings', ...news });
		await until(() => client.stale.length > 0, 'news arrive');
		expect(client.stale).toEqual(['agenda', 'meetings']);
	});

	it('R15 that a report was sent is told to the whole federation, what is written in it only where it is written', async () => {
		const { federation, meeting } = await scene();
		const client = await connect(await sessionCookieFor(await aPerson(federation)));
		await client.ask('scope:watch', { kind: 'federation', id: federation.id });
		const text = { topic: 'briefing-texts', federationId: federation.id, meetingId: meeting.id };
		context().bus.publish(text);
		context().bus.publish(briefingNews({ federationId: federation.id }));
		await until(() => client.stale.length > 0, 'news arrive');
		expect(client.stale).toEqual(['briefings']);
	});

	it('X49 tells those a note came from of the answer by the first news after it', async () => {
		const federation = await aFederation();
		const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
		const [there, group] = [await aBody(federation), await aGroup(federation)];
		const origin = await aPerson(federation);
		await aSeat(group, origin, 'chair');
		const reader = await actorFor(origin);
		const noteId = await onTheDesk(reader, group.id, { asked: 'answer' });
		const [hopId = ''] = await relayed(office, noteId, [there.group.id]);
		await receiveNote(there.chair, { hopId });
		const client = await connect(await sessionCookieFor(origin));
		await client.ask('scope:watch', { kind: 'federation', id: federation.id, read: context().bus.moment() });
		const before = client.stale.length;
		await answerNote(there.chair, { hopId, outcome: 'answered', report: 'Vi gör det.' });
		await until(() => client.stale.length > before, 'news arrive');
		expect(client.stale.slice(before)).toEqual(['relay']);
		expect((await readNote(reader, noteId)).legs.at(-1)).toMatchObject({ report: 'Vi gör det.' });
	});

	it('R22 tells whoever begins to follow what was told since their page was read', async () => {
		const { federation, group, meeting, member } = await scene();
		const news = { federationId: federation.id, groupId: group.id, meetingId: meeting.id };
		const scope = { kind: 'meeting', id: meeting.id } as const;
		const read = context().bus.moment();
		// What is still gathered for all would reach whoever joins in between once more.
		const there = await connect(await sessionCookieFor(member));
		await there.ask('scope:watch', { ...scope, read });
		context().bus.publish({ topic: 'agenda', ...news });
		await until(() => there.stale.length > 0, 'it has gone out to all');
		const client = await connect(await sessionCookieFor(member));
		await client.ask('scope:watch', { ...scope, read });
		await until(() => client.stale.length > 0, 'what came between is told');
		expect(client.stale).toEqual(['agenda']);
		const late = await connect(await sessionCookieFor(member));
		await late.ask('meeting:enter', { meetingId: meeting.id, read });
		await until(() => late.stale.length > 0, 'the room tells it too');
		await late.ask('scope:watch', { ...scope, read: 0 });
		await until(() => late.missed === 1, 'it is too long ago to know');
		const stranger = await connect(await sessionCookieFor(await aPerson(federation)));
		expect(await stranger.ask('scope:watch', { ...scope, read: 0 })).toMatchObject({ ok: false });
		await stranger.ask('scope:watch', { kind: 'group', id: group.id, read });
		expect([stranger.stale, stranger.missed]).toEqual([[], 0]);
	});

	it('R16 lets nobody in without a session, from another site, or without an origin', async () => {
		const { member } = await scene();
		const cookie = await sessionCookieFor(member);
		await expect(connect(undefined)).rejects.toThrow('account.signed-out');
		await expect(connect(cookie, 'https://samsyn.example.evil')).rejects.toThrow();
		await expect(connect(cookie, 'null')).rejects.toThrow();
		const bare = io(portal.origin, {
			transports: ['websocket'],
			extraHeaders: { cookie },
			reconnection: false,
			forceNew: true
		});
		sockets.push(bare);
		await expect(
			new Promise((resolve, reject) => bare.once('connect', () => resolve(null)).once('connect_error', reject))
		).rejects.toThrow();
	});

	it('R17 answers a stranger, another federation and a made-up id alike, and tells them nothing', async () => {
		const { meeting, group, federation } = await scene();
		const stranger = await aPerson(federation);
		const elsewhere = await aPerson(await aFederation(), { office: 'director' });
		for (const person of [stranger, elsewhere]) {
			const client = await connect(await sessionCookieFor(person));
			const answers = await Promise.all([
				client.ask('meeting:enter', { meetingId: meeting.id }),
				client.ask('meeting:enter', { meetingId: newId() }),
				client.ask('scope:watch', { kind: 'meeting', id: meeting.id }),
				client.ask('scope:watch', { kind: 'group', id: group.id }),
				client.ask('scope:watch', { kind: 'group', id: newId() })
			]);
			expect(answers).toEqual(answers.map(() => ({ ok: false, code: 'thing.missing' })));
			context().bus.publish({ topic: 'agenda', federationId: federation.id, groupId: group.id, meetingId: meeting.id });
			const own = await scene();
			const follower = await connect(await sessionCookieFor(own.member));
			await follower.ask('scope:watch', { kind: 'meeting', id: own.meeting.id });
			context().bus.publish({ topic: 'agenda', meetingId: own.meeting.id });
			await until(() => follower.stale.length === 1, 'a later piece of news has passed');
			expect(client.stale).toEqual([]);
		}
		const foreign = await connect(await sessionCookieFor(elsewhere));
		expect(await foreign.ask('scope:watch', { kind: 'federation', id: federation.id })).toEqual({
			ok: false,
			code: 'thing.missing'
		});
	});

	it('R18 puts out of the room whoever loses the seat, while it is open', async () => {
		const { federation, group, meeting, chair, member } = await scene();
		const stays = await connect(await sessionCookieFor(chair));
		const goes = await connect(await sessionCookieFor(member));
		await stays.ask('meeting:enter', { meetingId: meeting.id });
		await goes.ask('meeting:enter', { meetingId: meeting.id });
		await until(() => stays.people.length === 2, 'both are in');
		await insert((db) =>
			db.seat.updateMany({ where: { membershipId: member.membership.id }, data: { to: context().clock.now() } })
		);
		context().bus.publish({
			topic: 'network',
			federationId: federation.id,
			groupId: group.id,
			rightsOf: { accountId: member.account.id }
		});
		await until(() => goes.closed.length === 1 && stays.people.length === 1, 'one is out');
		expect(goes.closed).toEqual([{ kind: 'meeting', id: meeting.id }]);
		context().bus.publish({ topic: 'agenda', meetingId: meeting.id });
		await until(() => stays.stale.includes('agenda'), 'the other still hears');
		expect(goes.stale).not.toContain('agenda');
	});

	it('R19 disconnects whoever signs out elsewhere', async () => {
		const { meeting, member } = await scene();
		const cookie = await sessionCookieFor(member);
		const client = await connect(cookie);
		await client.ask('meeting:enter', { meetingId: meeting.id });
		await insert((db) => db.session.deleteMany({ where: { accountId: member.account.id } }));
		context().bus.publish({ topic: 'accounts', rightsOf: { accountId: member.account.id } });
		await until(() => client.socket.disconnected, 'the socket is cut');
		await expect(connect(cookie)).rejects.toThrow('account.signed-out');
	});

	it('R20 refuses what is not an ask, and too many of them, without falling over', async () => {
		const { meeting, member } = await scene();
		const client = await connect(await sessionCookieFor(member));
		const wild = client.socket as unknown as {
			timeout(ms: number): { emitWithAck(...all: unknown[]): Promise<Answer> };
		};
		for (const input of [
			null,
			7,
			'x',
			{},
			{ meetingId: '../x' },
			{ meetingId: { $gt: '' } },
			{ __proto__: { meetingId: meeting.id } }
		])
			expect(await wild.timeout(20_000).emitWithAck('meeting:enter', input)).toEqual({
				ok: false,
				code: 'input.invalid'
			});
		client.socket.emit('room:people', 'x');
		const answers = await Promise.all(
			Array.from({ length: 80 }, () => client.ask('item:visit', { meetingId: meeting.id, itemId: null }))
		);
		expect(answers.filter((answer) => !answer.ok)).not.toEqual([]);
		expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, code: 'rate.limited' });
		const other = await connect(await sessionCookieFor((await scene()).member));
		expect(other.socket.connected).toBe(true);
	});
});
