import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { AgendaJson } from '#lib/agenda/item.ts';
import { newId } from '#lib/ids/id.ts';
import { portal as portalActor, type Actor } from '#lib/permissions/facts.ts';
import { addAgendaItem } from '#server/agenda/add-item.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem } from '#server/agenda/remove-item.ts';
import { projectNow } from '#server/documents/project.ts';
import { raiseEpochs } from '#server/backup/raise-epochs.ts';
import { context } from '#server/context.ts';
import { enterEpoch } from '#server/history/enter-epoch.ts';
import { eraseHistory } from '#server/history/erase-history.ts';
import { eraseNow } from '#server/history/erase-now.ts';
import { keepVersion } from '#server/history/keep-version.ts';
import { nameVersion, renameVersion } from '#server/history/name-version.ts';
import { readDifference } from '#server/history/read-difference.ts';
import { readHistory } from '#server/history/read.ts';
import { restoreVersion } from '#server/history/restore-version.ts';
import { thinVersions } from '#server/history/thin-versions.ts';
import { openItem } from '#server/items/read.ts';
import { jobsDone } from '../build/letters.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aSeated, insert, type Person } from '../build/rows.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { stopwatch } from './stopwatch.ts';
import { plainClient, type PlainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
let people: { chair: Person; member: Person; observer: Person; stranger: Person };
let chair: Actor;
let member: Actor;
let meetingId: string;
let itemId: string;
let text: string;
const open: PlainClient[] = [];
const form = () => ({ commandId: newId() });

beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
	const federation = await aFederation();
	const group = await aGroup(federation);
	people = {
		chair: await aSeated(group, 'chair'),
		member: await aSeated(group, 'member'),
		observer: await aSeated(group, 'observer'),
		stranger: await aSeated(await aGroup(await aFederation()), 'chair')
	};
	[chair, member] = [await actorFor(people.chair), await actorFor(people.member)];
	itemId = newId();
	meetingId = await aMeetingWith(chair, group.id, [{ id: itemId, title: 'Budget' }]);
	await projectNow(await agenda());
	text = (await openItem(chair, meetingId, itemId)).id;
});
afterEach(() => {
	for (const client of open.splice(0)) client.end();
});

const agenda = async () =>
	(await context().read.document.findFirstOrThrow({ where: { kind: 'agenda', subjectId: meetingId } })).id;
const ofItem = () => ({ meetingId, itemId });
const write = (words: string[], account: string | null = null) =>
	context().documents.edit(text, newId(), 'fill', { text: words }, account);
const says = async () => (await context().documents.read(text)).plain;
const refusal = (code: string) => expect.objectContaining({ code }) as unknown;

async function join(person: Person, document = text, epoch = 1): Promise<PlainClient> {
	const params = { epoch: String(epoch) };
	const client = plainClient(portal.origin, await sessionCookieFor(person), document, { params });
	open.push(client);
	await until(() => client.provider.synced, 'a client is in step');
	return client;
}
const paragraph = (client: PlainClient, index: number) =>
	(client.doc.getXmlFragment('text').get(index) as Y.XmlElement).get(0) as Y.XmlText;
/** Whether words lie in any file of the document log. */
const inLog = (words: string) =>
	readdirSync(portal.data)
		.filter((file) => file.startsWith('documents.sqlite'))
		.some((file) => readFileSync(joinPath(portal.data, file)).includes(Buffer.from(words)));

