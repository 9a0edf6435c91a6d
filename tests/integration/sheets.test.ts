import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { countdown } from '#lib/sheets/phase.ts';
import { shippedTools } from '#lib/tools/shipped.ts';
import { backUp } from '#server/backup/back-up.ts';
import { closeSheet } from '#server/sheets/close-sheet.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { goTo } from '#server/sheets/go.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { readGroupSheets, readMeetingSheets } from '#server/sheets/read-list.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { sayReady } from '#server/sheets/say-ready.ts';
import { setTimer } from '#server/sheets/set-timer.ts';
import { showNow } from '#server/sheets/show-now.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { stay } from '#server/sheets/stay.ts';
import { takeTurn } from '#server/sheets/take-turn.ts';
import { readTool } from '#server/tools/read.ts';
import { beginDraft } from '#server/tools/begin-draft.ts';
import { publishDraft } from '#server/tools/publish-draft.ts';
import { readDraft } from '#server/tools/read-drafts.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aPerson, aSeated, insert, type Person } from '../build/rows.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { doorOf } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((run) => run()));

/** A tool with an anonymous step of notes and a scale, and a step for all. */
const anonymous = JSON.stringify({
	...{ format: 'samsyn-tool/1', key: 'own-anonymous', version: 1, language: 'sv', name: 'Eget', purpose: 'Prov' },
	source: { text: 'Egen' },
	steps: [
		{
			...{ key: 'belief', title: 'Tilltro', instruction: 'Skriv', minutes: 5, visibility: 'alone', anonymous: true },
			fields: [
				{ kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] },
				{ kind: 'scale', key: 'how', label: 'Hur', from: 1, to: 5, low: 'Lite', high: 'Mycket' }
			]
		},
		{
			...{ key: 'all', title: 'Alla', instruction: 'Prata', minutes: null, visibility: 'all' },
			fields: [{ kind: 'text', key: 'seen', label: 'Sett' }]
		}
	]
});

/** A group with somebody who leads it and so many who write, and a sheet that they have all come to. */
async function aSheet(tool: string, writers = 2, least = 5) {
	const federation = await aFederation();
	const group = await aGroup(federation);
	const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
	const chair = await actorFor(await aSeated(group, 'chair'));
	const people: Person[] = [];
	for (let n = 0; n < writers; n++) people.push(await aSeated(group, 'member'));
	const members = await Promise.all(people.map(actorFor));
	if (tool === 'own-anonymous') await takeInTool(office, anonymous);
	const start = { groupId: group.id, tool: `${tool}:sv`, title: 'Vår dag', least: least as 5 };
	const { sheetId } = await startSheet(chair, start);
	for (const member of members) {
		portal.clock.advance(1_000);
		await joinSheet(member, { sheetId });
	}
	return { federation, group, office, chair, people, members, sheetId };
}
const note = (sheetId: string, text: string, over = {}) => ({
	...{ sheetId, step: 0, id: newId(), field: 'swot', column: 'strengths', text },
	...over
});
const show = async (actor: Actor, sheetId: string, step = 0) =>
	portal.context.jobs.settled((await reveal(actor, { sheetId, step })).key);
const arrive = () => portal.clock.advance(countdown * 1000);

/** All bytes of the data folder, the private file and the logs of changes with them. */
function bytesAtRest(only = /./): Buffer {
	const files = readdirSync(portal.data, { recursive: true, withFileTypes: true });
	return Buffer.concat(
		files
			.filter((file) => file.isFile() && only.test(file.name))
			.map((file) => readFileSync(join(file.parentPath, file.name)))
	);
}

/** A socket of somebody else on a sheet's document: every byte that comes. */
async function listen(person: Person, documentId: string): Promise<() => Buffer> {
	const frames: Buffer[] = [];
	const socket = new WebSocket(`${doorOf(portal.origin)}/${documentId}?epoch=1&version=1`, {
		headers: { origin: portal.origin, cookie: await sessionCookieFor(person) }
	});
	after.push(() => socket.terminate());
	socket.on('message', (data: Buffer) => frames.push(data));
	await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
	// The first half of the handshake with nothing in hand: the server answers with all it has.
	socket.send(Buffer.from([0, 0, 1, 0]));
	await until(() => frames.length > 0, 'the server’s first answer');
	return () => Buffer.concat(frames);
}

