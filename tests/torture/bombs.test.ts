import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheet } from '#server/sheets/read.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import { aPerson, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { gatheringTool } from '../build/sheets.ts';
import { size } from '../build/size.ts';
import { until } from '../integration/wait.ts';
import { bombs } from './bombs.ts';
import { innocents, intrude, fateOf, syncFrame } from './hostile.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { tell, wordsNow } from './typist.ts';

/** Milliseconds of the main thread's processor time: no turn of it may be longer. */
const longestTurn = 250;
/**
 * Processor time of all threads together, in yardsticks: a piece of honest work (some 15 ms on a quiet machine) that the
 * same process does right before and after, since a crowded machine counts the same work as more. It tells what is
 * bounded from what is not: unbounded, the worst of these cost 7 to 19 s on a quiet machine, bounded 0.2 to 1.2 s.
 */
const mostWork = 160;

/** Where the kind of document says what may be touched: there each bomb of deletions and depth goes off once more. */
const onSheets = bombs.filter(({ name }) => size(/letters|deletion|types within|map set/.test(name), true));
let portal: OwnPortal;
/** Documents of sheets, one for each of those. */
const sheets: string[] = [];
/** The yardstick as it was after the last bomb. */
let measured = 0;

beforeAll(async () => {
	portal = await ownPortal({
		seats: ['member', 'member', 'member'],
		meetings: bombs.length + 1,
		async furnish(group) {
			await takeInTool(
				await actorFor(await aPerson({ id: group.federationId }, { office: 'process-leader' })),
				gatheringTool
			);
			const chair = await actorFor(await aSeated(group, 'chair'));
			for (const { name } of onSheets) {
				const { sheetId } = await startSheet(chair, {
					groupId: group.id,
					tool: 'own-gathering:sv',
					title: name.slice(0, 40)
				});
				sheets.push((await readSheet(chair, sheetId, null)).document.id);
			}
		}
	});
	await portal.start();
	// The first ones are done by code that has not been compiled yet.
	for (let turn = 0; turn < 5; turn += 1) measured = await portal.ask('yardstick');
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
			mostYards: Math.max(...of('yards')),
			yardstick: Math.max(...of('yardstick')),
			slowest: Math.max(...of('slowest')),
			most: lines.toSorted((a, b) => (b['work'] as number) - (a['work'] as number)).slice(0, 3)
		});
	});

	const targets = [
		...bombs.map((bomb, index) => ({ bomb, where: 'an agenda', target: () => portal.agendas[index] ?? '' })),
		...onSheets.map((bomb, index) => ({ bomb, where: 'a sheet', target: () => sheets[index] ?? '' }))
	];
	targets.forEach(({ bomb, where, target }) => {
		it(`D12 is soon over and harms nobody else: ${bomb.name}, on ${where}`, async () => {
			const document = target();
			const elsewhere = await innocents(portal, portal.agendas.at(-1) ?? '', [1, 2]);
			const frames = bomb.updates(1_000_000).map((update) => syncFrame('update', update));
			const attacker = await intrude(portal, 0, document);
			const before = await portal.ask('gauge');
			const fate = await fateOf(attacker, ...frames);
			attacker.socket.terminate();
			const after = await portal.ask('gauge');
			const { slowest, median } = await elsewhere.stop();
			const first = measured;
			measured = await portal.ask('yardstick');
			const yardstick = Math.max(first, measured);
			const yards = (after.cpu - before.cpu) / yardstick;
			const line = {
				name: `${bomb.name}, on ${where}`,
				fate,
				turn: Math.round(after.turn),
				work: Math.round(after.cpu - before.cpu),
				yards: Math.round(yards),
				yardstick: Math.round(yardstick),
				rss: Math.round(after.rss - before.rss),
				slowest,
				median
			};
			lines.push(line);
			if (process.env['SAMSYN_TORTURE_FIGURES']) tell('bomb', line);
			expect(portal.exits(), 'the server lives').toBe(0);
			expect.soft(after.turn, 'the main loop').toBeLessThan(longestTurn);
			expect.soft(yards, 'what it cost').toBeLessThan(mostWork);
			expect.soft(after.rss - before.rss, 'memory in MiB').toBeLessThan(200);
			// Whatever became of it, the document opens for everybody, also after everybody has left it.
			await until(async () => (await portal.ask('open')) === 0, 'the worker has let go of it');
			const from = await portal.ask('gauge');
			await wordsNow({ origin: portal.origin, cookie: portal.cookies[1] ?? '', document });
			expect(await portal.ask('plain', document), 'it can be read').not.toBeNull();
			const opening = (await portal.ask('gauge')).cpu - from.cpu;
			expect.soft(opening / yardstick, 'opening it').toBeLessThan(mostWork);
		});
	});
});
