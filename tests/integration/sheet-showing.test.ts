import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { ownMark } from '#lib/sheets/own-mark.ts';
import { countdown } from '#lib/sheets/phase.ts';
import { deviceNameOf } from '#server/accounts/device-name.ts';
import { beginRehearsal } from '#server/rehearsals/begin-rehearsal.ts';
import { endRehearsal } from '#server/rehearsals/end-rehearsal.ts';
import { closeSheet } from '#server/sheets/close-sheet.ts';
import { holdBack } from '#server/sheets/hold-back.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { setTimer } from '#server/sheets/set-timer.ts';
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

const no = (code: string) => ({ code });
const settled = (key: string) => portal.context.jobs.settled(key);

/** A sheet in whose first step each writes by name, and one who has joined. */
async function aSheet() {
	const group = await aGroup(await aFederation());
	const chair = await actorFor(await aSeated(group, 'chair'));
	const member = await actorFor(await aSeated(group, 'member'));
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'swot:sv', title: 'Vår dag' });
	await joinSheet(member, { sheetId });
	const write = (actor: Actor, text: string) =>
		keepOwn(actor, { sheetId, step: 0, id: newId(), field: 'swot', column: 'strengths', text });
	const show = async () => (await reveal(chair, { sheetId, step: 0, seconds: countdown })).key;
	const seen = async () => {
		const { showing, looking, entries } = await readSheet(member, sheetId, null);
		return { showing: showing?.step ?? null, state: looking.state, shown: entries.length, own: looking.own.length };
	};
	return { chair, member, sheetId, write, show, seen };
}
const open = { showing: null, state: 'open', shown: 0 };

it('L118 a step in which nobody has written is not shown, and stays open to write in', async () => {
	const { chair, member, sheetId, write, show, seen } = await aSheet();
	await expect(show()).rejects.toMatchObject(no('sheet.nobody-wrote'));
	await expect(reveal(chair, { sheetId, step: 0 })).rejects.toMatchObject(no('sheet.nobody-wrote'));
	await write(member, 'Korta vägar');
	expect(await seen()).toEqual({ ...open, own: 1 });
});

it('L118 showing counts down while everybody goes on writing, and called back it has not happened', async () => {
	const { chair, member, sheetId, write, show, seen } = await aSheet();
	await write(member, 'Korta vägar');
	const first = await show();
	expect(await seen()).toEqual({ ...open, showing: 0, own: 1 });
	await expect(show()).rejects.toMatchObject(no('sheet.revealing'));
	await expect(holdBack(member, { sheetId })).rejects.toMatchObject(no('access.denied'));
	await write(member, 'Vi svarar i telefon');
	await holdBack(chair, { sheetId });
	await expect(holdBack(chair, { sheetId })).rejects.toMatchObject(no('sheet.show-begun'));
	// Asked for again at once: what was called back does not make it come sooner.
	portal.clock.advance(3_000);
	const second = await show();
	portal.clock.advance(3_000);
	await settled(first);
	expect(await seen()).toEqual({ ...open, showing: 0, own: 2 });
	await write(member, 'In i det sista');
	portal.clock.advance(3_000);
	await settled(second);
	expect(await seen()).toEqual({ showing: null, state: 'revealed', shown: 3, own: 0 });
	await expect(holdBack(chair, { sheetId })).rejects.toMatchObject(no('sheet.show-begun'));
	await expect(write(member, 'för sent')).rejects.toMatchObject(no('sheet.shown'));
});

it('L118 a step that counts down is shown although somebody would close the sheet; what its writers took back is not shown empty', async () => {
	const { chair, member, sheetId, write, show, seen } = await aSheet();
	const note = newId();
	const own = { sheetId, step: 0, id: note, field: 'swot', column: 'strengths' };
	await keepOwn(member, { ...own, text: 'Tas tillbaka' });
	const empty = await show();
	await keepOwn(member, { ...own, text: '' });
	portal.clock.advance(6_000);
	await settled(empty);
	expect(await seen()).toEqual({ ...open, own: 0 });

	await write(member, 'Korta vägar');
	const key = await show();
	await expect(closeSheet(chair, { sheetId })).rejects.toMatchObject(no('sheet.revealing'));
	portal.clock.advance(6_000);
	await settled(key);
	expect(await seen()).toEqual({ showing: null, state: 'revealed', shown: 1, own: 0 });
	await settled((await closeSheet(chair, { sheetId })).key);
});