describe('private writing', () => {
	it('L8 reaches nobody before it is shown: no socket, no page, no backup, no other file; then all, with names', async () => {
		const { chair, members, people, sheetId } = await aSheet('swot');
		const [first, second] = members as [Actor, Actor];
		const canary = `hemligt ${newId()}`;
		const { document } = await readSheet(chair, sheetId, null);
		const heard = await listen(people[1] as Person, document.id);
		const entry = note(sheetId, canary);
		await keepOwn(first, entry);
		await keepOwn(first, { ...entry, text: `${canary} igen` });
		await keepOwn(second, note(sheetId, 'annat', { column: 'threats' }));

		expect((await readSheet(first, sheetId, null)).looking.own).toMatchObject([{ text: `${canary} igen` }]);
		for (const other of [chair, second]) {
			const view = await readSheet(other, sheetId, null);
			expect(JSON.stringify(view)).not.toContain(canary);
		}
		await expect(keepOwn(second, { ...entry, text: 'övertaget' })).rejects.toMatchObject({ code: 'sheet.own-full' });
		expect(bytesAtRest(/^(?!private\.sqlite)/).includes(Buffer.from(canary))).toBe(false);
		await backUp(portal.data, join(portal.data, 'all.tar'));
		expect(bytesAtRest(/all\.tar/).includes(Buffer.from(canary))).toBe(false);
		expect(heard().includes(Buffer.from(canary))).toBe(false);

		await show(chair, sheetId);
		await until(() => heard().includes(Buffer.from(canary)), 'the words that were shown');
		const view = await readSheet(second, sheetId, null);
		expect(view.looking.state).toBe('revealed');
		expect(view.entries.map(({ text, shown }) => [text, shown])).toContainEqual([`${canary} igen`, true]);
		expect(view.authors[entry.id]).toBe(first.name);
		expect(bytesAtRest(/^private\.sqlite/).includes(Buffer.from(canary))).toBe(false);
	});

	it('L9 what comes after a step was shown stays with its writer, and showing it again doubles nothing', async () => {
		const { chair, members, sheetId } = await aSheet('swot');
		const [first] = members as [Actor];
		await keepOwn(first, note(sheetId, 'en'));
		await show(chair, sheetId);
		await expect(keepOwn(first, note(sheetId, 'sen'))).rejects.toMatchObject({ code: 'sheet.shown' });
		await expect(reveal(chair, { sheetId, step: 0 })).rejects.toMatchObject({ code: 'sheet.shown' });
		await showNow({ sheetId, place: 0 });
		expect((await readSheet(first, sheetId, null)).entries.map(({ text }) => text)).toEqual(['en']);
	});

	it('L9 a server that dies after the words were laid out and before it was noted finishes without doubling', async () => {
		const { chair, members, sheetId } = await aSheet('own-anonymous', 5);
		for (const member of members) await keepOwn(member, note(sheetId, 'ord', { field: 'notes', column: 'up' }));
		const { read, documents, own } = portal.context;
		const { document } = await readSheet(chair, sheetId, null);
		// What a first attempt had done when the power went.
		own.sheets.seal(sheetId, 'belief');
		const laid = own.sheets.all(sheetId, 'belief').map(({ field, column, text }) => ({
			...{ id: newId(), step: 'belief', field, column, text }
		}));
		await documents.edit(document.id, 'show:belief', 'show', { entries: laid });
		await show(chair, sheetId);
		const { entries } = await readSheet(chair, sheetId, null);
		expect(entries.map(({ id }) => id).sort()).toEqual(laid.map(({ id }) => id).sort());
		expect(await read.sheetAuthor.count({ where: { sheetId } })).toBe(0);
		expect(own.sheets.all(sheetId, 'belief')).toEqual([]);
	});

	it('L10 closing erases what was not shown, on the disk too, and closes the document', async () => {
		const { chair, members, sheetId } = await aSheet('swot');
		const [first] = members as [Actor];
		const canary = `aldrig ${newId()}`;
		await keepOwn(first, note(sheetId, canary));
		expect(bytesAtRest(/^private\.sqlite/).includes(Buffer.from(canary))).toBe(true);
		const being = { sheetId, place: 0, state: 'revealing' };
		await insert((db) => db.sheetStep.create({ data: being }));
		await expect(closeSheet(chair, { sheetId })).rejects.toMatchObject({ code: 'sheet.revealing' });
		await insert((db) => db.sheetStep.deleteMany({ where: being }));
		await portal.context.jobs.settled((await closeSheet(chair, { sheetId })).key);
		expect(bytesAtRest().includes(Buffer.from(canary))).toBe(false);
		const late = keepOwn(first, note(sheetId, 'efter'));
		await expect(late).rejects.toMatchObject({ code: 'sheet.closed' });
		const { looking, me, open } = await readSheet(first, sheetId, null);
		expect([open, me.may.write, looking.own]).toEqual([false, false, []]);
		await expect(goTo(chair, { sheetId, step: 1 })).rejects.toMatchObject({ code: 'sheet.closed' });
		const { document } = await readSheet(first, sheetId, null);
		const edit = portal.context.documents.edit(document.id, newId(), 'remove', { id: newId() });
		await expect(edit).rejects.toMatchObject({ code: 'document.frozen' });
	});
});

