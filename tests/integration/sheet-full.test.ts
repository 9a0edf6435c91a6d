import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { limits } from '#lib/sheets/entry.ts';
import { projectNow } from '#server/documents/project.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { readSheetFile } from '#server/sheets/read-export.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const scales = Array.from({ length: 8 }, (_, n) => `how-${n}`);
const step = (key: string, fields: readonly object[]) => ({
	...{ key, title: key, instruction: 'Skriv', minutes: 5, visibility: 'alone', anonymous: true, fields }
});
const tool = JSON.stringify({
	...{ format: 'samsyn-tool/1', key: 'own-survey', version: 1, language: 'sv', name: 'Enkät', purpose: 'Prov' },
	source: { text: 'Egen' },
	steps: [
		step(
			'ask',
			scales.map((key) => ({ kind: 'scale', key, label: key, from: 1, to: 5, low: 'Lite', high: 'Mycket' }))
		),
		step('write', [{ kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] }])
	]
});

async function aSheet() {
	const federation = await aFederation();
	const group = await aGroup(federation);
	await takeInTool(await actorFor(await aPerson(federation, { office: 'process-leader' })), tool);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const member = await actorFor(await aSeated(group, 'member'));
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'own-survey:sv', title: 'Alla svarar' });
	return { chair, member, sheetId };
}

/** As if so many had written in a step, each the same fields: rows of the private file, all at once. */
function written(sheetId: string, key: string, people: number, fields: readonly string[], said: object = {}): void {
	const db = new Database(join(portal.data, 'private.sqlite'));
	const put = db.prepare(
		`INSERT INTO sheet_entry (id, sheet, step, member, field, col, text, value)
		 VALUES (@id, @sheet, @step, @member, @field, @col, @text, @value)`
	);
	db.transaction(() => {
		for (let n = 0; n < people; n += 1)
			for (const field of fields)
				put.run({
					...{ id: newId(), sheet: sheetId, step: key, member: `m${n}`, field, col: '', text: '', value: '' },
					...said
				});
	})();
	db.close();
}

it('L120 more answers than a sheet holds notes are shown, all of them, and leave room for every note', async () => {
	const { chair, member, sheetId } = await aSheet();
	const people = Math.ceil((limits.entries + 100) / scales.length);
	written(sheetId, 'ask', people, scales, { value: '4' });
	await portal.context.jobs.settled((await reveal(chair, { sheetId, step: 0 })).key);
	const { looking, entries, document } = await readSheet(member, sheetId, null);
	expect([looking.state, entries.length]).toEqual(['revealed', people * scales.length]);
	await portal.context.documents.edit(document.id, newId(), 'add', {
		...{ id: newId(), step: 'write', field: 'notes', column: 'up', text: 'får plats' }
	});
	await projectNow(document.id);
	const file = await readSheetFile(chair, sheetId);
	expect(file.steps[0]?.fields.map(({ spread }) => spread?.answers)).toEqual(scales.map(() => people));
	expect(portal.context.own.sheets.total(sheetId)).toEqual({ notes: 0, answers: 0 });
});

it('L120 who would write the note that a sheet no longer holds is told so, and changes what they have', async () => {
	const { member, sheetId } = await aSheet();
	const own = { sheetId, step: 1, field: 'notes', column: 'up' };
	const mine = { ...own, id: newId() };
	await keepOwn(member, { ...mine, text: 'i tid' });
	written(sheetId, 'write', limits.entries - 1, ['notes'], { col: 'up', text: 'ord' });
	const late = keepOwn(member, { ...own, id: newId(), text: 'för mycket' });
	await expect(late).rejects.toMatchObject({ code: 'sheet.crowded', details: { most: limits.entries } });
	await keepOwn(member, { ...mine, text: 'ändrat' });
	await keepOwn(member, { ...mine, text: '' });
	await keepOwn(member, { ...own, id: newId(), text: 'får plats' });
	await keepOwn(member, { sheetId, step: 0, id: newId(), field: 'how-0', values: ['3'] });
	expect(portal.context.own.sheets.total(sheetId)).toEqual({ notes: limits.entries, answers: 1 });
});
