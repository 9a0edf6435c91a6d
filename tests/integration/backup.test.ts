import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '#server/backup/back-up.ts';
import { restore } from '#server/backup/restore.ts';
import { storeFile } from '#server/files/store.ts';
import { aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aSeated, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { until } from './wait.ts';

const folder = mkdtempSync(join(tmpdir(), 'samsyn-backup-'));
let next = 0;
const place = (name: string) => join(folder, `${++next}-${name}`);
let portal: TestPortal;
const meetings: string[] = [];

beforeAll(async () => {
	portal = await startPortal();
	const group = await aGroup(await aFederation({ name: 'Before' }));
	const chair = await actorFor(await aSeated(group, 'chair'));
	for (let n = 0; n < 3; n++) meetings.push(await aMeetingWith(chair, group.id, plainItems(4)));
	await storeFile(Buffer.from('an attachment'));
	await storeFile(Buffer.alloc(3_000_000, 7));
});
afterAll(async () => {
	await portal.close();
	rmSync(folder, { recursive: true, force: true });
});

const rowsOf = (file: string, table: string, where = '') => {
	const db = new Database(file, { readonly: true });
	try {
		return db.prepare(`SELECT * FROM "${table}" ${where} ORDER BY 1, 2`).all() as Record<string, unknown>[];
	} finally {
		db.close();
	}
};
const textOf = (row: Record<string, unknown>) => JSON.stringify(row);
const database = (data: string) => join(data, 'samsyn.sqlite');

describe('a backup', () => {
	it('B1 made while people write holds one moment, and gives it back whole', async () => {
		const settled = ['Federation', 'Group', 'Seat', 'Meeting', 'Account'].map((table) => [
			table,
			rowsOf(database(portal.data), table).map(textOf)
		]) as [string, string[]][];
		let writing = true;
		let written = 0;
		const writers = [1, 2, 3].map(async () => {
			while (writing) {
				await insert(async (db) => {
					const key = `pair ${++written}`;
					await db.rateLimit.create({ data: { key: `${key} a`, points: 1 } });
					await db.rateLimit.create({ data: { key: `${key} b`, points: 1 } });
				});
				await storeFile(Buffer.from(`written meanwhile ${written}`));
			}
		});
		const file = place('while-writing.tar');
		await backUp(portal.data, file);
		writing = false;
		await Promise.all(writers);
		const into = place('restored');
		await restore(file, into);

		for (const [table, rows] of settled) expect(rowsOf(database(into), table).map(textOf), table).toEqual(rows);
		const pairs = rowsOf(database(into), 'RateLimit').map(({ key }) => String(key).replace(/ [ab]$/, ''));
		expect(pairs.filter((pair) => pairs.filter((one) => one === pair).length !== 2)).toEqual([]);
		for (const name of readdirSync(join(into, 'files')))
			expect(
				createHash('sha256')
					.update(readFileSync(join(into, 'files', name)))
					.digest('hex')
			).toBe(name);
		expect(readdirSync(join(into, 'files'))).toEqual(
			expect.arrayContaining([createHash('sha256').update('an attachment').digest('hex')])
		);
	});

	it('B2 names no place in the document log that it does not hold', async () => {
		const file = place('cursors.tar');
		await backUp(portal.data, file);
		const into = place('restored');
		await restore(file, into);
		const ends = new Map(
			rowsOf(join(into, 'documents.sqlite'), 'entry').map(({ document, epoch, cursor }) => [
				`${String(document)} ${String(epoch)}`,
				Number(cursor)
			])
		);
		const ahead = rowsOf(database(into), 'Projection').filter(
			({ documentId, epoch, cursor }) => Number(cursor) > (ends.get(`${String(documentId)} ${String(epoch)}`) ?? 0)
		);
		expect(ahead).toEqual([]);
	});

	it('B3 leaves out private notes, the secret and the lock', async () => {
		writeFileSync(join(portal.data, 'private.sqlite'), 'only mine');
		const file = place('without-private.tar');
		const { parts } = await backUp(portal.data, file);
		const into = place('restored');
		await restore(file, into);
		expect(parts.filter(({ name }) => !name.startsWith('files/')).map(({ name }) => name)).toEqual([
			'samsyn.sqlite',
			'documents.sqlite'
		]);
		expect(readdirSync(into).sort()).toEqual(['documents.sqlite', 'files', 'samsyn.sqlite']);
	});

	it('B4 is never half a file under its name, and never takes the place of another', async () => {
		const file = place('once.tar');
		await backUp(portal.data, file);
		await expect(backUp(portal.data, file)).rejects.toThrow('exists already');
		const missing = place('no-such-data');
		const never = place('never.tar');
		await expect(backUp(missing, never)).rejects.toThrow('SAMSYN_DATA');
		expect(existsSync(never)).toBe(false);
		expect(readdirSync(folder).filter((name) => name.startsWith('.samsyn'))).toEqual([]);
	});
});

describe('a restore', () => {
	it('B8 ends every session, withdraws every link and code, and sends no letter that waited', async () => {
		const now = new Date('2026-03-10T08:00:00.000Z');
		const later = new Date(now.getTime() + 3600_000);
		await insert(async (db) => {
			for (const kind of ['invitation', 'reset', 'code', 'setup'])
				await db.ticket.create({ data: { id: kind, kind, hash: kind, createdAt: now, expiresAt: later } });
			await db.mail.create({
				data: { id: 'waits', to: 'a@exempel.se', kind: 'notice', subject: 'a', text: 'a', createdAt: now }
			});
			const dueAt = new Date('2100-01-01');
			for (const kind of ['mail.send', 'accounts.tidy'])
				await db.job.create({ data: { kind, key: `${kind}:waits`, payload: '{"mailId":"waits"}', dueAt } });
		});
		const file = place('doors.tar');
		await backUp(portal.data, file);
		const into = place('restored');
		await restore(file, into, { now });
		expect(rowsOf(database(portal.data), 'Session').length).toBeGreaterThan(0);
		expect(rowsOf(database(into), 'Session')).toEqual([]);
		expect(rowsOf(database(into), 'Ticket').length).toBeGreaterThan(3);
		expect(rowsOf(database(into), 'Ticket', 'WHERE usedAt IS NULL AND withdrawnAt IS NULL')).toEqual([]);
		expect(rowsOf(database(into), 'Job', 'WHERE doneAt IS NULL').map(({ key }) => key)).toContain(
			'accounts.tidy:waits'
		);
		expect(rowsOf(database(into), 'Job', "WHERE doneAt IS NULL AND kind = 'mail.send'")).toEqual([]);
		expect(rowsOf(database(into), 'Mail', "WHERE id = 'waits'")).toMatchObject([{ sentAt: null, error: 'late' }]);
		const [createdAt, withdrawnAt] = ['createdAt', 'withdrawnAt'].map(
			(name) => rowsOf(database(into), 'Ticket', "WHERE id = 'code'")[0]?.[name]
		);
		expect(withdrawnAt).toBe(createdAt);
	});

	let file: string;
	beforeEach(async () => {
		file = place('good.tar');
		await backUp(portal.data, file);
	});

	it('B5 refuses a folder that holds something, or moves it aside when told to', async () => {
		const into = place('in-use');
		await restore(file, into);
		await expect(restore(file, into)).rejects.toThrow('--replace');
		writeFileSync(join(into, 'secret'), 'made here');
		const { aside } = await restore(file, into, { replace: true });
		expect(readdirSync(aside ?? '')).toContain('samsyn.sqlite');
		expect(readFileSync(join(into, 'secret'), 'utf8')).toBe('made here');
	});

	it.each([
		['cut off', (copy: string) => truncateSync(copy, 400_000)],
		[
			'altered in one byte',
			(copy: string) => {
				const bytes = readFileSync(copy);
				bytes[4_000] = (bytes[4_000] ?? 0) ^ 1;
				writeFileSync(copy, bytes);
			}
		],
		['no backup at all', (copy: string) => writeFileSync(copy, 'hello')]
	])('B6 refuses a file that is %s, and leaves nothing behind', async (_how, spoil) => {
		const copy = place('spoiled.tar');
		copyFileSync(file, copy);
		spoil(copy);
		const into = place('untouched');
		await expect(restore(copy, into)).rejects.toThrow(/damaged|cut off|read as a backup/);
		expect(existsSync(into)).toBe(false);
		expect(readdirSync(folder).filter((name) => name.startsWith('.samsyn'))).toEqual([]);
	});

	it('B7 begins a new epoch of every document, with the text as it was, also where a snapshot stands for the log', async () => {
		const into = place('reopened');
		const [grown] = await portal.context.read.document.findMany({ where: { meetingId: meetings[0] ?? '' } });
		const subject = { document: grown?.id ?? '', epoch: grown?.epoch ?? 0, kind: grown?.kind ?? '', known: 0 };
		const { documents } = portal.context;
		for (let edit = 0; edit < 60; edit += 1)
			await documents.edit(subject.document, `grow ${edit}`, 'fill', { items: [] });
		const inLog = (sql: string) => {
			const db = new Database(join(portal.data, 'documents.sqlite'));
			try {
				return db.prepare(sql).run().changes;
			} finally {
				db.close();
			}
		};
		await documents.thread.ask('leave', { subject, connection: 1 });
		const proven = () => rowsOf(join(portal.data, 'documents.sqlite'), 'snapshot', 'WHERE proven > 0');
		// The one that was seen: a newer one may stand unproven in its place the moment after.
		let snapshot: ReturnType<typeof proven>[number] | undefined;
		await until(() => ([snapshot] = proven()) && snapshot !== undefined, 'a snapshot');
		inLog(`DELETE FROM entry WHERE document = '${subject.document}' AND cursor <= ${Number(snapshot?.['cursor'])}`);
		file = place('with-snapshot.tar');
		await backUp(portal.data, file);
		const before = await Promise.all(
			(await portal.context.read.document.findMany({ where: { meetingId: { in: meetings } } })).map(
				async (document) => ({
					...document,
					json: (await portal.context.documents.read(document.id)).json
				})
			)
		);
		await restore(file, into);
		await portal.close();
		portal = await startPortal({ data: into });
		expect(before.length).toBeGreaterThan(2);
		for (const document of before) {
			const row = await portal.context.read.document.findUniqueOrThrow({ where: { id: document.id } });
			expect(row.epoch).toBeGreaterThan(document.epoch);
			expect((await portal.context.documents.read(document.id)).json).toEqual(document.json);
		}
		const again = portal.context.documents;
		const { cursor } = await again.read(subject.document);
		expect(await again.edit(subject.document, 'grow 3', 'fill', { items: [{ title: 'En gång' }] })).toBeLessThan(
			cursor
		);
		expect((await again.read(subject.document)).cursor).toBe(cursor);
		await again.edit(before[0]?.id ?? '', 'after', 'fill', { items: [{ title: 'Efteråt' }] });
	});
});