describe('an anonymous step', () => {
	it('L7 shows nothing while fewer than the least have answered, and says so beforehand', async () => {
		const { chair, members, sheetId } = await aSheet('own-anonymous', 5);
		const write = (member: Actor) => keepOwn(member, note(sheetId, 'ord', { field: 'notes', column: 'up' }));
		for (const member of members.slice(1)) await write(member);
		const view = await readSheet(chair, sheetId, null);
		expect([view.least, view.people, view.looking.writers, view.looking.silent]).toEqual([5, 5, 4, null]);
		await expect(reveal(chair, { sheetId, step: 0 })).rejects.toMatchObject({ code: 'sheet.too-few' });
		await write(members[0] as Actor);
		await keepOwn(members[0] as Actor, { sheetId, step: 0, id: newId(), field: 'how', values: ['5'] });
		await show(chair, sheetId);
		const { entries } = await readSheet(chair, sheetId, null);
		expect(entries.map(({ field }) => field)).toEqual(Array(5).fill('notes'));
	});

	it('L9 leaves no author in any file once it has been shown: new names, no rows, no account in the log', async () => {
		const { chair, members, sheetId } = await aSheet('own-anonymous', 6);
		const ids = members.map(() => newId());
		for (const [n, member] of members.entries()) {
			await keepOwn(member, note(sheetId, `tanke ${n}`, { id: ids[n], field: 'notes', column: 'up' }));
			await keepOwn(member, { sheetId, step: 0, id: newId(), field: 'how', values: [String((n % 5) + 1)] });
		}
		await show(chair, sheetId);
		const { entries, authors, document } = await readSheet(members[0] as Actor, sheetId, null);
		expect(
			entries
				.filter(({ field }) => field === 'notes')
				.map(({ text }) => text)
				.sort()
		).toEqual(members.map((_, n) => `tanke ${n}`));
		expect(entries.filter(({ value }) => value !== '')).toHaveLength(6);
		expect(authors).toEqual({});
		const rest = bytesAtRest();
		for (const id of ids) expect(rest.includes(Buffer.from(id))).toBe(false);
		const { read } = portal.context;
		expect(await read.sheetAuthor.count({ where: { sheetId } })).toBe(0);
		const audit = await read.audit.findMany({ where: { thingId: sheetId } });
		expect(audit.filter(({ event }) => /keep|ready|written/.test(event))).toEqual([]);
		const Database = (await import('better-sqlite3')).default;
		const log = new Database(join(portal.data, 'documents.sqlite'), { readonly: true });
		after.push(() => log.close());
		const accounts = log.prepare('SELECT DISTINCT account FROM entry WHERE document = ?').pluck().all(document.id);
		expect(accounts).toEqual([null]);
	});
});

