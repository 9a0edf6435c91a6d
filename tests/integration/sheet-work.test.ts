import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { changeEntry, moveEntry } from '#lib/sheets/doc.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { countdown } from '#lib/sheets/phase.ts';
import { backUp } from '#server/backup/back-up.ts';
import { projectNow } from '#server/documents/project.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { goTo } from '#server/sheets/go.ts';
import { handOver } from '#server/sheets/hand-over.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { leaveSheet } from '#server/sheets/leave.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { setMode } from '#server/sheets/set-mode.ts';
import { setTimer } from '#server/sheets/set-timer.ts';
import { showOne } from '#server/sheets/show-one.ts';
import { sortNote } from '#server/sheets/sort-note.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeated, type Person } from '../build/rows.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { doorOf, plainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((run) => run()));

const of = { step: 'write', field: 'notes' };
/** Notes for all, dots on them without names, and an anonymous step of notes. */
const tool = JSON.stringify({
	...{ format: 'samsyn-tool/1', key: 'own-work', version: 1, language: 'sv', name: 'Eget', purpose: 'Prov' },
	source: { text: 'Egen' },
	steps: [
		{
			...{ key: 'write', title: 'Skriv', instruction: 'Skriv', minutes: 5, visibility: 'all' },
			fields: [{ kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] }]
		},
		{
			...{ key: 'weigh', title: 'Väg', instruction: 'Väg', minutes: 5, visibility: 'alone', anonymous: true },
			fields: [{ kind: 'dots', key: 'dots', label: 'Prickar', of, on: 'notes', budget: 3 }]
		},
		{
			...{ key: 'belief', title: 'Tilltro', instruction: 'Skriv', minutes: 5, visibility: 'alone', anonymous: true },
			fields: [{ kind: 'text', key: 'belief', label: 'Tilltro' }]
		}
	]
});

/** A sheet of that tool with so many who write, and two notes on it. */
async function aSheet(writers: number) {
	const federation = await aFederation();
	const group = await aGroup(federation);
	await takeInTool(await actorFor(await aPerson(federation, { office: 'process-leader' })), tool);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const people: Person[] = [];
	for (let n = 0; n < writers; n++) people.push(await aSeated(group, 'member'));
	const members = await Promise.all(people.map(actorFor));
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'own-work:sv', title: 'Vår dag' });
	for (const member of members) await joinSheet(member, { sheetId });
	for (const text of ['En', 'Två']) await addToSheet(chair, { sheetId, step: 0, field: 'notes', column: 'up', text });
	const { entries, document } = await readSheet(chair, sheetId, null);
	const [first = '', second = ''] = entries.map(({ id }) => id);
	return { federation, group, chair, people, members, sheetId, document, notes: [first, second] as const };
}
async function go(chair: Actor, sheetId: string, step: number) {
	await goTo(chair, { sheetId, step });
	portal.clock.advance(countdown * 1000);
}
const dots = (sheetId: string, ...values: string[]) => ({
	...{ sheetId, step: 1, id: newId(), field: 'dots', values }
});
const show = async (actor: Actor, sheetId: string, step: number) =>
	portal.context.jobs.settled((await reveal(actor, { sheetId, step })).key);

/** All bytes of the data folder whose files' names fit. */
function bytesAtRest(only: RegExp): Buffer {
	const files = readdirSync(portal.data, { recursive: true, withFileTypes: true });
	return Buffer.concat(
		files
			.filter((file) => file.isFile() && only.test(file.name))
			.map((file) => readFileSync(join(file.parentPath, file.name)))
	);
}

