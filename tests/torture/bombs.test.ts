import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../integration/wait.ts';
import { bombs } from './bombs.ts';
import { innocents, intrude, fateOf, syncFrame } from './hostile.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { tell, wordsNow } from './typist.ts';

/** Milliseconds of the main thread's processor time: no turn of it may be longer. */
const longestTurn = 250;
/**
 * Milliseconds of processor time of all threads together. It tells what is bounded from what is not: unbounded, the worst
 * of these cost 7 to 19 s. On a quiet machine they cost 0.2 to 1.2 s; a crowded one counts the same work as more.
 */
const mostWork = 4_000;

let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: ['member', 'member', 'member'], meetings: bombs.length + 1 });
	await portal.start();
});
afterAll(() => portal.end());

describe('D12 a bomb', () => {
	const lines: Record<string, unknown>[] = [];
	afterAll(() => {
		const of = (name: string) => lines.map((line) => line[name] as number);
		tell('bombs', {
			bombs: lines.length,
			worstTurn: Math.max(...of('turn')),
			mostWork: Math.max(...of('work')),
			slowest: Math.max(...of('slowest')),
			most: lines.toSorted((a, b) => (b['work'] as number) - (a['work'] as number)).slice(0, 3)
		});
	});

	bombs.forEach((bomb, index) => {
		it(`D12 is soon over and harms nobody else: ${bomb.name}`, async () => {
			const document = portal.agendas[index] ?? '';
			const elsewhere = await innocents(portal, portal.agendas.at(-1) ?? '', [1, 2]);
			const frames = bomb.updates(1_000_000).map((update) => syncFrame('update', update));
			const attacker = await intrude(portal, 0, document);
			const before = await portal.ask('gauge');
			const fate = await fateOf(attacker, ...frames);
			attacker.socket.terminate();
			const after = await portal.ask('gauge');
			const { slowest, median } = await elsewhere.stop();
			const line = {
				name: bomb.name,
				fate,
				turn: Math.round(after.turn),
				work: Math.round(after.cpu - before.cpu),
				rss: Math.round(after.rss - before.rss),
				slowest,
				median
			};
			lines.push(line);
			if (process.env['SAMSYN_TORTURE_FIGURES']) tell('bomb', line);
			expect(portal.exits(), 'the server lives').toBe(0);
			expect.soft(after.turn, 'the main loop').toBeLessThan(longestTurn);
			expect.soft(after.cpu - before.cpu, 'what it cost').toBeLessThan(mostWork);
			expect.soft(after.rss - before.rss, 'memory in MiB').toBeLessThan(200);
			// Whatever became of it, the document opens for everybody, also after everybody has left it.
			await until(async () => (await portal.ask('open')) === 0, 'the worker has let go of it');
			const from = await portal.ask('gauge');
			await wordsNow({ origin: portal.origin, cookie: portal.cookies[1] ?? '', document });
			expect(await portal.ask('plain', document), 'it can be read').not.toBeNull();
			expect.soft((await portal.ask('gauge')).cpu - from.cpu, 'opening it').toBeLessThan(mostWork);
		});
	});
});
