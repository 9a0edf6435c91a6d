import { afterAll, beforeAll, expect, it } from 'vitest';
import { size } from '../build/size.ts';
import { addressOf } from '../integration/sync-client.ts';
import { bareTunnelled, eventOf, openPolls, poll } from '../integration/tunnel-client.ts';
import { until } from '../integration/wait.ts';
import { honestFrames, spoiltFrame } from './frames.ts';
import { innocents } from './hostile.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const sockets = size(40, 2_000);
const polls = size(200, 20_000);
const attackers = size(4, 40);
const seed = seedOf();
const random = randomFrom(seed);
const below = (limit: number) => Math.floor(random() * limit);
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: Array.from({ length: attackers + 2 }, () => 'member'), meetings: 2 });
	await portal.start();
});
afterAll(() => portal.end());

const cookie = () => portal.cookies[2 + below(attackers)] ?? '';

it(
	`D12 lives through spoilt frames and spoilt polls in the tunnel, ${sockets} connections and ${polls} polls (seed ${seed})`,
	async () => {
		const [attacked = '', elsewhere = ''] = portal.agendas;
		const honest = honestFrames(40_000);
		const working = await innocents(portal, elsewhere, [0, 1]);
		await portal.ask('gauge');
		const fates: Record<string, number> = {};
		for (let turn = 0; turn < sockets; turn += 4)
			await Promise.all(
				Array.from({ length: 4 }, async () => {
					const client = bareTunnelled(portal.origin, cookie(), addressOf(portal.origin, attacked));
					await Promise.race([client.open, client.closed]);
					for (let sent = 0; sent < 6; sent += 1)
						client.send(new Uint8Array(spoiltFrame(random, honest)) as Uint8Array<ArrayBuffer>);
					client.send(new Uint8Array([3]));
					const heard = until(() => client.frames.length > 1, 'an answer', 20_000).then(() => 'open');
					heard.catch(() => undefined);
					const fate = await Promise.race([client.closed, heard]);
					fates[fate] = (fates[fate] ?? 0) + 1;
					client.socket.close();
				})
			);

		const statuses: Record<string, number> = {};
		const packet = (): string => {
			const text = Buffer.from(spoiltFrame(random, honest)).toString(random() < 0.5 ? 'latin1' : 'base64');
			const kinds = [
				() => text,
				() => `4${text}`,
				() => `42${text}`,
				() => `42${JSON.stringify(['line', below(9), text])}`,
				() => `451-${JSON.stringify(['line', { _placeholder: true, num: below(3) }])}\u001eb${text}`,
				() => `42${'['.repeat(below(5_000))}`,
				() => `b${text}`,
				() => `${below(9)}`,
				() => eventOf([{ channel: below(5), kind: below(12), payload: text } as never]),
				() => `42["__proto__",{"__proto__":{"x":1}}]`
			];
			const make = kinds[below(kinds.length)] as () => string;
			try {
				return make();
			} catch {
				return text;
			}
		};
		const headers = () => ({ origin: portal.origin, cookie: cookie() });
		for (let turn = 0; turn < polls; turn += 20) {
			const who = headers();
			const sid = await openPolls(portal.origin, who);
			await Promise.all(
				Array.from({ length: 20 }, async () => {
					// Now and then with somebody else's cookie, or an id that was never given.
					const whose = random() < 0.2 ? headers() : who;
					const id = random() < 0.1 ? 'A'.repeat(20) : sid;
					const { status } = await poll(portal.origin, whose, { sid: id, body: packet() });
					statuses[status] = (statuses[status] ?? 0) + 1;
					// Nobody rides on a connection that another opened.
					if (whose.cookie !== who.cookie || id !== sid) expect(status).not.toBe(200);
				})
			);
		}
		const { slowest, median } = await working.stop();
		const { turn, rss } = await portal.ask('gauge');
		tell('tunnel-frames', {
			seed,
			...fates,
			...statuses,
			slowest,
			median,
			turn: Math.round(turn),
			rss: Math.round(rss)
		});
		expect(portal.exits()).toBe(0);
		expect(turn).toBeLessThan(250);
		expect(await portal.ask('plain', attacked)).not.toBeNull();
	},
	size(90_000, 3_600_000)
);
