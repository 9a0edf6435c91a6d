import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { tunnelEvent, tunnelWindow, type TunnelRecord } from '#lib/yjs/tunnel-wire.ts';
import { context } from '#server/context.ts';
import { anAgenda } from '../build/documents.ts';
import { aMeeting, aSeated, insert, type Person } from '../build/rows.ts';
import { writingScene } from '../build/scene.ts';
import { sessionCookieFor } from '../build/session.ts';
import { size } from '../build/size.ts';
import { stopwatch } from './stopwatch.ts';
import { addressOf, doorOf, plainClient } from './sync-client.ts';
import {
	bareTunnelled,
	browserTunnel,
	eventOf,
	openPolls,
	poll,
	recordsIn,
	tunnelledClient,
	upgradeStatus
} from './tunnel-client.ts';
import { until } from './wait.ts';

const scene = writingScene();

async function join(person: Person, on = scene.document) {
	const client = tunnelledClient(scene.portal.origin, await sessionCookieFor(person), on);
	scene.afterwards(() => client.end());
	client.provider.awareness.setLocalStateField('at', null);
	await until(() => client.provider.synced, 'a client is in step');
	return client;
}
const cookieOf = (person: Person) => sessionCookieFor(person);

describe('the tunnel', () => {
	it('D28 two people write together through it, and with one who has a WebSocket', async () => {
		const [anna, bengt] = await Promise.all([join(scene.chair), join(scene.member)]);
		const cilla = plainClient(scene.portal.origin, await cookieOf(scene.member), scene.document);
		scene.afterwards(() => cilla.end());
		await until(() => cilla.provider.synced, 'in step');
		for (let turn = 0; turn < 20; turn += 1) {
			anna.write('a', 0);
			bengt.write('b', 0);
			cilla.write('c', 0);
		}
		await until(
			() => [anna, bengt, cilla].every((one) => one.line().length === 60 && one.line() === anna.line()),
			'all are equal'
		);
		const seen = () => [...cilla.provider.awareness.getStates().values()].map((one) => one['user'] as { name: string });
		await until(() => seen().some((user) => user?.name === scene.chair.account.name), 'presence passes too');
		expect([anna, bengt].map((one) => one.ended)).toEqual([[], []]);
	});

	it('D28 carries a document larger than any one request, both ways', async () => {
		const anna = await join(scene.chair);
		const words = 'En rad som skrivs i mötet och som alla ser. '.repeat(1_700);
		const row = words.slice(0, 30_000);
		anna.write(words);
		for (let turn = 0; turn < 9; turn += 1) anna.write(row);
		const all = words + row.repeat(9);
		expect(all.length).toBeGreaterThan(tunnelWindow);
		const bengt = await join(scene.member);
		await until(() => bengt.line().length === all.length, 'all of it has come');
		expect(bengt.line()).toBe(all);
		expect([anna.ended, bengt.ended]).toEqual([[], []]);
	});

	it('D28 tells what is durable, and to whom it belongs', async () => {
		const bare = bareTunnelled(
			scene.portal.origin,
			await cookieOf(scene.chair),
			`${addressOf(scene.portal.origin, scene.document)}&ack=1`
		);
		await bare.open;
		await until(() => bare.frames.some((frame) => frame[0] === 101 && frame[1] === 1), 'it may write');
		bare.send(new Uint8Array([0, 1, 2, 0, 0]));
		await until(() => bare.frames.some((frame) => frame[0] === 100 && frame[1] === 1), 'one is durable');
		bare.socket.close();
		expect(await bare.closed).toBe('1000');
	});

	it('D28 closes with the codes of the door', async () => {
		const why = async (cookie: string, address: string) => bareTunnelled(scene.portal.origin, cookie, address).closed;
		const cookie = await cookieOf(scene.chair);
		expect(await why(cookie, addressOf(scene.portal.origin, newId()))).toBe('missing');
		expect(await why(cookie, addressOf(scene.portal.origin, '..%2f..'))).toBe('missing');
		expect(await why(cookie, addressOf(scene.portal.origin, scene.document, 'epoch=2&version=1'))).toBe('erased');
		expect(await why(cookie, addressOf(scene.portal.origin, scene.document, 'epoch=1&version=0'))).toBe('outdated');
		expect(await why(`samsyn=${newId()}`, addressOf(scene.portal.origin, scene.document))).toBe('signedOut');
		const hostile = async (frame: Uint8Array<ArrayBuffer>) => {
			const bare = bareTunnelled(scene.portal.origin, cookie, addressOf(scene.portal.origin, scene.document));
			await bare.open;
			bare.send(frame);
			return bare.closed;
		};
		expect(await hostile(new Uint8Array([9]))).toBe('malformed');
		expect(await hostile(new Uint8Array((1 << 20) + 1))).toBe('tooLarge');
		expect(await hostile(new Uint8Array(2 << 20))).toBe('tooLarge');
		expect(await why(cookie, doorOf(scene.portal.origin))).toBe('missing');
	});

	it('D28 says goodbye before a restart, and everybody comes back', async () => {
		const anna = await join(scene.chair);
		anna.write('before');
		const late = await join(scene.member);
		await until(() => late.line() === 'before', 'it is stored');
		scene.portal = await scene.portal.restart();
		await until(() => anna.ended.length > 0 && late.ended.length > 0, 'they are told');
		expect([anna.ended[0], late.ended[0]]).toEqual([1012, 1012]);
		const again = await join(scene.member);
		expect(again.line()).toBe('before');
	});

	it('D28 ends writing when access is withdrawn, within a second', async () => {
		const leaving = await aSeated(scene.group, 'member');
		const cookie = await cookieOf(leaving);
		const client = tunnelledClient(scene.portal.origin, cookie, scene.document);
		scene.afterwards(() => client.end());
		await until(() => client.provider.synced, 'in step');
		await insert((db) => db.session.deleteMany({ where: { accountId: leaving.account.id } }));
		const took = stopwatch();
		context().bus.publish({ topic: 'accounts', rightsOf: { accountId: leaving.account.id } });
		await until(() => client.ended.length > 0, 'it is closed');
		expect(took()).toBeLessThan(1_000);
		await until(() => client.ended.includes(4401), 'the door says why');
		expect(client.provider.shouldConnect).toBe(false);
	});

	it('D28 carries several documents of a page in one run of requests', async () => {
		const Socket = browserTunnel(scene.portal.origin, await cookieOf(scene.chair));
		const other = await anAgenda(await aMeeting(scene.group));
		const [one, two] = [scene.document, other].map((id) => tunnelledClient(scene.portal.origin, '', id, Socket));
		if (!one || !two) throw new Error('two clients');
		scene.afterwards(() => one.end());
		scene.afterwards(() => two.end());
		await until(() => one.provider.synced && two.provider.synced, 'both in step');
		one.write('one');
		two.write('two');
		const [late, later] = [await join(scene.member), await join(scene.member, other)];
		await until(() => late.line() !== '' && later.line() !== '', 'both have come');
		expect([late.line(), later.line()]).toEqual(['one', 'two']);
		one.end();
		two.write(' more');
		await until(() => later.line() === 'two more', 'the other goes on');
	});
});