describe('dots', () => {
	it('L21 keep to the budget, stay over a phase back and forward, and are shown only as sums, once', async () => {
		const { chair, members, sheetId, notes } = await aSheet(5);
		const [one, two] = notes;
		await go(chair, sheetId, 1);
		const [first] = members as [Actor];
		for (const no of [[`${one}:4`], [`${one}:2`, `${two}:2`], ['strunt:1']])
			await expect(keepOwn(first, dots(sheetId, ...no))).rejects.toMatchObject({ code: 'input.invalid' });
		await keepOwn(first, dots(sheetId, `${one}:3`));
		await keepOwn(first, dots(sheetId, `${one}:2`, `${two}:1`));
		for (const member of members.slice(1)) await keepOwn(member, dots(sheetId, `${two}:1`));
		const mine = async () => (await readSheet(first, sheetId, 1)).looking.own.map(({ value }) => value);
		expect(await mine()).toEqual([`${one}:2 ${two}:1`]);

		await go(chair, sheetId, 0);
		await go(chair, sheetId, 1);
		portal = await portal.restart();
		expect(await mine()).toEqual([`${one}:2 ${two}:1`]);
		expect((await readSheet(chair, sheetId, null)).polls).toEqual([]);

		await show(chair, sheetId, 1);
		const view = await readSheet(members[1] as Actor, sheetId, null);
		expect(view.polls).toEqual([{ place: 1, field: 'dots', voters: 5, dots: { [one]: 2, [two]: 5 } }]);
		expect(view.entries).toHaveLength(2);
		await expect(keepOwn(first, dots(sheetId, `${one}:1`))).rejects.toMatchObject({ code: 'sheet.shown' });
		await go(chair, sheetId, 0);
		await go(chair, sheetId, 1);
		expect((await readSheet(first, sheetId, null)).polls).toEqual(view.polls);
	});

	it('L8 L21 reach nobody before they are shown, and afterwards no file says who gave which', async () => {
		const { chair, members, people, sheetId, document, notes } = await aSheet(5);
		const [one] = notes;
		await go(chair, sheetId, 1);
		const frames: Buffer[] = [];
		const socket = new WebSocket(`${doorOf(portal.origin)}/${document.id}?epoch=1&version=1`, {
			headers: { origin: portal.origin, cookie: await sessionCookieFor(people[1] as Person) }
		});
		after.push(() => socket.terminate());
		socket.on('message', (data: Buffer) => frames.push(data));
		await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
		socket.send(Buffer.from([0, 0, 1, 0]));
		await until(() => frames.length > 0, 'the server’s first answer');

		// What a ballot is told by: the mark of what it was given on, and its own name.
		const marks = members.map((_, n) => `${one}:${(n % 3) + 1}:q${n}z9x`);
		const asks = members.map((_, n) => dots(sheetId, marks[n] ?? ''));
		for (const [n, member] of members.entries()) await keepOwn(member, asks[n] as (typeof asks)[number]);
		const canaries = [...marks, ...asks.map(({ id }) => id)].map((text) => Buffer.from(text));
		for (const member of [chair, members[4] as Actor])
			expect(JSON.stringify(await readSheet(member, sheetId, null))).not.toContain(marks[0]);
		await backUp(portal.data, join(portal.data, 'dots.tar'));
		const elsewhere = bytesAtRest(/^(?!private\.sqlite)/);
		for (const canary of canaries) expect(elsewhere.includes(canary)).toBe(false);

		await show(chair, sheetId, 1);
		await until(async () => (await readSheet(chair, sheetId, null)).polls.length === 1, 'the sums');
		const rest = bytesAtRest(/./);
		for (const canary of canaries) {
			expect(rest.includes(canary)).toBe(false);
			expect(Buffer.concat(frames).includes(canary)).toBe(false);
		}
		const { read } = portal.context;
		expect(await read.sheetAuthor.count({ where: { sheetId } })).toBe(0);
		expect(await read.audit.count({ where: { thingId: sheetId, event: { contains: 'keep' } } })).toBe(0);
	});

	it('L7 L21 without names are not shown while fewer than the least have given any', async () => {
		const { chair, members, sheetId, notes } = await aSheet(4);
		await go(chair, sheetId, 1);
		for (const member of members) await keepOwn(member, dots(sheetId, `${notes[0]}:1`));
		await expect(reveal(chair, { sheetId, step: 1 })).rejects.toMatchObject({ code: 'sheet.too-few' });
		expect(await portal.context.read.sheetTally.count({ where: { sheetId } })).toBe(0);
	});
});

