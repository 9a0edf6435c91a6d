import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { pathOf } from '#server/files/store.ts';
import { editParagraph } from '#server/minutes/edit-paragraph.ts';
import { lockMinutes } from '#server/minutes/lock.ts';
import { putRemark } from '#server/minutes/put-remark.ts';
import { readEditable } from '#server/minutes/read-editable.ts';
import { exportFile, extractFile, readSignedFile } from '#server/minutes/read-export.ts';
import { readGenuine } from '#server/minutes/read-genuine.ts';
import { readNotices, readOpenFile, readOpenMinutes } from '#server/minutes/read-open.ts';
import { readVersions } from '#server/minutes/read-versions.ts';
import { reopenMinutes } from '#server/minutes/reopen.ts';
import { withdrawNotice } from '#server/minutes/withdraw-notice.ts';
import { pdf } from '../build/files.ts';
import { aHeldBoard, announce, incoming, sign } from '../build/minutes.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const two = { Öppnande: ['Ordföranden öppnar mötet.'], Budget: ['Utfallet är 36 procent.'] };
const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('locking', () => {
	it('J5 keeps canonical content, its checksum over text and papers, everybody’s mark, and the files made of it', async () => {
		const held = await aHeldBoard(portal.clock, two);
		await held.adjusted();
		const { versionId } = await held.lock();
		const version = await context().read.minutesVersion.findUniqueOrThrow({
			where: { id: versionId },
			include: { files: true }
		});
		expect(sum(Buffer.from(version.content))).toBe(version.sha256);
		expect(JSON.parse(version.marks)).toMatchObject([
			{ name: 'Ordföranden', role: 'chair' },
			{ name: 'Justeraren', role: 'adjuster' }
		]);
		const file = (format: string) => version.files.find((one) => one.format === format);
		expect(file('json')?.sha256).toBe(version.sha256);
		const bytesOf = (format: string) => readFileSync(pathOf(file(format)?.sha256 ?? ''));
		expect(bytesOf('html').toString()).toContain('Utfallet är 36 procent.');
		expect(bytesOf('docx').subarray(0, 2).toString()).toBe('PK');
		const printed = bytesOf('pdf').toString('latin1');
		for (const sign of ['/MarkInfo', '/StructTreeRoot', '/Lang (sv-SE)', '/DisplayDocTitle true', 'pdfuaid:part'])
			expect(printed).toContain(sign);
		expect((await held.read()).state).toBe('locked');
		await expect(held.lock()).rejects.toMatchObject({ code: 'minutes.state' });
		await expect(
			editParagraph(held.secretary, { meetingId: held.meetingId, itemId: held.itemId('Budget'), body: 'x', seen: '' })
		).rejects.toMatchObject({ code: 'minutes.state' });
	});

	it('J5 waits for every mark and every answer, and is for those who lead', async () => {
		const held = await aHeldBoard(portal.clock, two);
		await held.adjusted();
		const { hash } = await held.read();
		const { meetingId, itemId } = held;
		await expect(lockMinutes(held.who('Ledamoten'), { meetingId, hash })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await expect(lockMinutes(held.secretary, { meetingId, hash: 'a'.repeat(64) })).rejects.toMatchObject({
			code: 'minutes.changed'
		});
		await putRemark(held.who('Justeraren'), { meetingId, itemId: itemId('Budget'), text: 'Vänta.' });
		await expect(lockMinutes(held.secretary, { meetingId, hash })).rejects.toMatchObject({
			code: 'minutes.remarks-open'
		});
	});

	it('J5 what is locked stays when the meeting’s own text changes', async () => {
		const held = await aHeldBoard(portal.clock, two);
		await held.adjusted();
		await held.lock();
		const before = await held.read();
		await held.note('Budget', ['Omskrivet.']);
		const after = await held.read();
		expect([after.hash, after.content]).toEqual([before.hash, before.content]);
	});
});

describe('opening again', () => {
	it('J6 makes a new version with its reason and its difference; the old one stays as it was', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, secretary, itemId } = held;
		await held.adjusted();
		await held.lock();
		const first = await held.read();
		await expect(reopenMinutes(secretary, { meetingId, reason: ' ' })).rejects.toMatchObject({
			fields: { reason: 'field.required' }
		});
		await reopenMinutes(secretary, { meetingId, reason: 'Fel siffra' });
		const { seen } = await readEditable(secretary, meetingId, itemId('Budget'));
		await editParagraph(secretary, { meetingId, itemId: itemId('Budget'), body: 'Utfallet är 35 procent.', seen });
		await held.mark('Ordföranden');
		await held.mark('Justeraren');
		await held.lock();
		const { lines } = await readVersions(held.who('Ledamoten'), meetingId);
		expect(lines.map(({ version }) => [version.version, version.reason, version.replaced])).toEqual([
			[2, 'Fel siffra', false],
			[1, '', true]
		]);
		const changed = lines[0]?.difference?.sections.flatMap(({ rows }) => rows.filter(({ state }) => state !== 'same'));
		expect(changed?.map(({ parts }) => parts.map(({ text }) => text))).toEqual([
			['Utfallet är ', '36', '35', ' procent.']
		]);
		expect(lines[1]?.version.sha256).toBe(first.hash);
	});
});

