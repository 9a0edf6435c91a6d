import { join } from 'node:path';
import { connect } from 'node:net';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SeatRole } from '#lib/permissions/facts.ts';
import { size } from '../build/size.ts';
import { addressOf, bareClient } from '../integration/sync-client.ts';
import { honestFrames, spoiltEnvelope, spoiltFrame } from './frames.ts';
import { fateOf, honestUpdate, innocents, intrude, syncFrame } from './hostile.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const many = size(5_000, 100_000);
/** Part of the frames that come from somebody without a session; an address may be refused only so often. */
const strangers = size(0.05, 0.002);
const seed = seedOf();
const random = randomFrom(seed);
/** Milliseconds: no turn of the main thread is longer. */
const longestTurn = 250;
const attackers = size(8, 60);
const filled = (count: number, role: SeatRole): SeatRole[] => Array.from({ length: count }, () => role);
const reader = () => 2 + Math.floor(random() * attackers);
const writer = () => 2 + attackers + Math.floor(random() * attackers);
let portal: OwnPortal;

beforeAll(async () => {
	// Two who only want to work, readers and members who attack: many, since the door lets each come back only so often.
	portal = await ownPortal({
		seats: ['member', 'member', ...filled(attackers, 'observer'), ...filled(attackers, 'member')],
		meetings: 4
	});
	await portal.start();
});
afterAll(() => portal.end());

interface Row {
	document: string;
	cursor: number;
	bytes: Buffer;
}
/** What is stored of a document. */
function stored(document: string): Row[] {
	const db = new Database(join(portal.data, 'documents.sqlite'), { readonly: true });
	try {
		return db
			.prepare('SELECT document, cursor, bytes FROM entry WHERE document = ? ORDER BY cursor')
			.all(document) as Row[];
	} finally {
		db.close();
	}
}

const tally = new Map<string, number>();
const count = (what: string) => void tally.set(what, (tally.get(what) ?? 0) + 1);

/** One connection that sends such frames until it is closed. Out: how many it sent. */
async function assault(who: number | null, document: string, most: number): Promise<number> {
	const honest = honestFrames(20_000 + Math.floor(random() * 1_000_000));
	if (who === null) {
		const stranger = bareClient(portal.origin, null, addressOf(portal.origin, document));
		await stranger.open;
		for (let sent = 0; sent < 5; sent += 1) stranger.send(spoiltFrame(random, honest));
		count(`stranger ${await stranger.closed}`);
		return 5;
	}
	const client = await intrude(portal, who, document);
	let sent = 0;
	while (sent < most && client.socket.readyState === client.socket.OPEN) {
		// A few at once: what follows a bad one is on its way already.
		for (let burst = Math.ceil(random() * 4); burst > 0; burst -= 1, sent += 1)
			client.send(random() < 0.02 ? 'text' : spoiltFrame(random, honest));
		const fate = await fateOf(client);
		count(`member ${fate}`);
		if (fate !== 'open') break;
	}
	client.socket.terminate();
	return sent;
}

it(
	`D12 lives through ${many} spoilt frames, holds nobody up and loses no byte (seed ${seed})`,
	async () => {
		const [attacked = '', watched = '', elsewhere = ''] = portal.agendas;
		const keeper = await intrude(portal, 0, attacked);
		expect(
			await fateOf(
				keeper,
				syncFrame(
					'update',
					honestUpdate(1_000, (doc) => doc.getText('line').insert(0, 'kept'))
				)
			)
		).toBe('open');
		keeper.socket.terminate();
		const watchedKeeper = await intrude(portal, 0, watched);
		await fateOf(
			watchedKeeper,
			syncFrame(
				'update',
				honestUpdate(1_000, (doc) => doc.getText('line').insert(0, 'kept'))
			)
		);
		watchedKeeper.socket.terminate();
		const before = { attacked: stored(attacked), watched: stored(watched) };
		const working = await innocents(portal, elsewhere, [0, 1]);
		const start = await portal.ask('gauge');

		let sent = 0;
		const assaults = Array.from({ length: 8 }, async () => {
			while (sent < many) {
				const kind = random();
				// Strangers and readers attack a document that nobody writes in: not one byte of it may change.
				const one =
					kind < strangers
						? await assault(null, watched, 5)
						: await (kind < 0.25 ? assault(reader(), watched, 40) : assault(writer(), attacked, 40));
				sent += one;
			}
		});
		await Promise.all(assaults);

		const { slowest, median, ways } = await working.stop();
		const { turn, gap, rss } = await portal.ask('gauge');
		tell('spoilt-frames', {
			seed,
			sent,
			turn: Math.round(turn),
			gap: Math.round(gap),
			rss: Math.round(rss - start.rss),
			slowest,
			median,
			ways,
			...Object.fromEntries(tally)
		});
		expect(portal.exits()).toBe(0);
		expect(turn).toBeLessThan(longestTurn);
		expect(stored(watched)).toEqual(before.watched);
		// Some spoilt frames are honest updates by chance: they come after what was there, and change none of it.
		expect(stored(attacked).slice(0, before.attacked.length)).toEqual(before.attacked);
		expect(await portal.ask('plain', attacked)).not.toBeNull();
	},
	size(90_000, 3_600_000)
);

const envelopes = size(150, 3_000);
it(
	`D12 lives through ${envelopes} connections that speak no WebSocket, before and after the door (seed ${seed})`,
	async () => {
		const working = await innocents(portal, portal.agendas[3] ?? '', [0, 1]);
		const honest = honestFrames(30_000);
		await portal.ask('gauge');
		for (let turn = 0; turn < envelopes; turn += 10)
			await Promise.all(
				Array.from({ length: 10 }, async (_, index) => {
					if (index % 2 === 0) {
						const client = await intrude(portal, writer(), portal.agendas[1] ?? '');
						const raw = (client.socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket;
						raw.write(spoiltEnvelope(random, spoiltFrame(random, honest)));
						// Half of them only began a frame that never ends: it waits for more, and holds nothing up.
						await Promise.race([client.closed, new Promise((resolve) => setTimeout(resolve, 50))]);
						client.socket.terminate();
						return;
					}
					const socket = connect({ port: portal.port, host: 'localhost' });
					socket.on('error', () => undefined);
					const line = `GET /sync/${spoiltFrame(random, honest).toString().slice(0, 50)} HTTP/1.1\r\nHost: localhost:${portal.port}\r\nOrigin: ${portal.origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: ${Math.floor(random() * 20)}\r\nSec-WebSocket-Key: ${'A'.repeat(Math.floor(random() * 40))}\r\n\r\n`;
					socket.write(random() < 0.5 ? spoiltFrame(random, honest) : line);
					await new Promise((resolve) => {
						socket.on('close', resolve);
						socket.on('data', () => undefined);
						setTimeout(resolve, 50);
					});
					socket.destroy();
				})
			);
		const { slowest } = await working.stop();
		const { turn } = await portal.ask('gauge');
		tell('spoilt-envelopes', { seed, sent: envelopes, turn: Math.round(turn), slowest });
		expect(portal.exits()).toBe(0);
		expect(turn).toBeLessThan(longestTurn);
	},
	size(60_000, 600_000)
);
