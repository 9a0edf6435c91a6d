import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { shippedTool } from '#lib/tools/shipped.ts';
import { context } from '#server/context.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { readOverTime } from '#server/synthesis/read-over-time.ts';
import { readSynthesis } from '#server/synthesis/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { aCircle } from '../build/sheets.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const legs = shippedTool('spider', 'sv')?.steps[0]?.fields.map(({ key }) => key) ?? [];

/** A spider of a group that began on that day; everybody answers every leg with `value`, and it is shown. */
async function aSpider({ group, chair, people }: Awaited<ReturnType<typeof aCircle>>, day: string, value: number) {
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'spider:sv', title: day, meetingId: '' });
	for (const actor of people)
		for (const field of legs) await keepOwn(actor, { sheetId, step: 0, id: newId(), field, values: [String(value)] });
	const { key } = await reveal(chair, { sheetId, step: 0 });
	await context().jobs.settled(key);
	await insert((db) =>
		db.sheet.update({ where: { id: sheetId }, data: { createdAt: new Date(day), step: 1, reached: 1 } })
	);
	return sheetId;
}
const lastOf = async (actor: Actor, sheetId: string, step: number) => {
	const { looking } = await readSheet(actor, sheetId, step);
	const means = Object.values(looking.spider?.last?.figures ?? {}).map(({ mean }) => mean);
	return { legs: looking.spider?.scales.length ?? 0, at: looking.spider?.last?.at.toISOString().slice(0, 10), means };
};

describe('a spider', () => {
	it('L130 L132 stands where the group talks about it and where it was answered, with the time before', async () => {
		const federation = await aFederation();
		const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
		const [circle, other] = [await aCircle(federation, 5), await aCircle(federation, 5)];
		await aSpider(other, '2026-08-01', 1);
		const first = await aSpider(circle, '2026-02-01', 2);
		const second = await aSpider(circle, '2026-09-01', 4);
		expect(await lastOf(circle.chair, first, 1)).toEqual({ legs: 6, at: undefined, means: [] });
		for (const step of [0, 1])
			expect(await lastOf(circle.people[0] as Actor, second, step)).toEqual({
				...{ legs: 6, at: '2026-02-01', means: [2, 2, 2, 2, 2, 2] }
			});
		expect((await lastOf(circle.chair, second, 2)).legs).toBe(0);

		const [over] = await readOverTime(circle.chair, circle.group.id);
		expect(over?.spiders.map(({ spider }) => spider.legs.map(({ now, then }) => [then?.mean, now?.mean])[0])).toEqual([
			[2, 4]
		]);
		const { file } = await readSynthesis(office, 'spider', []);
		expect(file.spiders.map(({ now, then }) => [then, now])).toEqual([['2026-1', '2026-2']]);
		// Autumn: five fours and five ones.
		expect(file.spiders[0]?.spider.legs.map(({ now }) => now?.mean)).toEqual([2.5, 2.5, 2.5, 2.5, 2.5, 2.5]);
	});

	it('L132 tells a guest of the sheet nothing of the time before, and nobody of answers that were not shown', async () => {
		const circle = await aCircle(await aFederation(), 5);
		await aSpider(circle, '2026-02-01', 3);
		const { sheetId: unshown } = await startSheet(circle.chair, {
			...{ groupId: circle.group.id, tool: 'spider:sv', title: 'Aldrig visad', meetingId: '' }
		});
		const [member] = circle.people as [Actor];
		await keepOwn(member, { sheetId: unshown, step: 0, id: newId(), field: legs[0] ?? '', values: ['5'] });
		expect((await readSheet(member, unshown, 0)).looking.spider).toBeNull();
		await insert((db) => db.sheet.update({ where: { id: unshown }, data: { createdAt: new Date('2026-05-01') } }));
		const now = await aSpider(circle, '2026-09-01', 4);
		expect(await lastOf(member, now, 1)).toMatchObject({ at: '2026-02-01' });
		const guest: Actor = { ...member, kind: 'guest', membershipId: null, seats: [], boundSheetId: now };
		expect((await lastOf(guest, now, 1)).at).toBeUndefined();
	});
});
