import { readdirSync, readFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { addAttachment } from '#server/files/add-attachment.ts';
import { readAttachment, readAttachments, readRemoved } from '#server/files/read.ts';
import { removeAttachment } from '#server/files/remove-attachment.ts';
import { storeFile } from '#server/files/store.ts';
import { restoreAttachment } from '#server/files/restore-attachment.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { docx, pdf, program } from '../build/files.ts';
import { aBody, aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let chair: Actor;
let member: Actor;
let observer: Actor;
let stranger: Actor;
let meetingId: string;
let itemId: string;

beforeAll(async () => {
	portal = await startPortal();
	const federation = await aFederation();
	const body = await aBody(federation);
	({ chair, member } = body);
	observer = await actorFor(await aSeated(body.group, 'observer'));
	stranger = await actorFor(await aSeated(await aGroup(await aFederation()), 'chair'));
	itemId = newId();
	meetingId = await aMeetingWith(chair, body.group.id, [{ id: itemId, title: 'Delrapport' }]);
});
afterAll(() => portal.close());

const file = (name: string, bytes: Buffer<ArrayBuffer>) => new File([bytes], name);
const add = (actor: Actor, name: string, bytes: Buffer, options?: { commandId: string }) =>
	addAttachment(actor, { meetingId, itemId, file: file(name, Buffer.from(bytes)) }, options);
const stored = () => readdirSync(join(portal.data, 'files'));
const rows = () => context().read.attachment.count();

describe('putting a file to an item', () => {
	it('syncs the folder also for bytes that lie there already: who put them there may not have come that far', async () => {
		const bytes = Buffer.from('twice');
		await storeFile(bytes);
		const handle = await open(portal.data, 'r');
		const sync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync');
		await storeFile(bytes);
		expect(sync).toHaveBeenCalledTimes(1);
		sync.mockRestore();
		await handle.close();
	});

	it('F5 keeps its bytes under their sum and its row, also for an item that was written a moment ago', async () => {
		expect(await context().read.agendaItem.count({ where: { id: itemId } })).toBe(0);
		const { attachmentId } = await add(member, '../Årsrapport\u202E.pdf', pdf('one'));
		const { name, mediaType, size, sha256 } = await readAttachment(member, attachmentId);
		expect({ name, mediaType, size }).toEqual({
			name: 'Årsrapport.pdf',
			mediaType: 'application/pdf',
			size: pdf('one').length
		});
		expect(readFileSync(join(portal.data, 'files', sha256))).toEqual(pdf('one'));
		expect(stored().filter((one) => one.startsWith('.'))).toEqual([]);
	});

	it('F1 decides by content: refuses what is no document whatever it is called, and stores nothing of it', async () => {
		const before = [await rows(), stored().length];
		const table: [name: string, bytes: Buffer, code: string][] = [
			['rapport.pdf', program(), 'file.type'],
			['bild.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file.type'],
			['bild.pdf', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file.type'],
			['sida.txt', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file.type'],
			['tom.pdf', Buffer.alloc(0), 'file.empty'],
			['stor.pdf', Buffer.concat([pdf(), Buffer.alloc(30 * 1024 * 1024)]), 'file.too-large']
		];
		for (const [name, bytes, code] of table)
			await expect(add(chair, name, bytes), name).rejects.toMatchObject({ code });
		await expect(addAttachment(chair, { meetingId, itemId, file: undefined })).rejects.toMatchObject({
			code: 'file.empty'
		});
		expect([await rows(), stored().length]).toEqual(before);
	});

	it('F4 takes 25 MB to the byte and says the limit for one more', async () => {
		const most = Buffer.concat([pdf(), Buffer.alloc(25 * 1024 * 1024 - pdf().length)]);
		await add(chair, 'precis.pdf', most);
		await expect(add(chair, 'för-stor.pdf', Buffer.concat([most, Buffer.alloc(1)]))).rejects.toMatchObject({
			code: 'file.too-large',
			details: { limit: 25 }
		});
	});

	it('F5 is one attachment when the form is sent twice, and when the same file is added again', async () => {
		const commandId = newId();
		const both = await Promise.all([
			add(chair, 'samma.docx', docx(), { commandId }),
			add(chair, 'samma.docx', docx(), { commandId })
		]);
		const again = await add(chair, 'samma.docx', docx());
		expect(new Set([...both, again].map((one) => one.attachmentId)).size).toBe(1);
	});

	it('F6 is asked of the permission table: observers read, strangers learn nothing, visitors are sent to sign in', async () => {
		const { attachmentId } = await add(chair, 'läs.pdf', pdf('two'));
		await expect(add(observer, 'nej.pdf', pdf())).rejects.toMatchObject({ code: 'access.denied' });
		expect(await readAttachment(observer, attachmentId)).toMatchObject({ name: 'läs.pdf' });
		for (const id of [attachmentId, newId()])
			await expect(readAttachment(stranger, id)).rejects.toMatchObject({ code: 'thing.missing' });
		for (const id of [attachmentId, newId()])
			await expect(readAttachment(nobody, id)).rejects.toMatchObject({ code: 'access.sign-in' });
		await expect(add(stranger, 'nej.pdf', pdf())).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(removeAttachment(stranger, { attachmentId })).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('F6 refuses an item of another meeting', async () => {
		const other = await readMeeting(chair, meetingId);
		const otherItem = newId();
		await aMeetingWith(chair, other.group.id, [{ id: otherItem, title: 'Annat möte' }]);
		for (const foreign of [otherItem, newId(), ''])
			await expect(
				addAttachment(chair, { meetingId, itemId: foreign, file: file('x.pdf', Buffer.from(pdf())) })
			).rejects.toMatchObject({ code: 'thing.missing' });
	});
});

describe('taking a file away', () => {
	it('F7 strikes it, serves it no longer, and puts it back with its bytes', async () => {
		const { attachmentId } = await add(member, 'ångra.pdf', pdf('three'));
		await removeAttachment(member, { attachmentId });
		await removeAttachment(member, { attachmentId });
		await expect(readAttachment(member, attachmentId)).rejects.toMatchObject({ code: 'thing.missing' });
		expect((await readAttachments(member, meetingId)).map((one) => one.id)).not.toContain(attachmentId);
		expect(await readRemoved(member, meetingId, attachmentId)).toMatchObject({ name: 'ångra.pdf' });
		await expect(restoreAttachment(observer, { attachmentId })).rejects.toMatchObject({ code: 'access.denied' });
		await restoreAttachment(member, { attachmentId });
		expect(await readAttachment(member, attachmentId)).toMatchObject({ name: 'ångra.pdf' });
	});

	it('F6 after the meeting only those who lead add and remove', async () => {
		const { attachmentId } = await add(member, 'sist.pdf', pdf('four'));
		await startMeeting(chair, { meetingId });
		await endMeeting(chair, { meetingId });
		await expect(add(member, 'sen.pdf', pdf('five'))).rejects.toMatchObject({ code: 'access.denied' });
		await expect(removeAttachment(member, { attachmentId })).rejects.toMatchObject({ code: 'access.denied' });
		await add(chair, 'protokollsbilaga.pdf', pdf('six'));
	});
});
