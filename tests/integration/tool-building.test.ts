import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { applyAct } from '#lib/tools/draft.ts';
import { madeUpColleagues } from '#lib/tools/made-up.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { giveTasks } from '#server/harvest/give-tasks.ts';
import { readHarvest } from '#server/harvest/read.ts';
import { holdSeat } from '#server/joining/hold-seat.ts';
import { openDoor } from '#server/joining/open-door.ts';
import { readTakingPart } from '#server/joining/read.ts';
import { beginRehearsal } from '#server/rehearsals/begin-rehearsal.ts';
import { endRehearsal } from '#server/rehearsals/end-rehearsal.ts';
import { documentAccess } from '#server/documents/rights.ts';
import { readSheetFile } from '#server/sheets/read-export.ts';
import { readGroupSheets } from '#server/sheets/read-list.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { beginDraft } from '#server/tools/begin-draft.ts';
import { discardDraft } from '#server/tools/discard-draft.ts';
import { publishDraft } from '#server/tools/publish-draft.ts';
import { readDraft, readDrafts } from '#server/tools/read-drafts.ts';
import { readTool } from '#server/tools/read.ts';
import { saveDraft } from '#server/tools/save-draft.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

async function anOffice() {
	const federation = await aFederation();
	const group = await aGroup(federation);
	const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
	const other = await actorFor(await aPerson(federation, { office: 'developer' }));
	const chair = await actorFor(await aSeated(group, 'chair'));
	return { federation, group, office, other, chair };
}

const save = (actor: Actor, draftId: string, revision: number, tool: unknown) =>
	saveDraft(actor, { draftId, revision, definition: JSON.stringify(tool) });

/** A draft that lacks nothing, and its id and revision. */
async function aWhole(office: Actor, name = 'Vår egen') {
	const { draftId } = await beginDraft(office, { name });
	const { tool } = await readDraft(office, draftId);
	const [step] = applyAct(applyAct(tool, 'add:steps[0].fields:notes'), 'add:steps[0].fields:scale').steps;
	const whole = {
		...{ ...tool, purpose: 'Prov', source: { text: 'Eget' } },
		steps: [
			{
				...{ ...step, title: 'Skriv', instruction: 'Skriv för dig själv', visibility: 'alone', anonymous: true },
				fields: [
					{ ...step?.fields[0], label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] },
					{ ...step?.fields[1], label: 'Hur är det?', low: 'Lite', high: 'Mycket' }
				]
			},
			{
				...{ key: 's-all', title: 'Prata', instruction: 'Prata', minutes: 5, visibility: 'all' },
				...{ anonymous: false, frame: false, fields: [{ kind: 'text', key: 'f-seen', label: 'Sett' }] }
			}
		]
	} as Tool;
	const { revision } = await save(office, draftId, 1, whole);
	return { draftId, revision, whole };
}

/** All bytes of the files that hold what people write. */
function bytesAtRest(): Buffer {
	const files = readdirSync(portal.data, { recursive: true, withFileTypes: true });
	return Buffer.concat(
		files
			.filter((f) => f.isFile() && /documents|private/.test(f.name))
			.map((f) => readFileSync(join(f.parentPath, f.name)))
	);
}

