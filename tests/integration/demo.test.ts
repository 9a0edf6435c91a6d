import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaJson } from '#lib/agenda/item.ts';
import type { ItemJson } from '#lib/items/blocks.ts';
import { plainText } from '#lib/items/read-item.ts';
import { portal as thePortal } from '#lib/permissions/facts.ts';
import { verifyPassword } from '#server/accounts/password.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { readCalling } from '#server/calling/read.ts';
import { demoAccounts } from '#server/demo/accounts.ts';
import { demoId } from '#server/demo/id.ts';
import { loadRows } from '#server/demo/load.ts';
import { writeDemo } from '#server/demo/write.ts';
import { readDocument } from '#server/documents/read.ts';
import { pathOf } from '#server/files/store.ts';
import { typeOf } from '#server/files/type-of.ts';
import { readMatters } from '#server/matters/read.ts';
import { fakeClock, startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

describe('the demo', () => {
	let portal: TestPortal;
	/** Of the processor, which does not count what else the machine is busy with. */
	let seconds: number;
	const clock = fakeClock(new Date('2026-03-12T11:35:00.000Z'));
	const soon = demoId('ljusbygden/meeting/regional/coming-1');
	const wayIn = demoId('ljusbygden/item/regional/coming-1/way-in');

	beforeAll(async () => {
		const before = process.cpuUsage();
		portal = await startPortal({ clock, settings: { SAMSYN_DEMO: 'on' } });
		const { user, system } = process.cpuUsage(before);
		seconds = (user + system) / 1e6;
	});
	afterAll(() => portal.close());

	const person = async (email: string) => {
		const account = await portal.context.read.account.findUniqueOrThrow({ where: { email } });
		const membership = await portal.context.read.membership.findFirstOrThrow({ where: { accountId: account.id } });
		return { account, membership };
	};

	it('is in when the portal is open, for less than eight seconds of work', async () => {
		const { read } = portal.context;
		expect(await read.federation.count({ where: { demo: true } })).toBe(2);
		expect(await read.job.count({ where: { doneAt: null, kind: 'demo.write' } })).toBe(0);
		expect(seconds).toBeLessThan(8);
	});

	it('has every text in the log and in its projection, alike', async () => {
		const { read, documents } = portal.context;
		const rows = await read.document.findMany({ include: { projection: true } });
		expect(rows.length).toBeGreaterThan(400);
		for (const row of rows) {
			const { json, plain, cursor } = await documents.read(row.id);
			expect(row.projection?.plain ?? '').toBe(plain);
			if (row.projection) expect([JSON.parse(row.projection.json), row.projection.cursor]).toEqual([json, cursor]);
			else expect(cursor).toBe(0);
		}
		expect(rows.filter((row) => row.projection).length).toBeGreaterThan(300);
	});

	it('has the same items in its tables as in its agendas, at the same places', async () => {
		const { read } = portal.context;
		const agendas = await read.document.findMany({ where: { kind: 'agenda' }, include: { projection: true } });
		for (const { subjectId, projection } of agendas) {
			const rows = await read.agendaItem.findMany({ where: { meetingId: subjectId, removedAt: null } });
			const items = projection ? (JSON.parse(projection.json) as AgendaJson).items : [];
			const facts = ({ id, place, parentId, title }: (typeof items)[number] | (typeof rows)[number]) => [
				id,
				place,
				parentId,
				title
			];
			expect(rows.map(facts).toSorted()).toEqual(items.map(facts).toSorted());
		}
	});

	it('begins its next regional meeting at § 14 on the day of the mock-ups', async () => {
		const meeting = await portal.context.read.meeting.findUniqueOrThrow({ where: { id: soon } });
		const asa = await actorFor(await person('asa.ronnqvist@vidakra.example'));
		const { now } = await readCalling(asa, soon);
		expect(now.items.find(({ sub }) => !sub)?.number).toBe('§ 14');
		expect([meeting.year, meeting.ordinal, meeting.state]).toEqual([2026, 2, 'planned']);
	});

	it('has called that meeting: what went out is what stands, and who has not answered is waited for', async () => {
		const asa = await actorFor(await person('asa.ronnqvist@vidakra.example'));
		const calling = await readCalling(asa, soon);
		expect(calling.sent?.content.items).toEqual(calling.now.items);
		expect(calling.changes).toEqual({ meeting: [], items: {}, gone: [] });
		expect(calling.approved).toMatchObject({ by: 'Åsa Rönnqvist', current: true });
		expect(calling.table.missing).toEqual(['ÄRL', 'HÖK']);
		const answers = new Map(calling.people.map(({ name, answer }) => [name, answer]));
		expect([answers.get('Jörgen Tallmark'), answers.get('Samira Haddadi')]).toEqual([null, 'room']);
		const pontus = await actorFor(await person('pontus.hjelmvik@arlunda.example'));
		expect((await readCalling(pontus, soon)).asked).toMatchObject({ forName: 'Lovisa Tengblad', state: 'asked' });
	});

	it('has a matter that waits, one that was declined with a reason, and a document that came in', async () => {
		const asa = await actorFor(await person('asa.ronnqvist@vidakra.example'));
		const { matters } = await readMatters(asa, demoId('ljusbygden/group/regional'));
		expect(matters.map(({ kind, state }) => [kind, state])).toEqual([
			['proposed', 'open'],
			['received', 'taken'],
			['proposed', 'declined']
		]);
		const letter = matters.find(({ kind }) => kind === 'received');
		expect(letter?.papers.map(({ name }) => name)).toEqual(['Brev från föreningsrådet.pdf']);
		const { items } = await readAgendaOf(asa, soon);
		expect(items.find(({ id }) => id === letter?.itemId)?.title).toBe(`${letter?.title} (${letter?.sender})`);
	});

	it('lets its people in with the password that is shown, and each read what is theirs', async () => {
		const accounts = await demoAccounts();
		expect(accounts).toHaveLength(7);
		for (const { email, password } of accounts)
			expect(await verifyPassword((await person(email)).account.passwordHash, password)).toBe(true);
		const asa = await actorFor(await person('asa.ronnqvist@vidakra.example'));
		const text = (await readDocument(asa, 'item', wayIn)).json as ItemJson;
		expect(plainText(text.text)).toContain('väntan till det första gemensamma samtalet');
		const other = await actorFor(await person('ellinor.stenfjall@samordning-fjallbyn.example'));
		await expect(readDocument(other, 'item', wayIn)).rejects.toThrow('thing.missing');
	});

	it('has one who is invited and not yet here, with a letter in the outbox', async () => {
		const { read } = portal.context;
		const waiting = await read.account.findMany({ where: { passwordHash: null } });
		expect(waiting.map((account) => account.name)).toEqual(['Daniel Brolin']);
		expect(await read.mail.count({ where: { to: waiting[0]?.email ?? '', kind: 'invitation' } })).toBe(1);
	});

	it('puts two true files to an item', async () => {
		const files = await portal.context.read.attachment.findMany({ where: { itemId: wayIn } });
		expect(files).toHaveLength(2);
		for (const file of files) {
			const bytes = await readFile(pathOf(file.sha256));
			expect(bytes.length).toBe(file.size);
			expect(typeOf(bytes, 'pdf')).toMatchObject({ type: { mediaType: 'application/pdf' } });
		}
	});

	it('does not load again, and writes nothing twice', async () => {
		const { read, documents } = portal.context;
		const document = await read.document.findFirstOrThrow({ where: { kind: 'item', subjectId: wayIn } });
		const before = await documents.read(document.id);
		expect(await loadRows(thePortal, { at: clock.now(), passwordHash: '', files: [] })).toEqual({ loaded: false });
		await writeDemo({ at: clock.now().toISOString() });
		expect(await documents.read(document.id)).toEqual(before);
	});

	it('is left as it is at the next start', async () => {
		const title = 'Omdöpt';
		await insert((db) => db.meeting.update({ where: { id: soon }, data: { title } }));
		clock.advance(3 * 86_400_000);
		portal = await portal.restart();
		const { read } = portal.context;
		expect(await read.federation.count()).toBe(2);
		expect((await read.meeting.findUniqueOrThrow({ where: { id: soon } })).title).toBe(title);
	});

	it('finishes what a crash cut off', async () => {
		const { read } = portal.context;
		const document = await read.document.findFirstOrThrow({ where: { kind: 'item', subjectId: wayIn } });
		await insert((db) => db.projection.delete({ where: { documentId: document.id } }));
		await insert((db) => db.job.update({ where: { key: 'demo.write' }, data: { doneAt: null } }));
		portal = await portal.restart();
		expect(await portal.context.read.projection.count({ where: { documentId: document.id } })).toBe(1);
		const job = await portal.context.read.job.findUniqueOrThrow({ where: { key: 'demo.write' } });
		expect(job.doneAt).not.toBeNull();
	});
});

describe('without the demo', () => {
	it('an empty database stays empty', async () => {
		const portal = await startPortal();
		expect(await portal.context.read.federation.count()).toBe(0);
		expect(await demoAccounts()).toEqual([]);
		await portal.close();
	});
});