describe('versions', () => {
	it('H2 are kept under a name once for a form, say who wrote, and can be named anew', async () => {
		await write(['Ett förslag.'], member.accountId);
		const sent = form();
		const first = await nameVersion(chair, { documentId: text, name: 'Utskickad' }, sent);
		expect(await nameVersion(chair, { documentId: text, name: 'Utskickad' }, sent)).toBe(first);
		await renameVersion(member, { versionId: first, name: 'Utskickad till styrelsen' });
		const { versions } = await readHistory(member, ofItem());
		expect(versions).toMatchObject([
			{
				id: first,
				name: 'Utskickad till styrelsen',
				reason: 'named',
				writers: [people.member.account.name],
				by: people.chair.account.name
			}
		]);
		await expect(nameVersion(chair, { documentId: text, name: ' ' }, form())).rejects.toEqual(refusal('input.invalid'));
	});

	it('H8 whoever reads the meeting and does not write in the group sees no history, and another federation nothing', async () => {
		await write(['Ett förslag.']);
		const versionId = await nameVersion(chair, { documentId: text, name: 'Ett' }, form());
		const observer = await actorFor(people.observer);
		const stranger = await actorFor(people.stranger);
		for (const [actor, code] of [
			[observer, 'access.denied'],
			[stranger, 'thing.missing']
		] as const) {
			const asks = [
				() => readHistory(actor, ofItem()),
				() => readDifference(actor, ofItem(), versionId, 'now'),
				() => nameVersion(actor, { documentId: text, name: 'Mitt' }, form()),
				() => renameVersion(actor, { versionId, name: 'Mitt' }),
				() => restoreVersion(actor, { versionId }, form()),
				() => eraseHistory(actor, { documentId: text })
			];
			for (const ask of asks) await expect(ask()).rejects.toEqual(refusal(code));
		}
		await expect(eraseHistory(member, { documentId: text })).rejects.toEqual(refusal('access.denied'));
		await expect(readHistory(chair, { meetingId, itemId: newId() })).rejects.toEqual(refusal('thing.missing'));
	});

	it('H3 one is kept when a text is closed, and nothing can be restored in it', async () => {
		await write(['Ett.']);
		const versionId = await nameVersion(chair, { documentId: text, name: 'Ett' }, form());
		await write(['Två.']);
		await context().documents.freeze(text);
		const { versions, frozen, mayWrite } = await readHistory(chair, ofItem());
		expect([versions[0]?.reason, frozen, mayWrite]).toEqual(['frozen', true, false]);
		await expect(restoreVersion(chair, { versionId }, form())).rejects.toEqual(refusal('document.frozen'));
	});

	it('H3 what grew old goes from rows and log, and who wrote is said of the next that stays', async () => {
		const ids: string[] = [];
		for (const [index, account] of [chair.accountId, member.accountId].entries()) {
			await write([`${index}`], account);
			ids.push((await keepVersion(text, 'auto')) ?? '');
		}
		const at = new Date(portal.clock.now().getTime() - 30 * 86_400_000);
		await insert((db) => db.documentVersion.updateMany({ where: { documentId: text }, data: { at } }));
		await thinVersions();
		const before = portal.clock.now();
		portal.clock.set(new Date(Math.max(Date.now(), before.getTime()) + 2 * 3600_000));
		await thinVersions();
		portal.clock.set(before);
		await jobsDone();
		const { versions } = await readHistory(chair, ofItem());
		expect(versions.map(({ id }) => id)).toEqual([ids[1]]);
		expect(versions[0]?.writers).toEqual([people.chair.account.name, people.member.account.name]);
		expect(await context().documents.history.ids(text)).toEqual([ids[1]]);
	});
});