describe('the phases of a sheet', () => {
	it('L3 go forward after a countdown that can be called back; going back deletes nothing; gathering goes at once', async () => {
		const { chair, members, sheetId } = await aSheet('swot');
		const [first] = members as [Actor];
		const at = async (actor: Actor = first) => (await readSheet(actor, sheetId, null)).current;
		await goTo(chair, { sheetId, step: 1 });
		expect((await readSheet(first, sheetId, null)).next).toMatchObject({ step: 1 });
		await stay(chair, { sheetId });
		arrive();
		expect(await at()).toBe(0);
		await goTo(chair, { sheetId, step: 1 });
		arrive();
		expect(await at()).toBe(1);
		await expect(stay(chair, { sheetId })).rejects.toMatchObject({ code: 'sheet.moved' });
		await addToSheet(first, { sheetId, step: 1, field: 'seen', text: 'Vi ser mycket' });
		await goTo(chair, { sheetId, step: 0 });
		arrive();
		expect(await at()).toBe(0);
		const view = await readSheet(first, sheetId, 1);
		expect([view.looking.place, view.reached, view.entries[0]?.text]).toEqual([1, 1, 'Vi ser mycket']);
		// Nobody but who leads looks ahead of the work.
		expect((await readSheet(first, sheetId, 2)).looking.place).toBe(0);
		expect((await readSheet(chair, sheetId, 2)).looking.place).toBe(2);
		await goTo(chair, { sheetId, step: 0 });
		expect((await readSheet(first, sheetId, null)).gatheredAt).toEqual(portal.clock.now());
		await setTimer(chair, { sheetId, minutes: 2 });
		await setTimer(chair, { sheetId, minutes: 1 });
		const ends = new Date(portal.clock.now().getTime() + 180_000);
		expect((await readSheet(first, sheetId, null)).timerEndsAt).toEqual(ends);
		await expect(goTo(first, { sheetId, step: 1 })).rejects.toMatchObject({ code: 'access.denied' });
		portal = await portal.restart();
		expect(await at()).toBe(0);
	});

	it('L11 everybody sees how many are done; who is silent is seen by who leads, and by nobody in an anonymous step', async () => {
		const { chair, members, sheetId } = await aSheet('swot', 3);
		const [first, second, third] = members as [Actor, Actor, Actor];
		await sayReady(first, { sheetId, step: 0, ready: true });
		await keepOwn(second, note(sheetId, 'ord'));
		const seen = async (actor: Actor) => (await readSheet(actor, sheetId, null)).looking;
		expect(await seen(chair)).toMatchObject({ ready: 1, writers: 1, silent: [third.name] });
		expect(await seen(third)).toMatchObject({ ready: 1, iAmReady: false, writers: null, silent: null });
		await sayReady(first, { sheetId, step: 0, ready: false });
		expect((await seen(first)).ready).toBe(0);
	});

	it('L123 who was done with an anonymous step is kept no longer than the step, nor with any step of a sheet that is closed', async () => {
		const { chair, members, sheetId } = await aSheet('own-anonymous', 5);
		const [first] = members as [Actor];
		const rows = () => portal.context.read.sheetReady.count({ where: { sheetId } });
		await sayReady(first, { sheetId, step: 0, ready: true });
		for (const member of members) await keepOwn(member, note(sheetId, 'ord', { field: 'notes', column: 'up' }));
		expect(await rows()).toBe(1);
		await show(chair, sheetId);
		await sayReady(first, { sheetId, step: 0, ready: true });
		expect(await rows()).toBe(0);
		expect((await readSheet(first, sheetId, 0)).looking).toMatchObject({ ready: 0, iAmReady: false });

		const other = await aSheet('own-anonymous', 2);
		await sayReady(other.members[0] as Actor, { sheetId: other.sheetId, step: 0, ready: true });
		await portal.context.jobs.settled((await closeSheet(other.chair, { sheetId: other.sheetId })).key);
		expect(await portal.context.read.sheetReady.count({ where: { sheetId: other.sheetId } })).toBe(0);
	});

	it('L12 in a round each speaks or passes; only who leads says so for another', async () => {
		const { chair, members, sheetId } = await aSheet('round-in');
		const [first, second] = members as [Actor, Actor];
		const turn = { sheetId, step: 0, membershipId: second.membershipId ?? '', state: 'passed' as const };
		await expect(takeTurn(first, turn)).rejects.toMatchObject({ code: 'access.denied' });
		await takeTurn(second, turn);
		await takeTurn(chair, { ...turn, membershipId: first.membershipId ?? '', state: 'spoken' });
		const { turns } = (await readSheet(first, sheetId, null)).looking;
		expect(turns.map(({ state }) => state)).toEqual(['spoken', 'passed']);
	});
});