describe('backpressure through the tunnel', () => {
	it('D28 who polls and takes nothing is sent no more than the window, and is let go like any slow reader', async () => {
		const anna = await join(scene.chair);
		for (let turn = 0; turn < 26; turn += 1) anna.write('0123456789'.repeat(3_000));
		const other = await join(await aSeated(scene.group, 'member'));
		await until(() => other.line().length === 780_000, 'the others have it all');
		const headers = { origin: scene.portal.origin, cookie: await cookieOf(scene.member) };
		const sid = await openPolls(scene.portal.origin, headers);
		await poll(scene.portal.origin, headers, {
			sid,
			body: eventOf([{ kind: 'open', channel: 1, address: `${scene.document}?epoch=1&version=1` }])
		});
		let heard = 0;
		let closed: number | null = null;
		const listening = (async () => {
			while (closed === null) {
				const { status, text } = await poll(scene.portal.origin, headers, { sid });
				if (status !== 200) return;
				for (const record of recordsIn(text)) {
					if (record.kind === 'piece') heard += record.bytes.byteLength;
					if (record.kind === 'close') closed = record.code;
				}
				if (text.includes('\u001e2') || text.startsWith('2'))
					await poll(scene.portal.origin, headers, { sid, body: '3' });
			}
		})();
		// Asks for the whole document again and again, and reads none of it.
		const everything: TunnelRecord = { kind: 'piece', channel: 1, bytes: new Uint8Array([0, 0, 1, 0]), more: false };
		await poll(scene.portal.origin, headers, { sid, body: eventOf(Array.from({ length: 9 }, () => everything)) });
		await until(() => closed !== null, 'it is let go');
		await listening;
		expect(heard).toBeLessThanOrEqual(tunnelWindow);
		expect(closed).not.toBe(4400);
		expect([anna.ended, other.ended]).toEqual([[], []]);
	});

	it('D28 who answers for what was never sent, or sends no such protocol, is disconnected', async () => {
		const headers = { origin: scene.portal.origin, cookie: await cookieOf(scene.member) };
		const opened = eventOf([{ kind: 'open', channel: 1, address: `${scene.document}?epoch=1&version=1` }]);
		for (const body of [
			eventOf([{ kind: 'taken', channel: 1, cost: 1_000_000 }]),
			opened,
			`42${JSON.stringify([tunnelEvent, 'AAAA/w=='])}`,
			`42${JSON.stringify([tunnelEvent, { a: 1 }])}`,
			`42${JSON.stringify([tunnelEvent])}`,
			'42["',
			`451-${JSON.stringify([tunnelEvent, { _placeholder: true, num: 0 }])}\u001ebAAAA`
		]) {
			const sid = await openPolls(scene.portal.origin, headers);
			await poll(scene.portal.origin, headers, { sid, body: opened });
			await poll(scene.portal.origin, headers, { sid, body });
			const gone = async () => {
				const { status, text } = await poll(scene.portal.origin, headers, { sid });
				return status === 400 || text.split('\u001e').includes('1');
			};
			await until(gone, body);
		}
		expect((await poll(scene.portal.origin, headers)).status).toBe(200);
	});
});