describe('the signed file and the notice', () => {
	it('J7 locked is not adjusted: first the signed file, then the notice', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, secretary } = held;
		await expect(sign(held)).rejects.toMatchObject({ code: 'minutes.state' });
		await held.adjusted();
		await held.lock();
		await expect(announce(held)).rejects.toMatchObject({ code: 'minutes.not-signed' });
		await expect(sign(held, Buffer.from('bara text'))).rejects.toMatchObject({ code: 'file.type' });
		await expect(sign(held, pdf(), '2026-03-19')).rejects.toMatchObject({ fields: { signedOn: 'field.ahead' } });
		await expect(sign(held, pdf(), '2026-03-17')).rejects.toMatchObject({ fields: { signedOn: 'field.date' } });
		await sign(held);
		expect((await held.read()).versions[0]).toMatchObject({
			signers: ['Ordföranden', 'Justeraren', 'Sekreteraren'],
			signedFile: { name: 'protokoll-undertecknat.pdf' }
		});
		expect((await readSignedFile(held.who('Ledamoten'), meetingId)).name).toBe('protokoll-undertecknat.pdf');
		await expect(announce(held, { downOn: '2026-03-18' })).rejects.toMatchObject({
			fields: { downOn: 'field.end-before-start' }
		});
		await announce(held);
		expect((await readNotices(nobody, held.federation.id)).up).toMatchObject([
			{ title: 'Protokoll 2026:1', organ: 'Styrelsen', paragraphs: '1–2', withMinutes: true }
		]);
		await expect(sign(held)).rejects.toMatchObject({ code: 'minutes.state' });
		await expect(announce(held)).rejects.toMatchObject({ code: 'minutes.state' });
		await withdrawNotice(secretary, { meetingId, reason: 'Fel fil' });
		expect((await readNotices(nobody, held.federation.id)).up).toEqual([]);
	});

	it('J7 a personal identity number stops publication, and an organisation number does not', async () => {
		const held = await aHeldBoard(portal.clock, { Övrigt: ['Deltagaren 811218-9876 i 222000-2279.'] });
		await held.adjusted();
		await held.lock();
		await sign(held);
		expect((await held.read()).personalNumbers).toEqual(['811218-9876']);
		await expect(announce(held)).rejects.toMatchObject({
			code: 'minutes.personal-number',
			details: { number: '811218-9876' }
		});
		expect((await readNotices(nobody, held.federation.id)).up).toEqual([]);
	});
});

