import { describe, expect, it } from 'vitest';
import { sessionNameOf } from '#server/accounts/session-name.ts';
import { aSeated, insert } from '../build/rows.ts';
import { writingScene } from '../build/scene.ts';
import { sessionCookieFor } from '../build/session.ts';
import { size } from '../build/size.ts';
import { plainClient, type PlainClient } from './sync-client.ts';
import { stopwatch } from './stopwatch.ts';
import { until } from './wait.ts';

const scene = writingScene();

async function join(cookie: string): Promise<PlainClient> {
	const client = plainClient(scene.portal.origin, cookie, scene.document);
	scene.afterwards(() => client.end());
	await until(() => client.provider.synced, 'a client is in step');
	return client;
}

/** Anna the chair and Bengt the member, both at work; gives Bengt's cookie too. */
async function atWork() {
	const cookie = await sessionCookieFor(scene.member);
	const [anna, bengt] = await Promise.all([sessionCookieFor(scene.chair).then(join), join(cookie)]);
	anna.write('shared ');
	await until(() => bengt.line() === 'shared ', 'both are equal');
	return { anna, bengt, cookie };
}

/** Milliseconds of the portal's from now until the client's connection has been ended. */
async function endedWithin(client: PlainClient): Promise<number> {
	const took = stopwatch();
	await until(() => client.ended.length > 0, 'the connection is ended');
	return took();
}

const endSeat = (to = new Date(0)) =>
	insert((db) => db.seat.update({ where: { id: scene.memberSeat.id }, data: { to } }));
const setMeeting = (state: string) =>
	insert((db) => db.meeting.update({ where: { id: scene.meeting.id }, data: { state } }));
const seatGone = () =>
	scene.portal.context.bus.publish({
		topic: 'network',
		federationId: scene.federation.id,
		groupId: scene.group.id,
		rightsOf: { accountId: scene.member.account.id }
	});

describe('D6 rights that change in mid-session', () => {
	it('end a member’s connection within a second when the seat is taken away, and not another byte arrives', async () => {
		const { anna, bengt } = await atWork();
		await endSeat();
		seatGone();
		expect(await endedWithin(bengt)).toBeLessThan(1_000);
		anna.write('secret');
		await until(() => bengt.ended.length > 1, 'the door has answered again');
		expect(bengt.ended).toEqual([4205, 4403]);
		expect(bengt.line()).toBe('shared ');
		expect(anna.ended).toEqual([]);
	});

	it('store nothing more of what the former member writes', async () => {
		const { anna, bengt } = await atWork();
		await endSeat();
		seatGone();
		await endedWithin(bengt);
		bengt.write('too late');
		bengt.provider.connect();
		await until(() => bengt.ended.includes(4403), 'the door has answered again');
		anna.write('after');
		const late = await join(await sessionCookieFor(scene.chair));
		expect(late.line()).toBe('shared after');
	});

	it('make a reader of a member who becomes an observer: back by itself, reading, and heard no more', async () => {
		const { anna, bengt } = await atWork();
		await insert((db) => db.seat.update({ where: { id: scene.memberSeat.id }, data: { role: 'observer' } }));
		seatGone();
		await endedWithin(bengt);
		await until(() => bengt.provider.synced, 'back as a reader');
		bengt.write('unheard');
		anna.write('heard');
		await until(() => bengt.line().includes('heard '.trim()), 'still reading');
		anna.write('!');
		await until(() => bengt.line().includes('!'), 'still reading');
		expect(anna.line()).toBe('shared heard!');
		expect(bengt.ended).toEqual([4205]);
	});

	it('close everybody’s writing when the meeting ends, and leave the readers reading', async () => {
		const { anna, bengt } = await atWork();
		const observer = await join(await sessionCookieFor(await aSeated(scene.group, 'observer')));
		await setMeeting('ended');
		scene.portal.context.bus.publish({
			topic: 'meetings',
			federationId: scene.federation.id,
			meetingId: scene.meeting.id,
			rightsOf: { everyoneIn: 'meeting' }
		});
		await Promise.all([endedWithin(anna), endedWithin(bengt)]);
		await until(() => anna.provider.synced && bengt.provider.synced, 'back as readers');
		expect([anna.ended, bengt.ended, observer.ended]).toEqual([[4205], [4205], []]);
	});

	it('leave everybody else alone: other meetings, other groups, other federations', async () => {
		const { anna, bengt } = await atWork();
		for (const news of [
			{ topic: 'meetings', federationId: scene.federation.id, meetingId: 'other' },
			{ topic: 'network', federationId: 'other', groupId: scene.group.id },
			{ topic: 'network', federationId: scene.federation.id, groupId: scene.group.id },
			{ topic: 'accounts', rightsOf: { accountId: 'other' } }
		])
			scene.portal.context.bus.publish(news);
		anna.write('on');
		await until(() => bengt.line() === 'shared on', 'they go on');
		expect([anna.ended, bengt.ended]).toEqual([[], []]);
	});

	it('end a session’s connections when it is signed out, and only that session’s', async () => {
		const { bengt, cookie } = await atWork();
		const otherTab = await join(await sessionCookieFor(scene.member));
		const sessionId = sessionNameOf(cookie.replace(/.*=/, ''));
		await insert((db) => db.session.delete({ where: { id: sessionId } }));
		scene.portal.context.bus.publish({ topic: 'accounts', rightsOf: { sessionId } });
		expect(await endedWithin(bengt)).toBeLessThan(1_000);
		expect(bengt.ended).toEqual([4401]);
		expect(otherTab.ended).toEqual([]);
	});

	// Ten seconds of waiting are for the large sizes.
	it.runIf(size(false, true))('are noticed within the sweep when no news came', async () => {
		const { bengt } = await atWork();
		await endSeat();
		expect(await endedWithin(bengt)).toBeLessThan(11_000);
		expect(bengt.ended[0]).toBe(4205);
	});
});

describe('D6 freezing', () => {
	it('sends the writers back through the door as readers, and refuses the server’s own edits', async () => {
		const { documents } = scene.portal.context;
		const { anna, bengt } = await atWork();
		const cursor = await documents.freeze(scene.document);
		await Promise.all([endedWithin(anna), endedWithin(bengt)]);
		await until(() => anna.provider.synced && bengt.provider.synced, 'back as readers');
		anna.write('too late');
		await expect(documents.edit(scene.document, 'k', 'add', { id: 'A'.repeat(22), title: 'x' })).rejects.toMatchObject({
			code: 'document.frozen'
		});
		expect(await documents.freeze(scene.document)).toBe(cursor);
		expect((await documents.read(scene.document)).cursor).toBe(cursor);
		expect(bengt.line()).toBe('shared ');
	});
});
