import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { backUp } from '#server/backup/back-up.ts';
import { sendCalling } from '#server/calling/send-calling.ts';
import { readCalling } from '#server/calling/read.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { keepOwnNote } from '#server/notebook/keep.ts';
import { readOwnNotes } from '#server/notebook/read.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation } from '../build/rows.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

it('K15 a note is its writer’s alone, stays with its item over a corrected calling and a restart, and is in no backup', async () => {
	const { group, chair, member } = await aBody(await aFederation());
	const stranger = (await aBody(await aFederation())).chair;
	const meetingId = await aMeetingWith(chair, group.id, plainItems(1), '2026-09-10');
	await projectAgenda(meetingId);
	const subjectId = (await readAgendaOf(chair, meetingId)).items[0]?.id ?? '';
	const canary = `fråga om ${newId()}`;
	await keepOwnNote(member, { meetingId, subjectId, text: ` ${canary} ` });
	expect(await readOwnNotes(chair, meetingId)).toEqual({});
	for (const no of [readOwnNotes(stranger, meetingId), keepOwnNote(stranger, { meetingId, subjectId, text: 'x' })])
		await expect(no).rejects.toMatchObject({ code: 'thing.missing' });
	await expect(keepOwnNote(member, { meetingId, subjectId: newId(), text: 'x' })).rejects.toMatchObject({
		code: 'thing.missing'
	});
	const send = async (message: string) =>
		sendCalling(chair, { meetingId, message, hash: (await readCalling(chair, meetingId)).hash });
	await send('');
	await send('En rättelse');
	portal = await portal.restart();
	expect(await readOwnNotes(member, meetingId)).toEqual({ [subjectId]: canary });

	const folder = mkdtempSync(join(tmpdir(), 'samsyn-backup-'));
	await backUp(portal.data, join(folder, 'all.tar'));
	expect(readFileSync(join(folder, 'all.tar')).includes(Buffer.from(canary))).toBe(false);
	rmSync(folder, { recursive: true });
	await keepOwnNote(member, { meetingId, subjectId, text: '' });
	expect(await readOwnNotes(member, meetingId)).toEqual({});
});