describe('building a tool', () => {
	it('L82 is saved with gaps, by the office only, and nothing is overwritten that its writer has not seen', async () => {
		const { office, other, chair } = await anOffice();
		await expect(beginDraft(chair, { name: 'Nej' })).rejects.toThrow(/access.denied/);
		await expect(beginDraft(office, {})).rejects.toThrow(/input.invalid/);
		const { draftId } = await beginDraft(office, { name: 'Vår egen' });
		const { tool, revision, by } = await readDraft(office, draftId);
		expect({ key: tool.key, revision, me: by.me }).toEqual({ key: 'var-egen', revision: 1, me: true });
		await expect(readDraft(chair, draftId)).rejects.toThrow(/access.denied/);
		expect(await readDrafts(chair)).toEqual([]);

		await save(office, draftId, 1, { ...tool, purpose: 'Ett' });
		await expect(save(other, draftId, 1, { ...tool, purpose: 'Två' })).rejects.toThrow(/tool.draft-changed/);
		// An answer that was lost: the same words again.
		expect(await save(office, draftId, 1, { ...tool, purpose: 'Ett' })).toEqual({ revision: 2 });
		await save(other, draftId, 2, { ...tool, purpose: 'Två' });
		expect((await readDraft(office, draftId)).by.me).toBe(false);
		const elsewhere = await anOffice();
		await expect(readDraft(elsewhere.office, draftId)).rejects.toThrow(/thing.missing/);
		await expect(save(elsewhere.office, draftId, 3, tool)).rejects.toThrow(/thing.missing/);
	});

	it('L80 keeps nothing that is not a tool', async () => {
		const { office } = await anOffice();
		const { draftId } = await beginDraft(office, { name: 'Prov' });
		const { tool } = await readDraft(office, draftId);
		for (const hostile of [
			...['', '{', 'null', '[]', '{"__proto__":{}}', JSON.stringify({ ...tool, key: 'swot' })],
			...[JSON.stringify({ ...tool, html: '<b>' }), JSON.stringify({ ...tool, steps: [{ title: 'x' }] })],
			JSON.stringify({ ...tool, language: 'en' })
		])
			await expect(saveDraft(office, { draftId, revision: 1, definition: hostile })).rejects.toThrow(/tool.malformed/);
		await expect(saveDraft(office, { draftId, revision: 1, definition: ' '.repeat(100_001) })).rejects.toThrow(
			/input.invalid/
		);
		expect((await readDraft(office, draftId)).revision).toBe(1);
	});

	it('L83 is published whole as a version that never changes; a sheet keeps its own', async () => {
		const { office, chair, group } = await anOffice();
		const { draftId, revision, whole } = await aWhole(office);
		await expect(publishDraft(office, { draftId, revision: 1 })).rejects.toThrow(/tool.draft-changed/);
		const { revision: gap } = await save(office, draftId, revision, { ...whole, purpose: '' });
		await expect(publishDraft(office, { draftId, revision: gap })).rejects.toThrow(/tool.not-whole/);
		const { revision: last } = await save(office, draftId, gap, whole);
		expect(await publishDraft(office, { draftId, revision: last })).toEqual({ key: 'var-egen', language: 'sv' });
		await expect(readDraft(office, draftId)).rejects.toThrow(/thing.missing/);
		const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'var-egen:sv', title: 'Första' });

		const again = await beginDraft(office, { from: 'var-egen:sv', as: 'version' });
		expect(await beginDraft(office, { from: 'var-egen:sv', as: 'version' })).toEqual(again);
		const next = await readDraft(office, again.draftId);
		expect({ version: next.version, keys: next.tool.steps.map(({ key }) => key) }).toEqual({
			version: 2,
			keys: whole.steps.map(({ key }) => key)
		});
		await save(office, again.draftId, 1, { ...next.tool, name: 'Vår nya' });
		await publishDraft(office, { draftId: again.draftId, revision: 2 });
		expect((await readTool(office, 'var-egen', 'sv')).tool).toMatchObject({ version: 2, name: 'Vår nya' });
		expect((await readSheet(chair, sheetId, null)).tool.name).toBe('Vår egen');
	});

	it('L81 copies a shipped tool under a key of its own with its source, and a draft can be thrown away', async () => {
		const { office } = await anOffice();
		await expect(beginDraft(office, { from: 'swot:sv', as: 'version' })).rejects.toThrow(/thing.missing/);
		await expect(beginDraft(office, { from: 'finns-inte:sv', name: 'x' })).rejects.toThrow(/thing.missing/);
		const { draftId } = await beginDraft(office, { from: 'swot:en', name: 'SWOT' });
		const { tool } = await readDraft(office, draftId);
		expect({ key: tool.key, language: tool.language, version: tool.version }).toEqual({
			...{ key: 'swot-2', language: 'en', version: 1 }
		});
		expect(tool.source).toEqual((await readTool(office, 'swot', 'en')).tool.source);
		await discardDraft(office, { draftId });
		expect(await readDrafts(office)).toEqual([]);
	});
});

