import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { size } from '../build/size.ts';
import { plainClient, type PlainClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { awarenessFrame, fateOf, innocents, intrude, type Claim } from './hostile.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { tell } from './typist.ts';

let portal: OwnPortal;
let chair: PlainClient;
let watcher: Awaited<ReturnType<typeof intrude>>;
let chairPerson: unknown;

/** What the watcher has heard of who is here, oldest first. */
function heard(from = 0): Claim[] {
	return watcher.frames.slice(from).flatMap((frame) => {
		const decoder = decoding.createDecoder(frame);
		if (decoding.readVarUint(decoder) !== 1) return [];
		const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
		return Array.from({ length: decoding.readVarUint(inner) }, () => ({
			client: decoding.readVarUint(inner),
			clock: decoding.readVarUint(inner),
			state: decoding.readVarString(inner)
		}));
	});
}
const userIn = (claim: Claim | undefined): unknown =>
	(JSON.parse(claim?.state ?? 'null') as { user?: unknown } | null)?.user;

beforeAll(async () => {
	portal = await ownPortal({ seats: ['chair', 'member', 'observer', 'member'], meetings: 2 });
	await portal.start();
	chair = plainClient(portal.origin, portal.cookies[0] ?? '', portal.agendas[0] ?? '');
	await until(() => chair.provider.synced, 'the chair is in step');
	watcher = await intrude(portal, 2, portal.agendas[0] ?? '');
	chair.provider.awareness.setLocalStateField('at', 'here');
	await until(() => heard().some(({ client }) => client === chair.doc.clientID), 'the chair is seen');
	chairPerson = userIn(heard().findLast(({ client }) => client === chair.doc.clientID));
});
afterAll(async () => {
	chair.end();
	watcher.socket.terminate();
	await portal.end();
});

const asTheChair = JSON.stringify({ user: chairPerson ?? { name: 'Ordföranden', role: 'chair' }, cursor: 1 });
const spoofs: Record<string, () => Claim[]> = {
	'the chair’s client id with a higher clock': () => [
		{ client: chair.doc.clientID, clock: 2 ** 40, state: asTheChair }
	],
	'the chair’s client id at the end of numbers': () => [
		{ client: chair.doc.clientID, clock: Number.MAX_SAFE_INTEGER, state: asTheChair }
	],
	'the chair taken away': () => [{ client: chair.doc.clientID, clock: 2 ** 41, state: 'null' }],
	'the name and role of the chair under an id of one’s own': () => [{ client: 5_000_001, clock: 1, state: asTheChair }],
	'the server’s ids': () => [0, 1, 15].map((client) => ({ client, clock: 1, state: asTheChair })),
	'10,000 people at once': () =>
		Array.from({ length: 10_000 }, (_, index) => ({ client: 6_000_000 + index, clock: 1, state: '{"at":"x"}' })),
	'a state of 900 kB': () => [{ client: 5_000_002, clock: 1, state: JSON.stringify({ at: 'x'.repeat(900_000) }) }],
	'a state that is no JSON': () => [{ client: 5_000_003, clock: 1, state: '{"at":' }],
	'a state that is no object': () => [{ client: 5_000_004, clock: 1, state: '[1,2]' }],
	'a state that reaches for the prototype': () => [
		{
			client: 5_000_005,
			clock: 1,
			state: '{"__proto__":{"user":{"name":"Ordföranden"}},"constructor":1,"cursor":null}'
		}
	],
	'a user twice in one state': () => [
		{ client: 5_000_006, clock: 1, state: '{"user":{"name":"Ordföranden"},"user":{"name":"Ordföranden"},"at":"x"}' }
	],
	'a cursor that is a bomb': () => [
		{ client: 5_000_007, clock: 1, state: `{"cursor":${'['.repeat(2_000)}${']'.repeat(2_000)}}` }
	]
};

describe('D13 presence that is not true', () => {
	for (const [name, claims] of Object.entries(spoofs))
		it(`D13 never shows anybody as somebody else: ${name}`, async () => {
			const from = watcher.frames.length;
			const clock = heard().findLast(({ client }) => client === chair.doc.clientID)?.clock ?? 0;
			const spoofer = await intrude(portal, 1, portal.agendas[0] ?? '');
			await fateOf(spoofer, awarenessFrame(claims()));
			// What the chair shows next is seen: nobody stands in the way of it, and nothing came before it unseen.
			chair.provider.awareness.setLocalStateField('at', name);
			await until(
				() =>
					heard(from).some(
						({ client, state }) => client === chair.doc.clientID && state.includes(JSON.stringify(name).slice(1, -1))
					),
				'the chair goes on'
			);
			spoofer.socket.terminate();
			for (const claim of heard(from)) {
				expect(claim.client).toBeGreaterThan(15);
				expect(claim.state.length).toBeLessThan(4_700);
				if (claim.client === chair.doc.clientID) {
					expect(claim.clock).toBeLessThan(clock + 20);
					expect(userIn(claim)).toEqual(chairPerson);
				} else if (claim.state !== 'null') {
					expect(userIn(claim)).not.toMatchObject({ role: 'chair' });
					expect(['at', 'cursor', 'selection', 'user']).toEqual(
						expect.arrayContaining(Object.keys(JSON.parse(claim.state) as object))
					);
				}
			}
			// One connection is one person, however many it claims to be.
			const shown = new Set(heard(from).flatMap(({ client, state }) => (state === 'null' ? [] : [client])));
			shown.delete(chair.doc.clientID);
			expect(shown.size).toBeLessThanOrEqual(1);
		});

	const states = size(300, 10_000);
	it(`D13 tells the others of ${states} moves in a row at the pace of people, and costs them nothing`, async () => {
		const working = await innocents(portal, portal.agendas[1] ?? '', [0, 3]);
		const from = watcher.frames.length;
		const restless = await intrude(portal, 1, portal.agendas[0] ?? '');
		const begun = performance.now();
		let sent = 0;
		for (; sent < states; sent += 1) {
			restless.send(awarenessFrame([{ client: 5_100_000, clock: sent + 1, state: `{"at":"${sent}"}` }]));
			// Fast, but below what the door ends a connection for.
			if (sent % 2 === 1) await new Promise((resolve) => setTimeout(resolve, 8));
		}
		await until(() => heard(from).some(({ state }) => state.includes(`"at":"${states - 1}"`)), 'the last move is seen');
		const seconds = (performance.now() - begun) / 1_000;
		restless.socket.terminate();
		const told = heard(from).filter(({ client, state }) => client === 5_100_000 && state !== 'null').length;
		const { slowest } = await working.stop();
		tell('restless-presence', { sent, told, seconds: Math.round(seconds * 10) / 10, slowest });
		expect(told).toBeGreaterThan(0);
		expect(told).toBeLessThanOrEqual(Math.ceil(seconds * 20) + 2);
		expect(chair.ended).toEqual([]);
	});
});