describe('restoring', () => {
	it('H4 is seen at once by whoever types, who loses no word and goes on', async () => {
		await write(['Bakgrund', 'Budgeten för i år', 'Beslut']);
		const versionId = await nameVersion(chair, { documentId: text, name: 'Ett' }, form());
		await write(['Bakgrund', 'Något helt annat', 'Beslut']);
		const typist = await join(people.member);
		const other = await join(people.chair);
		const last = paragraph(typist, 2);
		let typed = 0;
		const typing = setInterval(() => last.insert(last.length, `${typed++ % 10}`), 5);
		await until(() => typed > 10, 'somebody types');
		await restoreVersion(chair, { versionId }, form());
		const seen = () => typist.doc.getXmlFragment('text').toString().includes('Budgeten för i år');
		await until(seen, 'the restored text comes');
		const atRestore = typed;
		await until(() => typed > atRestore + 50, 'and goes on');
		clearInterval(typing);
		// What stood there when the version came is as it was; every word that was typed from then on is there.
		const digits = Array.from({ length: typed - atRestore }, (_, index) => `${(atRestore + index) % 10}`).join('');
		await until(async () => (await says()).endsWith(digits), 'all of it is there');
		expect(await says()).toMatch(/^Bakgrund\nBudgeten för i år\nBeslut\d+$/);
		for (const client of [typist, other])
			expect(client.doc.getXmlFragment('text').toString()).toContain('Budgeten för i år');
		expect(paragraph(typist, 2)).toBe(last);
		expect(typist.ended).toEqual([]);
	});

	it('H4 is done once for a form, says by whom, and is undone by restoring the one before', async () => {
		await write(['Ett.'], member.accountId);
		const versionId = await nameVersion(chair, { documentId: text, name: 'Ett' }, form());
		await write(['Två.'], member.accountId);
		const sent = form();
		const { undoId } = await restoreVersion(chair, { versionId }, sent);
		expect(await says()).toBe('Ett.');
		await write(['Tre.'], member.accountId);
		await restoreVersion(chair, { versionId }, sent);
		expect(await says()).toBe('Tre.');
		const { versions } = await readHistory(member, ofItem());
		expect(versions.map(({ reason }) => reason)).toEqual(['restored', 'before-restore', 'named']);
		expect(versions[0]).toMatchObject({
			by: people.chair.account.name,
			of: { name: 'Ett' },
			writers: [people.chair.account.name]
		});
		const audit = await context().read.audit.findMany({ where: { event: 'version.restored', thingId: itemId } });
		expect(audit).toMatchObject([{ actorId: chair.accountId }]);
		expect(audit[0]?.data).not.toContain('Ett.');
		await restoreVersion(member, { versionId: undoId ?? '' }, form());
		expect(await says()).toBe('Två.');
	});

	it('H4 an agenda stands as it stood: what came since is off it and can be put back, ids and texts stay', async () => {
		const id = await agenda();
		const before = await readAgendaOf(chair, meetingId);
		const versionId = await nameVersion(chair, { documentId: id, name: 'Ett' }, form());
		const added = await addAgendaItem(chair, meetingId, { title: 'Nytt', kind: 'other' }, form());
		await removeAgendaItem(chair, meetingId, itemId, form());
		await restoreVersion(member, { versionId }, form());
		expect((await readAgendaOf(chair, meetingId)).items).toEqual(before.items);
		const { items } = (await context().documents.read(id)).json as AgendaJson;
		expect(items.find((item) => item.id === added)).toMatchObject({ title: 'Nytt', removed: true });
		const difference = await readDifference(chair, { meetingId, itemId: null }, versionId, 'now');
		expect(difference).toMatchObject({ added: 0, removed: 0, other: 0 });
	});
});