describe('leading the work', () => {
	it('L25 a step below the least is done with names or aloud instead; words written without a name never get one', async () => {
		const { chair, members, sheetId } = await aSheet(2);
		const [first, second] = members as [Actor, Actor];
		await go(chair, sheetId, 2);
		const write = (member: Actor, text: string) =>
			keepOwn(member, { sheetId, step: 2, id: newId(), field: 'belief', text });
		await expect(setMode(first, { sheetId, step: 2, mode: 'open' })).rejects.toMatchObject({ code: 'access.denied' });
		await expect(setMode(chair, { sheetId, step: 0, mode: 'open' })).rejects.toMatchObject({ code: 'thing.missing' });
		await write(first, 'utan namn');
		await expect(setMode(chair, { sheetId, step: 2, mode: 'open' })).rejects.toMatchObject({ code: 'sheet.written' });
		await setMode(chair, { sheetId, step: 2, mode: 'oral' });
		const oral = (await readSheet(first, sheetId, null)).looking;
		expect([oral.isPrivate, oral.step.fields]).toEqual([false, []]);
		await expect(write(first, 'ändå')).rejects.toMatchObject({ code: 'thing.missing' });
		await setMode(chair, { sheetId, step: 2, mode: '' });
		expect((await readSheet(first, sheetId, null)).looking.own).toMatchObject([{ text: 'utan namn' }]);

		// A press that came between reading and writing: the words lie under another name and are not shown.
		const { own } = portal.context;
		const [mine] = own.sheets.own({ sheetId, step: 'belief', membershipId: first.membershipId ?? '' });
		await keepOwn(first, { sheetId, step: 2, id: mine?.id ?? '', field: 'belief', text: '' });
		await setMode(chair, { sheetId, step: 2, mode: 'open' });
		own.sheets.keep(
			{ sheetId, step: 'belief', membershipId: first.membershipId ?? '' },
			{ id: newId(), field: 'belief', column: '', text: 'sent', value: '' },
			60
		);
		await write(second, 'med namn');
		await expect(setMode(chair, { sheetId, step: 2, mode: '' })).rejects.toMatchObject({ code: 'sheet.written' });
		await show(chair, sheetId, 2);
		const { entries, authors } = await readSheet(chair, sheetId, null);
		const shown = entries.filter(({ step }) => step === 'belief');
		expect(shown.map(({ id, text }) => [text, authors[id]])).toEqual([['med namn', second.name]]);
	});

	it('L26 writing ends with the step’s time where that was chosen, and begins again with more', async () => {
		const { chair, members, sheetId } = await aSheet(5);
		const [first] = members as [Actor];
		const add = () => addToSheet(first, { sheetId, step: 0, field: 'notes', column: 'up', text: 'Sen' });
		await setTimer(chair, { sheetId, minutes: 1 });
		portal.clock.advance(61_000);
		await add();
		await setTimer(chair, { sheetId, minutes: 0 });
		await setTimer(chair, { sheetId, minutes: 1, shuts: true });
		await add();
		portal.clock.advance(61_000);
		portal.context.jobs.kick();
		await expect(add()).rejects.toMatchObject({ code: 'sheet.time-out' });
		await until(async () => (await portal.context.read.sheetShut.count({ where: { sheetId } })) === 1, 'the job');
		await go(chair, sheetId, 2);
		await expect(add()).rejects.toMatchObject({ code: 'sheet.time-out' });
		const own = () => keepOwn(first, { sheetId, step: 2, id: newId(), field: 'belief', text: 'ord' });
		await own();
		await setTimer(chair, { sheetId, minutes: 1, shuts: true });
		portal.clock.advance(61_000);
		await expect(own()).rejects.toMatchObject({ code: 'sheet.time-out' });
		expect((await readSheet(first, sheetId, null)).looking).toMatchObject({ shut: true, own: [{ text: 'ord' }] });
		await setTimer(chair, { sheetId, minutes: 2, shuts: true });
		await own();
	});

	it('L27 one note is shown to all until it is taken away; the lead goes to somebody who may lead', async () => {
		const { group, chair, members, sheetId, notes } = await aSheet(2);
		const [first] = members as [Actor];
		await expect(showOne(first, { sheetId, entryId: notes[0] })).rejects.toMatchObject({ code: 'access.denied' });
		await expect(showOne(chair, { sheetId, entryId: newId() })).rejects.toMatchObject({ code: 'thing.missing' });
		await showOne(chair, { sheetId, entryId: notes[0] });
		expect((await readSheet(first, sheetId, null)).spotlight).toBe(notes[0]);
		await showOne(chair, { sheetId, entryId: '' });
		expect((await readSheet(first, sheetId, null)).spotlight).toBe(null);

		const deputy = await actorFor(await aSeated(group, 'vice-chair'));
		const heir = { sheetId, membershipId: deputy.membershipId ?? '' };
		await expect(handOver(chair, heir)).rejects.toMatchObject({ code: 'sheet.no-heir' });
		await joinSheet(deputy, { sheetId });
		expect((await readSheet(chair, sheetId, null)).heirs).toEqual([{ id: heir.membershipId, name: deputy.name }]);
		const member = { sheetId, membershipId: first.membershipId ?? '' };
		await expect(handOver(chair, member)).rejects.toMatchObject({ code: 'sheet.no-heir' });
		await handOver(chair, heir);
		expect((await readSheet(deputy, sheetId, null)).me.leads).toBe(true);
	});

	it('L28 whoever leaves is waited for no longer, and finds what they wrote when they come back', async () => {
		const { members, sheetId } = await aSheet(2);
		const [first] = members as [Actor];
		await keepOwn(first, { sheetId, step: 2, id: newId(), field: 'belief', text: 'kvar' });
		expect(await leaveSheet(first, { sheetId })).toEqual({ groupId: expect.any(String) as string });
		const view = await readSheet(first, sheetId, null);
		expect([view.people, view.me.joined]).toEqual([1, false]);
		await joinSheet(first, { sheetId });
		expect(
			portal.context.own.sheets.own({ sheetId, step: 'belief', membershipId: first.membershipId ?? '' })
		).toMatchObject([{ text: 'kvar' }]);
	});

	it('L29 a script that keeps private writing without end is stopped, and may go on after a while', async () => {
		const { members, sheetId } = await aSheet(1);
		const [first] = members as [Actor];
		const id = newId();
		const keep = (n: number) => keepOwn(first, { sheetId, step: 2, id, field: 'belief', text: `ord ${n}` });
		for (let n = 0; n < 60; n++) await keep(n);
		await expect(keep(60)).rejects.toMatchObject({ code: 'rate.limited' });
		portal.clock.advance(31_000);
		await keep(61);
	});
});