describe('a rehearsal', () => {
	it('L84 is a sheet for one alone, among made-up colleagues who answer', async () => {
		const { office, other, chair, group } = await anOffice();
		const { draftId } = await aWhole(office);
		await expect(beginRehearsal(chair, { draftId })).rejects.toThrow(/access.denied/);
		const { sheetId, key } = await beginRehearsal(office, { draftId });
		await portal.context.jobs.settled(key);
		const sheet = await readSheet(office, sheetId, null);
		expect({ rehearsal: sheet.rehearsal, people: sheet.people, writers: sheet.looking.writers }).toEqual({
			...{ rehearsal: true, people: madeUpColleagues + 1, writers: madeUpColleagues }
		});
		for (const nobodyElse of [other, chair]) {
			await expect(readSheet(nobodyElse, sheetId, null)).rejects.toThrow(/thing.missing|access.denied/);
			expect(await documentAccess(portal.context.read, nobodyElse, sheet.document.id)).toBeNull();
		}
		expect((await documentAccess(portal.context.read, office, sheet.document.id))?.access).toBe('write');
		expect((await readGroupSheets(office, group.id)).sheets).toEqual([]);
		await portal.context.jobs.settled((await reveal(office, { sheetId, step: 0 })).key);
		const shown = await readSheet(office, sheetId, 0);
		expect(shown.looking.state).toBe('revealed');
		const notes = shown.entries.filter(({ text }) => text !== '');
		expect(notes.length).toBeGreaterThan(0);
		for (const { text } of notes) expect(text).toMatch(/^Påhittat/);
		// It has no people, no files, and nothing comes of it.
		const [note] = notes;
		for (const door of [
			() => readTakingPart(office, sheetId),
			() => readSheetFile(office, sheetId),
			() => readHarvest(office, sheetId),
			() => openDoor(office, { sheetId }),
			() => holdSeat(office, { sheetId, name: 'Någon' }),
			() => giveTasks(office, { sheetId, pieces: [{ id: note?.id ?? '', text: 'På riktigt' }], owner: 'role:office' })
		])
			await expect(door()).rejects.toThrow(/thing.missing/);
		expect(await portal.context.read.assignment.count({ where: { federationId: office.federationId ?? '' } })).toBe(0);
		// Whoever may read the tools may try one.
		await beginRehearsal(chair, { tool: 'swot:sv' });
	});

	it('L85 is thrown away with all that was written in it: its rows, its document and its log', async () => {
		const { office } = await anOffice();
		const { draftId, revision, whole } = await aWhole(office);
		const canary = `kastas ${'x'.repeat(20)}`;
		await save(office, draftId, revision, {
			...whole,
			steps: whole.steps.map((step) => ({ ...step, fields: step.fields.map((f) => ({ ...f, label: canary })) }))
		});
		const { sheetId, key } = await beginRehearsal(office, { draftId });
		await portal.context.jobs.settled(key);
		const { document } = await readSheet(office, sheetId, 1);
		const said = Buffer.from(`”${canary}”`);
		expect(bytesAtRest().includes(said)).toBe(true);
		await discardDraft(office, { draftId });
		await endRehearsal(office, { sheetId });
		await expect(readSheet(office, sheetId, null)).rejects.toThrow(/thing.missing/);
		await portal.context.jobs.settled(`rehearsals.throw:${sheetId}`);
		const { read } = portal.context;
		const where = { sheetId };
		expect([
			await read.sheet.count({ where: { id: sheetId } }),
			await read.sheetPerson.count({ where }),
			await read.sheetReady.count({ where }),
			await read.document.count({ where: { id: document.id } }),
			await read.toolVersion.count({ where: { key: `rehearsal:${sheetId}` } })
		]).toEqual([0, 0, 0, 0, 0]);
		expect(bytesAtRest().includes(said)).toBe(false);
		// The next one throws an earlier one away by itself.
		const first = await beginRehearsal(office, { tool: 'swot:sv' });
		await beginRehearsal(office, { tool: 'swot:sv' });
		await portal.context.jobs.settled(`rehearsals.throw:${first.sheetId}`);
		expect(await read.sheet.count({ where: { id: first.sheetId } })).toBe(0);
	});
});
