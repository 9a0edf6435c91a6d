import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { madeUpColleagues } from '#lib/tools/made-up.ts';
import { deal } from '#server/breakouts/deal.ts';
import { breakoutDocumentId, breakoutOf } from '#server/breakouts/find.ts';
import { movePerson } from '#server/breakouts/move-person.ts';
import { projectNow } from '#server/documents/project.ts';
import { holdSeat } from '#server/joining/hold-seat.ts';
import { beginRehearsal } from '#server/rehearsals/begin-rehearsal.ts';
import { endRehearsal } from '#server/rehearsals/end-rehearsal.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { goTo } from '#server/sheets/go.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { until } from './wait.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const show = async (actor: Actor, sheetId: string, step: number) => {
	const { key } = await reveal(actor, { sheetId, step });
	await portal.context.jobs.settled(key);
};
/** The place of the first step of a sheet's tool that pairs write in. */
const pairs = async (actor: Actor, sheetId: string) =>
	(await readSheet(actor, sheetId, null)).steps.findIndex(({ visibility }) => visibility === 'pair');

it('L109 a step of pairs is rehearsed by one alone among made-up colleagues', async () => {
	const office = await actorFor(await aPerson(await aFederation(), { office: 'process-leader' }));
	const { sheetId, key } = await beginRehearsal(office, { tool: 'one-two-four-all:sv' });
	await portal.context.jobs.settled(key);
	const step = await pairs(office, sheetId);
	await goTo(office, { sheetId, step });
	portal.clock.advance(6_000);
	await deal(office, { sheetId, step, way: 'random' });
	const { read } = portal.context;
	const mine = (await breakoutOf(read, sheetId, step, office.membershipId)) ?? '';
	const document = await breakoutDocumentId(read, mine);
	await until(async () => (await projectNow(document)) > 0, 'what the made-up colleague wrote');
	const view = await readSheet(office, sheetId, null);
	const [field] = view.looking.step.fields;
	expect(view.looking.breakouts?.mine?.people).toHaveLength(2);
	expect(view.document.kind).toBe('breakout');
	expect(view.entries.length).toBeGreaterThan(0);
	const column = field?.kind === 'notes' ? (field.columns[0]?.key ?? '') : '';
	await addToSheet(office, { sheetId, step, field: field?.key ?? '', column, text: 'Vårt eget' });
	await until(async () => {
		const jobs = await read.job.count({ where: { kind: 'rehearsals.fill', doneAt: null } });
		return jobs === 0;
	}, 'all pairs');
	await show(office, sheetId, step);
	const { key: stepKey } = view.looking.step;
	const shown = (await readSheet(office, sheetId, null)).entries.filter((entry) => entry.step === stepKey);
	expect(shown.map(({ text }) => text)).toContain('Vårt eget');
	expect(shown.length).toBeGreaterThanOrEqual(madeUpColleagues);
	await endRehearsal(office, { sheetId });
});

it('L108 who leads writes for a held seat in its pair, reads nothing of it, and signs it with that name', async () => {
	const federation = await aFederation();
	const group = await aGroup(federation);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const [first, second] = [
		await actorFor(await aSeated(group, 'member')),
		await actorFor(await aSeated(group, 'member'))
	];
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'one-two-four-all:sv', title: 'Vår dag' });
	await joinSheet(first, { sheetId });
	const personId = second.membershipId ?? '';
	await holdSeat(chair, { sheetId, membershipId: personId });
	const step = await pairs(chair, sheetId);
	await goTo(chair, { sheetId, step });
	portal.clock.advance(6_000);
	const [field] = (await readSheet(chair, sheetId, null)).looking.step.fields;
	const column = field?.kind === 'notes' ? (field.columns[0]?.key ?? '') : '';
	const said = { sheetId, step, field: field?.key ?? '', column };
	const forThem = () => addToSheet(chair, { ...said, person: personId, text: 'Hennes ord' });
	await expect(forThem()).rejects.toMatchObject({ code: 'breakout.unplaced' });
	await deal(chair, { sheetId, step, way: 'random' });
	const [pair = ''] = (await readSheet(chair, sheetId, null)).looking.breakouts?.all.map(({ id }) => id) ?? [];
	for (const one of [first.membershipId ?? '', personId])
		await movePerson(chair, { sheetId, step, personId: one, breakoutId: pair });
	await addToSheet(first, { ...said, text: 'Viskat i paret' });
	await forThem();
	const inPair = await readSheet(first, sheetId, null);
	expect(inPair.entries.map(({ text }) => text).toSorted()).toEqual(['Hennes ord', 'Viskat i paret']);
	expect((await readSheet(chair, sheetId, null)).entries.map(({ text }) => text)).toEqual([]);
	await expect(addToSheet(first, { ...said, person: personId, text: 'x' })).rejects.toMatchObject({
		code: 'access.denied'
	});
	await expect(addToSheet(chair, { ...said, person: first.membershipId ?? '', text: 'x' })).rejects.toMatchObject({
		code: 'thing.missing'
	});
	await show(chair, sheetId, step);
	const { entries, authors } = await readSheet(chair, sheetId, null);
	const hers = entries.find(({ text }) => text === 'Hennes ord');
	expect(authors[hers?.id ?? '']).toBe(second.name);
});
