import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { portal as portalActor } from '#lib/permissions/facts.ts';
import { projectDocument, projectNow } from '#server/documents/project.ts';
import { anAgenda } from '../build/documents.ts';
import { inLog } from '../build/log-file.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import {
	aFederation,
	aGroup,
	aMeeting,
	anOrganisation,
	aPerson,
	aSeat,
	aSeated,
	insert,
	type Person
} from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import { doorOf, plainClient, type PlainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
let group: Awaited<ReturnType<typeof aGroup>>;
let chair: Person;
let member: Person;
let document: string;
const open: PlainClient[] = [];

beforeAll(async () => {
	portal = await startPortal();
	const federation = await aFederation();
	group = await aGroup(federation);
	chair = await aSeated(group, 'chair');
	member = await aPerson(federation, { name: 'Maja Modell' });
	const organisation = await anOrganisation(federation, { part: 'region', shortName: 'Regionen' });
	await aSeat(group, member, 'member', { organisationId: organisation.id });
});
afterAll(() => portal.close());
beforeEach(async () => {
	document = await anAgenda(await aMeeting(group));
});
afterEach(() => {
	for (const client of open.splice(0)) client.end();
});

async function join(person: Person, over: Parameters<typeof plainClient>[3] = {}): Promise<PlainClient> {
	const client = plainClient(portal.origin, await sessionCookieFor(person), document, over);
	open.push(client);
	// y-protocols shows nobody whose state was never set: its first clock, 0, is what the others assume already.
	client.provider.awareness.setLocalStateField('at', null);
	if (over.connect !== false) await until(() => client.provider.synced, 'a client is in step');
	return client;
}

const states = (client: PlainClient) =>
	new Map([...client.provider.awareness.getStates()] as [number, Record<string, unknown>][]);
const userOf = (client: PlainClient, of: PlainClient) => states(client).get(of.doc.clientID)?.['user'];
const rowsInLog = async () =>
	(await portal.context.documents.thread.ask('cursors', {})).find((one) => one.document === document)?.cursor ?? 0;

describe('two unmodified clients on one document', () => {
	it('D1 write in the same line at once and both end with every word', async () => {
		const [anna, bengt] = await Promise.all([join(chair), join(member)]);
		for (let turn = 0; turn < 20; turn += 1) {
			anna.write('a', 0);
			bengt.write('b', 0);
		}
		await until(() => anna.line().length === 40 && anna.line() === bengt.line(), 'both are equal');
		const late = await join(member);
		expect(late.line()).toBe(anna.line());
	});

	it('D1 keep what one of them wrote without a connection', async () => {
		const [anna, bengt] = await Promise.all([join(chair), join(member)]);
		anna.write('shared ');
		await until(() => bengt.line() === 'shared ', 'both are equal');
		bengt.provider.disconnect();
		bengt.write('offline ');
		anna.remove(0, 3);
		anna.write('online ');
		bengt.provider.connect();
		await until(() => anna.line() === bengt.line() && anna.line().includes('offline'), 'both are equal');
		expect(anna.line()).toContain('online');
		expect(anna.line().startsWith('red ')).toBe(true);
	});

	it('D2 come back 100 times and add no row', async () => {
		const anna = await join(chair);
		anna.write('some words that stay');
		anna.remove(0, 5);
		await until(async () => (await rowsInLog()) >= 1, 'the words are stored');
		const late = await join(member);
		await until(() => late.line() === anna.line(), 'both are equal');
		const rows = await rowsInLog();
		for (let time = 0; time < 100; time += 1) {
			late.provider.disconnect();
			late.provider.connect();
			await until(() => late.provider.synced, 'in step again');
		}
		expect(late.line()).toBe(anna.line());
		expect(await rowsInLog()).toBe(rows);
	}, 60_000);

	it('D11 find every acknowledged word after the server was started anew', async () => {
		const anna = await join(chair);
		anna.write('before');
		await until(async () => (await rowsInLog()) === 1, 'the word is stored');
		anna.provider.disconnect();
		portal = await portal.restart();
		const late = await join(member);
		expect(late.line()).toBe('before');
	});
});

describe('D13 presence', () => {
	it('shows who somebody is by the server, whatever the client says', async () => {
		const [anna, maja] = await Promise.all([join(chair), join(member)]);
		maja.provider.awareness.setLocalState({
			user: { name: 'Ordföranden', role: 'chair', id: 'x' },
			cursor: { anchor: 1 },
			admin: true
		});
		await until(() => states(anna).get(maja.doc.clientID)?.['cursor'] !== undefined, 'Maja is seen');
		expect(states(anna).get(maja.doc.clientID)).toEqual({
			cursor: { anchor: 1 },
			user: {
				id: expect.any(String) as string,
				name: 'Maja Modell',
				part: 'region',
				organisation: 'Regionen',
				role: 'member'
			}
		});
		expect(JSON.stringify([...states(anna)])).not.toContain(member.account.id);
	});

	it('goes when the connection goes, and comes back with it', async () => {
		const [anna, maja] = await Promise.all([join(chair), join(member)]);
		await until(() => userOf(anna, maja) !== undefined, 'Maja is seen');
		maja.provider.disconnect();
		await until(() => !states(anna).has(maja.doc.clientID), 'Maja is gone');
		maja.provider.awareness.setLocalState({ at: 'back' });
		maja.provider.connect();
		await until(() => userOf(anna, maja) !== undefined, 'Maja is seen again');
		expect(states(anna).get(maja.doc.clientID)?.['at']).toBe('back');
	});

	it('is told to whoever comes later, and echoed to the sender so that no socket is silent', async () => {
		const anna = await join(chair);
		const heard = anna.provider.wsLastMessageReceived;
		await until(() => Date.now() > heard, 'the clock has moved');
		anna.provider.awareness.setLocalStateField('at', 'item');
		await until(() => anna.provider.wsLastMessageReceived > heard, 'the echo arrives');
		const maja = await join(member);
		await until(() => states(maja).get(anna.doc.clientID)?.['at'] === 'item', 'Anna is seen');
		expect(userOf(maja, anna)).toMatchObject({ name: chair.account.name, role: 'chair', part: null });
	});

	it('cannot be claimed under another’s client id, nor taken away', async () => {
		const [anna, maja] = await Promise.all([join(chair), join(member)]);
		await until(() => userOf(maja, anna) !== undefined, 'Anna is seen');
		const spoof = await join(member, { connect: false });
		spoof.doc.clientID = anna.doc.clientID;
		spoof.provider.awareness.clientID = anna.doc.clientID;
		for (let time = 0; time < 50; time += 1) spoof.provider.awareness.setLocalState({ at: 'spoofed' });
		spoof.provider.connect();
		await until(() => spoof.provider.synced, 'in step');
		spoof.provider.awareness.setLocalState({ at: 'spoofed' });
		spoof.provider.awareness.setLocalState(null);
		anna.provider.awareness.setLocalStateField('at', 'honest');
		await until(() => states(maja).get(anna.doc.clientID)?.['at'] === 'honest', 'Anna goes on');
		expect((userOf(maja, anna) as { name: string }).name).toBe(chair.account.name);
	});
});

describe('D3 writing under another’s client id', () => {
	it('ends the forger’s connection for good, and the victim’s next words arrive', async () => {
		const [anna, maja] = await Promise.all([join(chair), join(member)]);
		anna.write('hello ');
		await until(() => maja.line() === 'hello ', 'both are equal');
		const forger = await join(member);
		await until(() => forger.line() === 'hello ', 'in step');
		forger.doc.clientID = anna.doc.clientID;
		forger.write('garbage');
		await until(() => forger.ended.length > 0, 'the forger is put out');
		expect(forger.ended).toEqual([4422]);
		forger.doc.clientID = forger.provider.awareness.clientID;
		anna.write('IMPORTANT');
		await until(() => maja.line() === 'hello IMPORTANT', 'the words arrive');
	});
});

describe('D6 a reader', () => {
	it('sees everything, and nothing they send is stored or shown', async () => {
		const observer = await aSeated(group, 'observer');
		const [anna, reader] = await Promise.all([join(chair), join(observer)]);
		reader.write('mine');
		anna.write('hers');
		await until(() => reader.line().includes('hers'), 'the reader sees it');
		anna.write('!');
		await until(() => reader.line().includes('!'), 'the reader sees it');
		expect(anna.line()).toBe('hers!');
		reader.provider.disconnect();
		reader.provider.awareness.setLocalStateField('at', 'back');
		reader.provider.connect();
		await until(() => reader.provider.synced, 'in step');
		expect(await rowsInLog()).toBe(2);
		expect((await join(member)).line()).toBe('hers!');
		await until(() => userOf(anna, reader) !== undefined, 'a reader is seen as well');
	});
});

describe('D5 an edit of the server', () => {
	it('reaches everybody who has the document open, once', async () => {
		const { documents } = portal.context;
		const anna = await join(chair);
		const items = () => anna.doc.getMap('items');
		const draft = { id: 'A'.repeat(22), title: 'Opening', kind: 'information' };
		const first = await documents.edit(document, 'once', 'add', draft);
		expect(await documents.edit(document, 'once', 'add', { ...draft, id: 'B'.repeat(22) })).toBe(first);
		await until(() => items().size === 1, 'the item is seen');
		expect((await documents.read(document)).plain).toContain('Opening');
	});

	it('is read into its projection a moment after it, with the log’s cursor', async () => {
		const projection = () => portal.context.read.projection.findUnique({ where: { documentId: document } });
		const cursor = await portal.context.documents.edit(document, 'k', 'add', {
			id: 'A'.repeat(22),
			title: 'Opening',
			kind: 'information'
		});
		await until(async () => (await projection())?.cursor === cursor, 'the document was read');
		expect((await projection())?.plain).toContain('Opening');
	});
});

describe('D9 what a crash left unread', () => {
	it('is read at the next start', async () => {
		const projection = () => portal.context.read.projection.findUnique({ where: { documentId: document } });
		await portal.context.documents.edit(document, 'k', 'add', {
			id: 'A'.repeat(22),
			title: 'Opening',
			kind: 'information'
		});
		await until(async () => (await projection()) !== null, 'the document was read');
		await insert((db) => db.projection.delete({ where: { documentId: document } }));
		portal = await portal.restart();
		await until(async () => (await projection()) !== null, 'the document was read again');
		expect((await projection())?.cursor).toBe(1);
	});
});

describe('D9 a projection', () => {
	const projection = () => portal.context.read.projection.findUnique({ where: { documentId: document } });

	it('is there at once for whoever is about to name an item', async () => {
		const cursor = await portal.context.documents.edit(document, 'k', 'add', {
			id: 'A'.repeat(22),
			title: 'Opening',
			kind: 'information'
		});
		expect(await projectNow(document)).toBe(cursor);
		expect(await projection()).toMatchObject({ cursor, epoch: 1 });
	});

	it('is never replaced by an older reading, nor by one of another epoch', async () => {
		const write = (cursor: number, epoch: number) =>
			projectDocument(portalActor, { documentId: document, epoch, cursor, json: '{"items":[]}', plain: `${cursor}` });
		await write(5, 1);
		await write(4, 1);
		await write(9, 2);
		expect(await projection()).toMatchObject({ cursor: 5, epoch: 1, plain: '5' });
	});
});

describe('D8 a document whose bytes were damaged', () => {
	it('is closed to everybody, keeps its bytes, and leaves the others alone', async () => {
		const damaged = document;
		const anna = await join(chair);
		anna.write('words');
		await until(async () => (await rowsInLog()) === 1, 'the words are stored');
		await until(
			async () => (await portal.context.read.projection.count({ where: { documentId: damaged } })) === 1,
			'the document was read'
		);
		anna.provider.disconnect();
		const bytes = () =>
			inLog(portal.data, (db) => db.prepare('SELECT bytes FROM entry WHERE document = ?').all(damaged));
		inLog(portal.data, (db) =>
			db.prepare('UPDATE entry SET bytes = zeroblob(length(bytes)) WHERE document = ?').run(damaged)
		);
		const before = bytes();
		portal = await portal.restart();
		anna.provider.serverUrl = doorOf(portal.origin);
		anna.ended.length = 0;
		anna.write(' and more');
		anna.provider.connect();
		await until(() => anna.ended.length > 0, 'the door has answered');
		expect(anna.ended[0]).toBe(4520);
		await expect(portal.context.documents.read(damaged)).rejects.toMatchObject({ code: 'document.unavailable' });
		document = await anAgenda(await aMeeting(group));
		(await join(member)).write('elsewhere');
		await until(async () => (await rowsInLog()) === 1, 'others go on');
		expect(bytes()).toEqual(before);
	});
});

it('D1 keeps two documents apart', async () => {
	const anna = await join(chair);
	anna.write('one');
	document = await anAgenda(await aMeeting(group));
	const other = await join(chair);
	other.write('two');
	await until(async () => (await rowsInLog()) === 1, 'stored');
	expect(Y.encodeStateVector(other.doc)).not.toEqual(Y.encodeStateVector(anna.doc));
	expect([anna.line(), other.line()]).toEqual(['one', 'two']);
});

it('D39 closes and opens again while somebody holds a connection that has asked nothing', async () => {
	const silent = connect({ port: Number(new URL(portal.origin).port), host: 'localhost' });
	silent.on('error', () => undefined).resume();
	await new Promise((resolve) => silent.once('connect', resolve));
	const gone = new Promise((resolve) => silent.once('close', resolve));
	portal = await portal.restart();
	await gone;
	const anna = await join(chair);
	anna.write('after it');
	await until(async () => (await rowsInLog()) === 1, 'the portal writes again');
	expect(anna.ended).toEqual([]);
});