it('L121 what was refused when the time was out is told to its writer once the step has been shown', async () => {
	const { chair, member, sheetId, write, show, seen } = await aSheet();
	await write(member, 'I tid');
	await setTimer(chair, { sheetId, minutes: 1, shuts: true });
	portal.clock.advance(61_000);
	portal.context.jobs.kick();
	await until(async () => (await portal.context.read.sheetShut.count({ where: { sheetId } })) === 1, 'the job');
	await expect(write(member, 'Efter noll')).rejects.toMatchObject(no('sheet.time-out'));
	const key = await show();
	portal.clock.advance(6_000);
	await settled(key);
	expect(await seen()).toMatchObject({ state: 'revealed', shown: 1 });
	await expect(write(member, 'Efter noll')).rejects.toMatchObject(no('sheet.shown'));
});

it('L121 what one wrote on their page is kept as nobody else’s, though another has signed in since', async () => {
	const { member, chair, sheetId } = await aSheet();
	await joinSheet(chair, { sheetId });
	const account = deviceNameOf(member.accountId ?? '');
	const words = { sheetId, step: 0, id: newId(), field: 'swot', column: 'strengths', text: 'mitt', account };
	await expect(keepOwn(chair, words)).rejects.toMatchObject(no('access.sign-in'));
	await expect(keepOwn(member, { ...words, account: '' })).rejects.toMatchObject(no('access.sign-in'));
	expect(portal.context.own.sheets.total(sheetId)).toEqual({ notes: 0, answers: 0 });
	await keepOwn(member, words);
	expect((await readSheet(member, sheetId, null)).looking.own).toMatchObject([{ text: 'mitt' }]);
});

it('L121 what lay unsent on one device wins over nothing that its writer wrote later on another', async () => {
	const { member, sheetId } = await aSheet();
	const own = { sheetId, step: 0, id: newId(), field: 'swot', column: 'strengths' };
	const known = (...texts: string[]) => texts.map((text) => ownMark({ text, values: [] }));
	const left = (text: string, ...of: string[]) => keepOwn(member, { ...own, text, known: known(...of) });
	const stands = async () => (await readSheet(member, sheetId, null)).looking.own.map(({ text }) => text);
	await left('först\r\ntvå rader', '');
	await left('sedan', '', 'först\ntvå rader');
	expect(await stands()).toEqual(['sedan']);
	await keepOwn(member, { ...own, text: 'nyare' });
	await expect(left('äldre', 'sedan')).rejects.toMatchObject(no('sheet.own-newer'));
	await expect(left('', 'sedan')).rejects.toMatchObject(no('sheet.own-newer'));
	await left('nyare', 'sedan');
	expect(await stands()).toEqual(['nyare']);
	await keepOwn(member, { ...own, text: '' });
	await expect(left('äldre', 'sedan')).rejects.toMatchObject(no('sheet.own-newer'));
	expect(await stands()).toEqual([]);
});

it('L118 a rehearsal that is thrown away while it counts down is not shown', async () => {
	const office = await actorFor(await aPerson(await aFederation(), { office: 'process-leader' }));
	const rehearsal = await beginRehearsal(office, { tool: 'swot:sv' });
	await settled(rehearsal.key);
	const late = await reveal(office, { sheetId: rehearsal.sheetId, step: 0, seconds: countdown });
	await endRehearsal(office, { sheetId: rehearsal.sheetId });
	portal.clock.advance(6_000);
	await settled(late.key);
	expect(await portal.context.read.sheetStep.count({ where: { sheetId: rehearsal.sheetId } })).toBe(0);
});