describe('whose sheet it is', () => {
	it('L6 is started by who leads the group, and seen by nobody of another group or federation', async () => {
		const { federation, group, chair, members, sheetId } = await aSheet('swot');
		const start = { groupId: group.id, tool: 'swot:sv', title: 'Igen' };
		await expect(startSheet(members[0] as Actor, start)).rejects.toMatchObject({ code: 'access.denied' });
		const other = await aSheet('swot');
		const elsewhere = await actorFor(await aSeated(await aGroup(federation), 'chair'));
		for (const stranger of [other.chair, elsewhere]) {
			for (const no of [
				() => readSheet(stranger, sheetId, null),
				() => keepOwn(stranger, note(sheetId, 'x')),
				() => goTo(stranger, { sheetId, step: 1 }),
				() => reveal(stranger, { sheetId, step: 0 })
			])
				await expect(no()).rejects.toMatchObject({ code: 'thing.missing' });
		}
		await expect(keepOwn(members[0] as Actor, note(sheetId, 'x', { column: 'nowhere' }))).rejects.toMatchObject({
			code: 'input.invalid'
		});
		expect((await readGroupSheets(chair, group.id)).sheets).toMatchObject([{ id: sheetId, at: 1, of: 5, open: true }]);
	});

	it('L6 may belong to a meeting of its group, whose room then leads to it', async () => {
		const { group, chair, members } = await aSheet('swot');
		const meeting = await aMeeting(group);
		const start = { groupId: group.id, tool: 'swot:sv', title: 'I mötet', meetingId: meeting.id };
		const { sheetId } = await startSheet(chair, start);
		const seen = await readMeetingSheets(members[0] as Actor, meeting.id);
		expect(seen).toEqual([{ id: sheetId, title: 'I mötet', open: true }]);
		const other = await aSheet('swot');
		const elsewhere = startSheet(other.chair, { ...start, groupId: other.group.id });
		await expect(elsewhere).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(readMeetingSheets(other.chair, meeting.id)).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('L13 a sheet keeps the version it began with; a file that is wrong leaves nothing behind', async () => {
		const { office, chair, group, sheetId } = await aSheet('own-anonymous');
		const second = anonymous.replace('"version":1', '"version":2').replace('"Tilltro"', '"Tillit"');
		await expect(takeInTool(office, anonymous)).rejects.toMatchObject({ code: 'tool.version-taken' });
		expect(await takeInTool(office, second)).toEqual({ key: 'own-anonymous', language: 'sv' });
		expect((await readSheet(chair, sheetId, null)).steps[0]?.title).toBe('Tilltro');
		const { sheetId: newer } = await startSheet(chair, { groupId: group.id, tool: 'own-anonymous:sv', title: 'Ny' });
		expect((await readSheet(chair, newer, null)).steps[0]?.title).toBe('Tillit');
		expect((await readTool(chair, 'own-anonymous', 'sv')).tool.version).toBe(2);

		const bad = second.replace('"version":2', '"version":3').replace('"scale"', '"skala"');
		expect(await takeInTool(office, bad)).toEqual({
			problems: [{ place: 'steps[0].fields[1].kind', reason: 'unknown-value' }]
		});
		const taken = JSON.stringify(shippedTools[0]);
		expect(await takeInTool(office, taken)).toEqual({ problems: [{ place: 'key', reason: 'shipped-key' }] });
		expect((await readTool(chair, 'own-anonymous', 'sv')).tool.version).toBe(2);
		await expect(takeInTool(chair, second)).rejects.toMatchObject({ code: 'access.denied' });
	});

	it('L122 a file with a version that would never be used, or leaves no room above it, is refused with the place and the reason', async () => {
		const { office, chair } = await aSheet('own-anonymous');
		const version = (n: number) => takeInTool(office, anonymous.replace('"version":1', `"version":${n}`));
		expect(await version(1000)).toEqual({ problems: [{ place: 'version', reason: 'version-high' }] });
		expect(await version(999)).toEqual({ key: 'own-anonymous', language: 'sv' });
		expect(await version(998)).toEqual({ problems: [{ place: 'version', reason: 'version-low' }] });
		expect((await readTool(chair, 'own-anonymous', 'sv')).tool.version).toBe(999);
		// It is built on all the same.
		const { draftId } = await beginDraft(office, { from: 'own-anonymous:sv', as: 'version' });
		const { revision } = await readDraft(office, draftId);
		await publishDraft(office, { draftId, revision });
		expect((await readTool(chair, 'own-anonymous', 'sv')).tool.version).toBe(1000);
	});
});
