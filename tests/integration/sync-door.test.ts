import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { sessionNameOf } from '#server/accounts/session-name.ts';
import { anAgenda } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aSeated, insert, type Person } from '../build/rows.ts';
import { size } from '../build/size.ts';
import { sessionCookieFor } from '../build/session.ts';
import { addressOf, bareClient, plainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
let chair: Person;
let cookie: string;
let document: string;

beforeAll(async () => {
	portal = await startPortal();
	const group = await aGroup(await aFederation());
	chair = await aSeated(group, 'chair');
	cookie = await sessionCookieFor(chair);
	document = await anAgenda(await aMeeting(group));
});
afterAll(() => portal.close());

/** Why a socket with this cookie is closed at this address, and what it heard before. */
async function refused(cookies: string | null, address: string, origin: string | null = portal.origin) {
	const client = bareClient(origin, cookies, address);
	const why = await client.closed;
	return { why, heard: client.frames.length };
}
const counts = async () => ({
	documents: await portal.context.read.document.count(),
	logs: (await portal.context.documents.thread.ask('cursors', {})).length
});

describe('the sync door', () => {
	it('D14 tells a visitor without a session to sign in, also with a made-up or ended one', async () => {
		const ended = await sessionCookieFor(chair);
		await insert((db) =>
			db.session.update({ where: { id: sessionNameOf(ended.replace(/.*=/, '')) }, data: { expiresAt: new Date(0) } })
		);
		for (const cookies of [null, '', 'samsyn=', `samsyn=${newId()}`, 'samsyn=%%%', ended])
			expect(await refused(cookies, addressOf(portal.origin, document)), String(cookies)).toEqual({
				why: 'signedOut',
				heard: 0
			});
	});

	it('D14 answers the same for a document that is missing and for one that is not yours, and makes none', async () => {
		const otherGroup = await aGroup(await aFederation());
		const elsewhere = await sessionCookieFor(await aSeated(otherGroup, 'chair'));
		const sameFederation = await aGroup({ id: (await portal.context.read.meeting.findFirstOrThrow()).federationId });
		const unseated = await sessionCookieFor(await aSeated(sameFederation, 'chair'));
		const before = await counts();
		const nothing = { why: 'missing', heard: 0 };
		expect(await refused(elsewhere, addressOf(portal.origin, document))).toEqual(nothing);
		expect(await refused(unseated, addressOf(portal.origin, document))).toEqual(nothing);
		const guesses = [newId(), 'agenda', '1', `${document}x`, document.toLowerCase(), '', '%00', `${document}/x`];
		for (const guess of guesses)
			for (const cookies of [cookie, elsewhere])
				expect(await refused(cookies, addressOf(portal.origin, guess)), guess).toEqual(nothing);
		expect(await counts()).toEqual(before);
	});

	it('D14 answers a foreign or missing origin before anything else, with no socket at all', async () => {
		const { host } = new URL(portal.origin);
		for (const origin of [
			null,
			'null',
			'https://evil.example',
			`http://${host}.evil.example`,
			portal.origin.replace('http:', 'https:'),
			`http://evil.example:${new URL(portal.origin).port}`
		])
			expect(await refused(cookie, addressOf(portal.origin, document), origin), String(origin)).toEqual({
				why: 'http 403',
				heard: 0
			});
	});

	it('D15 asks an older page to reload, and answers the wrong epoch as erased', async () => {
		const why = async (query: string) => (await refused(cookie, addressOf(portal.origin, document, query))).why;
		expect(await why('epoch=1&version=0')).toBe('outdated');
		expect(await why('epoch=1')).toBe('outdated');
		expect(await why('epoch=2&version=1')).toBe('erased');
		expect(await why('version=1')).toBe('erased');
	});

	it('D14 closes 4401 and 4403 in the band that y-websocket takes as final', async () => {
		const gone = plainClient(portal.origin, 'samsyn=none', document);
		const missing = plainClient(portal.origin, cookie, newId());
		await until(() => gone.ended.length > 0 && missing.ended.length > 0, 'both are refused');
		expect([gone.ended, missing.ended, gone.provider.shouldConnect, missing.provider.shouldConnect]).toEqual([
			[4401],
			[4403],
			false,
			false
		]);
		gone.end();
		missing.end();
	});

	it('D14 lets nobody else’s upgrade hang: unknown ones are refused when the server stands alone', async () => {
		const status = await new Promise((resolve) => {
			const asked = request(`${portal.origin}/elsewhere`, {
				headers: {
					connection: 'Upgrade',
					upgrade: 'websocket',
					'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
					'sec-websocket-version': '13'
				}
			});
			asked.on('response', (response) => resolve(response.statusCode));
			asked.on('error', resolve);
			asked.end();
		});
		expect(status).toBe(404);
		const room = bareClient(
			portal.origin,
			cookie,
			`${portal.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
		);
		await room.open;
		room.socket.close();
	});

	it('D12 ends a connection that is no client of this protocol', async () => {
		const frames: (Uint8Array | string)[] = [
			'text',
			new Uint8Array(),
			new Uint8Array([9]),
			new Uint8Array([0, 7, 0]),
			new Uint8Array([0, 2, 200]),
			new Uint8Array([1, 3, 5, 5, 5])
		];
		for (const frame of frames) {
			const client = bareClient(portal.origin, cookie, addressOf(portal.origin, document));
			await client.open;
			client.send(frame);
			expect(await client.closed, String(frame)).toBe('malformed');
		}
	});

	it('D12 ends a connection that sends too large or too much, and the others do not notice', async () => {
		const other = plainClient(portal.origin, cookie, document);
		await until(() => other.provider.synced, 'in step');
		const large = bareClient(portal.origin, cookie, addressOf(portal.origin, document));
		await large.open;
		large.send(new Uint8Array((1 << 20) + 1));
		expect(await large.closed).toBe('tooLarge');
		const flood = bareClient(portal.origin, cookie, addressOf(portal.origin, document));
		await flood.open;
		for (let sent = 0; sent < 4_000; sent += 1) flood.send(new Uint8Array([3]));
		expect(await flood.closed).toBe('tooMuch');
		const eager = bareClient(portal.origin, cookie, addressOf(portal.origin, document));
		await eager.open;
		for (let sent = 0; sent < 50; sent += 1) eager.send(new Uint8Array([0, 0, 1, 0]));
		expect(await eager.closed).toBe('tooMuch');
		other.write('still here');
		const late = plainClient(portal.origin, cookie, document);
		await until(() => late.line() === 'still here', 'the others go on');
		expect(other.ended).toEqual([]);
		other.end();
		late.end();
	});

	it('D14 opens no more sockets for one account than any person needs', async () => {
		const many = Array.from({ length: 110 }, () =>
			bareClient(portal.origin, cookie, addressOf(portal.origin, document))
		);
		expect(await Promise.race(many.map((client) => client.closed))).toBe('tooMuch');
		for (const client of many) client.socket.terminate();
	});

	// Half a minute of waiting is for the large sizes.
	it.runIf(size(false, true))(
		'D12 lets go of a half-open socket within 30 seconds',
		async () => {
			const dead = bareClient(portal.origin, cookie, addressOf(portal.origin, document), { autoPong: false });
			await dead.open;
			const from = performance.now();
			expect(await dead.closed).toBe('1006');
			expect(performance.now() - from).toBeLessThan(30_000);
		},
		40_000
	);
});