it('L20 notes are put in groups by a form too, by whoever writes on the sheet, and taken out again', async () => {
	const { chair, members, sheetId, notes } = await aSheet(1);
	const [first] = members as [Actor];
	const [one, two] = notes;
	const sort = (to: string, commandId = newId()) =>
		sortNote(first, { sheetId, entryId: two, to, title: 'Hör ihop' }, { commandId });
	const asked = newId();
	for (let n = 0; n < 2; n++) await sort(`note:${one}`, asked);
	const view = await readSheet(chair, sheetId, null);
	const [group] = view.groups;
	expect(view.groups).toMatchObject([{ title: 'Hör ihop', column: 'up' }]);
	expect(view.entries.map((entry) => entry.group)).toEqual([group?.id, group?.id]);
	await sort('column:up');
	expect((await readSheet(chair, sheetId, null)).entries.find(({ id }) => id === two)?.group).toBe('');
	await sort(`group:${group?.id}`);
	expect((await readSheet(chair, sheetId, null)).entries.find(({ id }) => id === two)?.group).toBe(group?.id);
	await expect(sort('group:nej')).rejects.toMatchObject({ code: 'input.invalid' });
	const stranger = await aSheet(1);
	const no = sortNote(stranger.chair, { sheetId, entryId: two, to: 'column:up' });
	await expect(no).rejects.toMatchObject({ code: 'thing.missing' });
});

it('L30 a page that was changed so that it writes in what was shown is shut out, and nothing of it is kept', async () => {
	const { chair, members, people, sheetId, document } = await aSheet(5);
	await go(chair, sheetId, 2);
	for (const [n, member] of members.entries())
		await keepOwn(member, { sheetId, step: 2, id: newId(), field: 'belief', text: `tanke ${n}` });
	await show(chair, sheetId, 2);
	const shown = (await readSheet(chair, sheetId, null)).entries.filter(({ step }) => step === 'belief');
	const [one = ''] = shown.map(({ id }) => id);
	const changed = plainClient(portal.origin, await sessionCookieFor(people[0] as Person), document.id);
	after.push(() => changed.end());
	await until(() => changed.provider.synced, 'the sheet');
	moveEntry(changed.doc, one, { by: 1 });
	await until(async () => {
		await projectNow(document.id);
		const { entries } = await readSheet(chair, sheetId, null);
		return entries.filter(({ step }) => step === 'belief')[1]?.id === one;
	}, 'the move that all may make');
	changeEntry(changed.doc, one, { text: 'lagda i munnen' });
	await until(() => changed.ended.includes(4422), 'the door shut');
	await projectNow(document.id);
	const { entries } = await readSheet(chair, sheetId, null);
	expect(entries.map(({ text }) => text)).not.toContain('lagda i munnen');
	expect(entries.find(({ id }) => id === one)?.text).toMatch(/^tanke \d$/);
});