// Half a minute of waiting is for the large sizes.
describe.runIf(size(false, true))('a tunnel whose other end is gone', () => {
	it('D28 is let go within 30 seconds, and the others see it', async () => {
		const anna = await join(scene.chair);
		const gone = new Awareness(new Y.Doc());
		gone.setLocalState({ at: 'item' });
		const frame = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(gone, [gone.clientID]));
		});
		const headers = { origin: scene.portal.origin, cookie: await cookieOf(scene.member) };
		const sid = await openPolls(scene.portal.origin, headers);
		const body = eventOf([
			{ kind: 'open', channel: 1, address: `${scene.document}?epoch=1&version=1` },
			{ kind: 'piece', channel: 1, bytes: frame, more: false }
		]);
		await poll(scene.portal.origin, headers, { sid, body });
		const seen = () => anna.provider.awareness.getStates().has(gone.clientID);
		await until(seen, 'it is seen');
		await until(() => !seen(), 'it is gone', 30_000);
		expect(anna.ended).toEqual([]);
		gone.destroy();
	}, 60_000);
});

describe('who may use the tunnel', () => {
	const ours = async (person: Person) => ({ origin: scene.portal.origin, cookie: await cookieOf(person) });

	it('D29 nobody from another site, without an origin or without a session, before anything is kept', async () => {
		const { cookie } = await ours(scene.chair);
		const { origin } = scene.portal;
		expect((await poll(origin, { origin, cookie })).status).toBe(200);
		expect((await poll(origin, { origin })).status).toBe(401);
		expect((await poll(origin, { origin, cookie: `samsyn=${newId()}` })).status).toBe(401);
		for (const headers of [
			{ cookie },
			{ cookie, origin: 'https://evil.example' },
			{ cookie, origin: 'null' },
			{ cookie, 'sec-fetch-site': 'cross-site' },
			{ cookie, referer: 'https://evil.example/' },
			{ cookie, referer: `${origin}.evil.example/` }
		])
			expect((await poll(origin, headers as Record<string, string>)).status, JSON.stringify(headers)).toBe(403);
		expect((await poll(origin, { cookie, referer: `${origin}/meetings` })).status).toBe(200);
		expect((await poll(origin, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
	});

	it('D29 a connection cannot be ridden: every request brings the session that opened it', async () => {
		const mine = await ours(scene.chair);
		const theirs = await ours(scene.member);
		const sid = await openPolls(scene.portal.origin, mine);
		const opens = eventOf([{ kind: 'open', channel: 1, address: `${scene.document}?epoch=1&version=1` }]);
		for (const headers of [
			theirs,
			{ origin: scene.portal.origin },
			{ origin: scene.portal.origin, cookie: 'samsyn=' },
			{ cookie: mine.cookie },
			{ ...mine, origin: 'https://evil.example' }
		]) {
			expect((await poll(scene.portal.origin, headers as Record<string, string>, { sid })).status).toBe(400);
			expect((await poll(scene.portal.origin, headers as Record<string, string>, { sid, body: opens })).status).toBe(
				400
			);
		}
		expect((await poll(scene.portal.origin, mine, { sid, body: opens })).text).toBe('ok');
		expect((await poll(scene.portal.origin, mine, { sid })).status).toBe(200);
		const unknown = await poll(scene.portal.origin, theirs, { sid: 'x' });
		expect(unknown.status).toBe(400);
	});

	it('D29 the room’s own polling cannot be ridden either', async () => {
		const mine = await ours(scene.chair);
		const theirs = await ours(scene.member);
		const room = (headers: Record<string, string>, sid = '') =>
			fetch(`${scene.portal.origin}/socket.io/?EIO=4&transport=polling${sid}`, { headers });
		const { sid } = JSON.parse((await (await room(mine)).text()).slice(1)) as { sid: string };
		expect((await room(theirs, `&sid=${sid}`)).status).toBe(400);
		expect((await room({ origin: scene.portal.origin }, `&sid=${sid}`)).status).toBe(400);
		const upgrade = upgradeStatus(`${scene.portal.origin}/socket.io/?EIO=4&transport=websocket&sid=${sid}`, theirs);
		expect(await upgrade).toBe(400);
	});

	it('D29 one account opens no more connections than it has pages, and gets them back', async () => {
		const crowd = await aSeated(scene.group, 'member');
		const headers = await ours(crowd);
		const answers = await Promise.all(Array.from({ length: 60 }, () => poll(scene.portal.origin, headers)));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
		expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
		const sid = (JSON.parse(answers.find(({ status }) => status === 200)?.text.slice(1) ?? '') as { sid: string }).sid;
		await poll(scene.portal.origin, headers, { sid, body: '1' });
		await until(async () => (await poll(scene.portal.origin, headers)).status === 200, 'one has been given back');
		expect((await poll(scene.portal.origin, await ours(scene.chair))).status).toBe(200);
	});
});