describe('the open page', () => {
	it('J8 shows anybody what is announced, and nothing else', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { federation } = held;
		await held.adjusted();
		const { versionId } = await held.lock();
		const open = () => readOpenMinutes(nobody, federation.id, versionId);
		await expect(open()).rejects.toMatchObject({ code: 'thing.missing' });
		await sign(held);
		await expect(open()).rejects.toMatchObject({ code: 'thing.missing' });
		// Announced from tomorrow on: not yet.
		await announce(held, { upOn: '2026-03-19', downOn: '2026-04-09' });
		await expect(open()).rejects.toMatchObject({ code: 'thing.missing' });
		portal.clock.advance(86_400_000);
		const published = await open();
		expect(published.content.paragraphs.map(({ title }) => title)).toEqual(['Öppnande', 'Budget']);
		expect((await readOpenFile(nobody, federation.id, versionId, 'pdf')).name).toMatch(/\.pdf$/);
		await expect(readOpenFile(nobody, federation.id, versionId, 'signed')).rejects.toMatchObject({
			code: 'thing.missing'
		});
		const other = await aHeldBoard(portal.clock, two);
		await expect(readOpenMinutes(nobody, other.federation.id, versionId)).rejects.toMatchObject({
			code: 'thing.missing'
		});
		await expect(readNotices(nobody, 'none')).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('J9 one changed byte is found out, and an old version is said to be one', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { federation, meetingId, secretary } = held;
		await held.adjusted();
		const { versionId } = await held.lock();
		const signed = pdf('Undertecknat på riktigt');
		await sign(held, signed);
		const ask = (bytes: Buffer) =>
			readGenuine(nobody, federation.id, { sum: '', file: incoming(bytes, 'fil.pdf') }).then(({ found }) => found);
		expect(await ask(signed)).toMatchObject({ title: 'Protokoll 2026:1', version: 1, signed: true, replacedBy: null });
		const file = await context().read.minutesFile.findFirstOrThrow({ where: { versionId, format: 'pdf' } });
		const bytes = readFileSync(pathOf(file.sha256));
		expect(await ask(bytes)).toMatchObject({ signed: false, version: 1 });
		const middle = Math.floor(bytes.length / 2);
		bytes[middle] = (bytes[middle] ?? 0) ^ 1;
		expect(await ask(bytes)).toBeNull();
		expect(await ask(Buffer.concat([signed, Buffer.from('\n')]))).toBeNull();
		const other = await aHeldBoard(portal.clock, two);
		expect((await readGenuine(nobody, other.federation.id, { sum: sum(signed), file: undefined })).found).toBeNull();
		await reopenMinutes(secretary, { meetingId, reason: 'Tillägg' });
		await held.mark('Ordföranden');
		await held.mark('Justeraren');
		await held.lock();
		expect(await ask(signed)).toMatchObject({ version: 1, replacedBy: 2 });
	});
});

describe('a file of minutes', () => {
	it('J11 can be had as draft and as locked, and of one paragraph alone', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, itemId } = held;
		const member = held.who('Ledamoten');
		const draft = await (await exportFile(member, meetingId, 'html')).text();
		expect(draft).toContain('<html lang="sv">');
		expect(draft).toContain('Utkast. Inte justerat.');
		expect(draft).toMatch(/<h2>§ 2 Budget<\/h2>/);
		await expect(exportFile(member, meetingId, 'exe')).rejects.toMatchObject({ code: 'thing.missing' });
		await held.adjusted();
		await held.lock();
		const json = Buffer.from(await (await exportFile(member, meetingId, 'json')).arrayBuffer());
		expect(sum(json)).toBe((await held.read()).hash);
		const extract = await (await extractFile(member, meetingId, itemId('Budget'), 'html')).text();
		expect(extract).toContain('Utdrag ur Protokoll 2026:1, § 2');
		expect(extract).toContain('Utfallet är 36 procent.');
		expect(extract).not.toContain('Ordföranden öppnar mötet.');
		const stranger = await aHeldBoard(portal.clock, two);
		await expect(exportFile(stranger.secretary, meetingId, 'html')).rejects.toMatchObject({ code: 'thing.missing' });
	});
});
