import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { agreeToName } from '#server/synthesis/agree-to-name.ts';
import { readConsent } from '#server/synthesis/read-consent.ts';
import { readOverTime } from '#server/synthesis/read-over-time.ts';
import { exportSynthesis, readSynthesis } from '#server/synthesis/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson, aSeated, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { aCircle, aGatheredSheet, aGatheringFederation } from '../build/sheets.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const no = (code: string) => ({ code });
const tool = 'own-gathering';

/** Six people of one group, three of another, six of a third: each answers, and writes. */
async function scene() {
	const { federation, office } = await aGatheringFederation();
	const [north, south, west] = [
		await aCircle(federation, 6, { name: 'Norra gruppen' }),
		await aCircle(federation, 3, { name: 'Södra gruppen' }),
		await aCircle(federation, 6, { name: 'Västra gruppen' })
	];
	const ideas = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word} ${index}`);
	const sheets = {
		north: await aGatheredSheet(north, { how: [1, 2, 3, 4, 5, 5], trust: [5, 5, 5, 5, 5, 5], ideas: ideas('nord', 6) }),
		south: await aGatheredSheet(south, { trust: [1, 1, 1], ideas: ideas('syd', 3), seen: ['Vi ser hav'] }),
		west: await aGatheredSheet(west, { how: [1, 1, 1, 1, 1, 1], trust: [2, 2, 2, 2, 2], ideas: ideas('väst', 2) })
	};
	return { federation, office, north, south, west, sheets };
}
const scaleOf = async (actor: Actor, id: string, chosen: readonly string[] = []) =>
	(await readSynthesis(actor, tool, chosen)).file.scales.find((scale) => scale.id === id);

describe('the synthesis of a tool', () => {
	it('L46 holds no word and no number of a group below the least, on the page and in every file', async () => {
		const { office, sheets } = await scene();
		const trust = await scaleOf(office, 'open.trust');
		expect(trust?.rows.map(({ figures }) => [figures.answers, figures.mean]).sort()).toEqual([
			[5, 2],
			[6, 5]
		]);
		expect([trust?.total?.answers, trust?.total?.mean]).toEqual([11, 3.64]);
		const { file } = await readSynthesis(office, tool, []);
		const words = JSON.stringify(file);
		expect(words).toContain('nord 5');
		// Written alone by three and by two; what all wrote together is there.
		for (const few of ['syd', 'väst']) expect(words).not.toContain(few);
		expect(words).toContain('Vi ser hav');
		for (const format of ['csv', 'json']) {
			const body = await (await exportSynthesis(office, tool, [], format)).text();
			for (const few of ['syd', 'väst 0']) expect(body).not.toContain(few);
		}
		expect((await (await exportSynthesis(office, tool, [], 'pdf')).text()).slice(0, 5)).toBe('%PDF-');
		expect((await scaleOf(office, 'open.trust', [sheets.south]))?.total).toBeNull();
		expect((await scaleOf(office, 'open.trust', [sheets.south, sheets.north]))?.total?.answers).toBe(6);
	});

	it('L48 names a group from when its chair agrees until it is taken back', async () => {
		const { office, north, sheets } = await scene();
		const names = async () => (await scaleOf(office, 'belief.how'))?.rows.map(({ group }) => group);
		expect(await names()).toEqual([null, null]);
		await agreeToName(north.chair, { sheetId: sheets.north, agrees: true });
		await agreeToName(north.chair, { sheetId: sheets.north, agrees: true });
		expect(await names()).toEqual(['Norra gruppen', null]);
		expect(await readConsent(north.chair, sheets.north)).toEqual({ agreed: true, maySay: true });
		const json = await (await exportSynthesis(office, tool, [], 'json')).text();
		expect([json.includes('Norra gruppen'), json.includes('Västra gruppen')]).toEqual([true, false]);
		await agreeToName(north.chair, { sheetId: sheets.north, agrees: false });
		expect(await names()).toEqual([null, null]);
	});

	it('L51 is for the office of the federation, and consent for those who lead the group: at every door', async () => {
		const { federation, office, north, south, sheets } = await scene();
		const secretary = await actorFor(await aSeated(north.group, 'secretary'));
		const observer = await actorFor(await aSeated(north.group, 'observer'));
		const director = await actorFor(await aPerson(federation, { office: 'director' }));
		const stranger = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		const [member] = north.people as [Actor];
		for (const actor of [office, director]) await readSynthesis(actor, tool, []);
		for (const actor of [north.chair, secretary, member, observer]) {
			await expect(readSynthesis(actor, tool, [])).rejects.toMatchObject(no('access.denied'));
			await expect(exportSynthesis(actor, tool, [], 'csv')).rejects.toMatchObject(no('access.denied'));
		}
		// Another federation's office has no such tool, and sees none of these sheets by naming them.
		await expect(readSynthesis(stranger, tool, [sheets.north])).rejects.toMatchObject(no('thing.missing'));
		const say = (actor: Actor) => agreeToName(actor, { sheetId: sheets.north, agrees: true });
		for (const actor of [north.chair, secretary]) await say(actor);
		for (const actor of [office, director, member, observer])
			await expect(say(actor)).rejects.toMatchObject(no('access.denied'));
		for (const actor of [south.chair, stranger]) {
			await expect(say(actor)).rejects.toMatchObject(no('thing.missing'));
			await expect(readOverTime(actor, north.group.id)).rejects.toMatchObject(no('thing.missing'));
		}
	});
});

describe('a group that runs a tool again', () => {
	it('L50 sees how its own answers have moved, of what has been shown to it', async () => {
		const { federation } = await aGatheringFederation();
		const circle = await aCircle(federation, 5);
		const on = async (day: string, said: Parameters<typeof aGatheredSheet>[1]) => {
			const id = await aGatheredSheet(circle, said);
			await insert((db) => db.sheet.update({ where: { id }, data: { createdAt: new Date(day) } }));
		};
		await on('2026-02-01', { how: [1, 1, 1, 1, 1] });
		expect(await readOverTime(circle.chair, circle.group.id)).toEqual([]);
		await on('2026-09-01', { how: [3, 3, 4, 4, 4], trust: [1, 2] });
		// Too few answered this time: nothing was shown, and nothing is compared.
		await on('2027-02-01', { how: [5, 5] });
		const [its] = await readOverTime(circle.people[0] as Actor, circle.group.id);
		expect(its?.lines.map(({ label, points }) => [label, points.map(({ figures }) => figures.mean)])).toEqual([
			['Hur går det?', [1, 3.6]]
		]);
	});
});