describe('erasing', () => {
	const secret = 'KANARIEFÅGEL';
	const payloadOf = async (key: string) =>
		JSON.parse((await context().read.job.findUniqueOrThrow({ where: { key } })).payload) as {
			documentId: string;
			version: string;
			by: string;
		};

	async function erase(documentId: string): Promise<void> {
		const { key } = await eraseHistory(chair, { documentId });
		await context().jobs.settled(key);
	}

	it('H6 H7 clients of the old epoch are told within a second, the text stays, and no byte of what went', async () => {
		await write([`${secret} står här`, 'Kvar']);
		await nameVersion(chair, { documentId: text, name: 'Ett' }, form());
		await write(['Kvar']);
		const typist = await join(people.member);
		paragraph(typist, 0).insert(4, ' också');
		await until(async () => (await says()) === 'Kvar också', 'it is stored');
		expect(inLog(secret)).toBe(true);
		const took = stopwatch();
		const gone = until(() => typist.ended.includes(4410), 'the client is told');
		await erase(text);
		await gone;
		expect(took()).toBeLessThan(2_000);
		expect(await says()).toBe('Kvar också');
		expect(inLog(secret)).toBe(false);
		const { versions } = await readHistory(chair, ofItem());
		expect(versions).toMatchObject([{ reason: 'erased', by: people.chair.account.name, name: '' }]);
		const audit = await context().read.audit.findMany({
			where: { thingId: itemId, event: { startsWith: 'history.' } }
		});
		expect(audit.map(({ event }) => event)).toEqual(['history.erase-asked', 'history.erased']);
		expect(JSON.stringify(audit)).not.toContain('Kvar');
		const again = await join(people.member, text, 2);
		paragraph(again, 0).insert(0, 'Allt ');
		await until(async () => (await says()) === 'Allt Kvar också', 'and one writes on in the new epoch');
	});

	it('H7 an agenda keeps its ids, places and rows; items that were taken off it lose their words', async () => {
		const id = await agenda();
		const removed = await addAgendaItem(chair, meetingId, { title: `${secret} i rubriken`, kind: 'other' }, form());
		const removedText = (await openItem(chair, meetingId, removed)).id;
		await context().documents.edit(removedText, newId(), 'fill', { text: [`${secret} i texten`] });
		await projectNow(removedText);
		await removeAgendaItem(chair, meetingId, removed, form());
		const before = await readAgendaOf(chair, meetingId);
		await erase(id);
		const own = await context().read.job.findMany({ where: { kind: 'history.erase', key: { contains: removedText } } });
		for (const job of own) await context().jobs.settled(job.key);
		const after = await readAgendaOf(chair, meetingId);
		expect(after.items).toEqual(before.items);
		expect(after.document).toEqual({ id, epoch: 2 });
		const row = await context().read.agendaItem.findUniqueOrThrow({ where: { id: removed } });
		expect([row.title, row.removedAt !== null]).toEqual(['', true]);
		expect((await context().documents.read(removedText)).plain).toBe('');
		expect(JSON.stringify(await context().read.projection.findMany())).not.toContain(secret);
		expect(JSON.stringify(await context().read.thing.findMany())).not.toContain(secret);
		expect(inLog(secret)).toBe(false);
	});

	it('H7 a closed text stays closed', async () => {
		await write(['Ett.']);
		await context().documents.freeze(text);
		await erase(text);
		await expect(write(['Två.'])).rejects.toEqual(refusal('document.frozen'));
		expect(await says()).toBe('Ett.');
	});

	const stages: [name: string, until: (plan: { documentId: string; version: string; by: string }) => Promise<void>][] =
		[
			['before the first stage', () => Promise.resolve()],
			[
				'after the text was written anew',
				async ({ documentId, version }) => {
					await context().documents.history.rebuild(documentId, { epoch: 1, next: 2, version, edits: [] });
				}
			],
			[
				'after the rows followed',
				async ({ documentId, version, by }) => {
					const made = await context().documents.history.rebuild(documentId, { epoch: 1, next: 2, version, edits: [] });
					const { cursor, plain } = made;
					const json = JSON.stringify(made.json);
					await enterEpoch(portalActor, { documentId, epoch: 1, next: 2, version, by, cursor, json, plain });
				}
			]
		];
	for (const [name, doneUntil] of stages)
		it(`H6 ends as it should after a crash ${name}`, async () => {
			await write([`${secret} står här`]);
			await keepVersion(text, 'auto');
			await write(['Kvar']);
			await context().jobs.stop();
			const { key } = await eraseHistory(chair, { documentId: text });
			const plan = await payloadOf(key);
			await doneUntil(plan);
			portal = await portal.restart();
			await context().jobs.settled(key);
			await eraseNow(plan);
			expect(await says()).toBe('Kvar');
			expect(inLog(secret)).toBe(false);
			expect((await readHistory(chair, ofItem())).versions).toMatchObject([{ id: plan.version, reason: 'erased' }]);
			expect(await context().read.document.findUniqueOrThrow({ where: { id: text } })).toMatchObject({ epoch: 2 });
		});

	it('H6 what was erased while a backup was made stays erased after restoring it; other versions are kept', async () => {
		await write([`${secret} står här`]);
		await projectNow(text);
		await write(['Kvar']);
		const kept = await nameVersion(chair, { documentId: await agenda(), name: 'Före' }, form());
		const folder = mkdtempSync(joinPath(tmpdir(), 'samsyn-between-'));
		const copy = (file: string) => {
			const db = new Database(joinPath(portal.data, file), { readonly: true });
			db.exec(`VACUUM INTO '${joinPath(folder, file)}'`);
			db.close();
		};
		copy('samsyn.sqlite');
		await erase(text);
		copy('documents.sqlite');
		raiseEpochs(folder, new Date());
		await portal.close();
		portal = await startPortal({ data: folder });
		expect(await says()).toBe('Kvar');
		await projectNow(text);
		expect((await context().read.projection.findUniqueOrThrow({ where: { documentId: text } })).plain).toBe('Kvar');
		chair = await actorFor(people.chair);
		const { versions } = await readHistory(chair, { meetingId, itemId: null });
		expect(versions.map(({ id }) => id)).toContain(kept);
		expect((await context().documents.history.read(await agenda(), kept)).plain).toBe('Budget');
	});

	it('H6 twice in a row is two erasures, and each ends', async () => {
		await write(['Kvar']);
		await erase(text);
		await write([`${secret}`]);
		await write(['Kvar igen']);
		await erase(text);
		expect(await says()).toBe('Kvar igen');
		expect(inLog(secret)).toBe(false);
	});
});
