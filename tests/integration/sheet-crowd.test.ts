import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readCarried } from '#server/breakouts/read-carried.ts';
import type { News } from '#server/bus.ts';
import { context } from '#server/context.ts';
import { findSheet } from '#server/sheets/find.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { sayReady } from '#server/sheets/say-ready.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { takeTurn } from '#server/sheets/take-turn.ts';
import { readTools } from '#server/tools/read.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { questions } from '../build/questions.ts';
import { aFederation, insert } from '../build/rows.ts';
import { aCircle, aGatheringFederation, gatheringTool } from '../build/sheets.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const start = async (circle: Awaited<ReturnType<typeof aCircle>>, tool: string) =>
	startSheet(circle.chair, { groupId: circle.group.id, tool: `${tool}:sv`, title: 'Vår dag', meetingId: '' });

describe('a sheet with a crowd on it', () => {
	it('L135 tells who is done, has come or has spoken to its own pages, and to no list of sheets', async () => {
		const circle = await aCircle(await aFederation(), 2);
		const { sheetId } = await start(circle, 'round-in');
		const [one] = circle.people as [Actor];
		const heard: News[] = [];
		const stop = portal.context.bus.listen((news) => heard.push(news));
		await joinSheet(one, { sheetId });
		await sayReady(one, { sheetId, step: 0, ready: true });
		await takeTurn(one, { sheetId, step: 0, membershipId: one.membershipId ?? '', state: 'spoken' });
		stop();
		const { federationId } = one;
		expect(heard.map(({ calm, ...news }) => [news, calm])).toEqual([
			[{ topic: 'sheets', federationId, sheetId }, true],
			[{ topic: 'sheets', federationId, sheetId }, true],
			[{ topic: 'sheets', federationId, sheetId }, false]
		]);
	});

	it('L136 reads what may be brought along at once, however many steps came before', async () => {
		const circle = await aCircle(await aFederation(), 1);
		const { sheetId } = await start(circle, 'bip-start');
		const [one] = circle.people as [Actor];
		const found = await findSheet(context().read, sheetId, portal.clock.now());
		const alone = [...found.tool.steps.keys()].filter((place) =>
			found.step(place).fields.some(({ kind }) => kind === 'notes' && found.step(place).visibility === 'alone')
		);
		for (const step of alone) {
			const notes = found.step(step).fields.find(({ kind }) => kind === 'notes');
			if (notes?.kind !== 'notes') throw new Error('a step with notes');
			const words = { column: notes.columns[0]?.key ?? '', text: `Steg ${step}` };
			await insert((db) => db.sheet.update({ where: { id: sheetId }, data: { step, reached: step } }));
			await keepOwn(one, { sheetId, step, id: newId(), field: notes.key, ...words });
		}
		const last = found.tool.steps.length - 1;
		const early = await questions(context(), () => readCarried(one, found, 1));
		const late = await questions(context(), () => readCarried(one, found, last));
		expect(late.result.map(({ text }) => text)).toEqual(alone.toReversed().map((place) => `Steg ${place}`));
		expect(late.asked).toBeLessThanOrEqual(early.asked + 1);
	});

	it('L135 the tools to choose from are the newest of each, whatever came before', async () => {
		const { office } = await aGatheringFederation();
		for (const version of [2, 3])
			await takeInTool(
				office,
				JSON.stringify({ ...(JSON.parse(gatheringTool) as object), version, name: `Läget ${version}` })
			);
		const { tools } = await readTools(office);
		expect(tools.filter(({ key }) => key === 'own-gathering').map(({ name, version }) => [name, version])).toEqual([
			['Läget 3', 3]
		]);
	});
});
