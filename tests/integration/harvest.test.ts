import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { AgendaItemJson } from '#lib/agenda/item.ts';
import type { ItemJson } from '#lib/items/blocks.ts';
import { plainText } from '#lib/items/read-item.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { changeAgendaItem } from '#server/agenda/change-item.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { readMyAssignments } from '#server/assignments/read.ts';
import { settleAssignment } from '#server/assignments/settle-assignment.ts';
import { projectNow } from '#server/documents/project.ts';
import { giveTasks } from '#server/harvest/give-tasks.ts';
import { noteDown } from '#server/harvest/note-down.ts';
import { proposePieces, relayPieces } from '#server/harvest/pass-on.ts';
import { putOnAgenda } from '#server/harvest/put-on-agenda.ts';
import { readActs, readBecame } from '#server/harvest/read-became.ts';
import { readSheetOrigins } from '#server/harvest/read-origins.ts';
import { readHarvest } from '#server/harvest/read.ts';
import { takeBack } from '#server/harvest/take-back.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import { readNote } from '#server/relay/read-note.ts';
import { readProposal } from '#server/proposals/read.ts';
import { turnBack } from '#server/proposals/turn-back.ts';
import { readThread } from '#server/thread/read.ts';
import { readItemTexts } from '#server/items/read.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { exportSheet, readSheetFile } from '#server/sheets/read-export.ts';
import { aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeat, aSeated, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { aCircle, aGatheredSheet, aGatheringFederation, noteId } from '../build/sheets.ts';
import { size } from '../build/size.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const no = (code: string) => ({ code });
const to = (actor: Actor) => `person:${actor.membershipId}`;

/** A group that has worked a sheet through, with a meeting to come that has two items. */
async function scene(said: Parameters<typeof aGatheredSheet>[1] = { seen: ['Ring alla', 'Vi ses ofta'] }) {
	const { federation, office } = await aGatheringFederation();
	const circle = await aCircle(federation, 6);
	const meetingId = await aMeetingWith(circle.chair, circle.group.id, plainItems(2));
	await projectAgenda(meetingId);
	const { items } = await readAgendaOf(circle.chair, meetingId);
	const sheetId = await aGatheredSheet(circle, said);
	const piece = async (text: string, over = text) => ({ id: await noteId(circle.chair, sheetId, text), text: over });
	return {
		federation,
		office,
		...circle,
		member: circle.people[0] as Actor,
		meetingId,
		itemId: items[0]?.id ?? '',
		sheetId,
		piece
	};
}
const textOf = async (actor: Actor, meetingId: string, itemId: string) =>
	plainText((await readItemTexts(actor, meetingId))[itemId]?.text ?? ([] as ItemJson['text']));
const linksOf = (sheetId: string) => async () => {
	const { read } = portal.context;
	const rows = await read.harvest.findMany({ where: { sheetId } });
	const things = await read.thing.findMany({
		where: { kind: 'entry', id: { in: rows.map(({ thingId }) => thingId) } }
	});
	const links = await read.link.findMany({ where: { fromId: { in: things.map(({ id }) => id) } } });
	return { rows, things, links };
};

describe('what notes become', () => {
	it('L40 a task for somebody, on Home, with its link and where it came from', async () => {
		const { chair, member, sheetId, piece } = await scene();
		const pieces = [await piece('Ring alla', 'Ring alla i gruppen')];
		const commandId = newId();
		const input = { sheetId, pieces, owner: to(member), due: 'next' as const };
		const { assignmentIds } = await giveTasks(chair, input, { commandId });
		expect(await giveTasks(chair, input, { commandId })).toEqual({ assignmentIds });
		const [task, ...others] = await readMyAssignments(member);
		expect(others).toEqual([]);
		expect(task).toMatchObject({ id: assignmentIds[0], text: 'Ring alla i gruppen', sheet: { title: 'Vår dag' } });
		expect(task?.sheet?.href).toBe(`/sheets/${sheetId}?step=2#entry-${pieces[0]?.id}`);
		const { became } = await readBecame(member, sheetId);
		expect(became[pieces[0]?.id ?? '']).toMatchObject([{ kind: 'assignment', owner: member.name, state: 'open' }]);
		const { rows, things, links } = await linksOf(sheetId)();
		expect([rows.length, things.length]).toEqual([1, 1]);
		expect(links).toMatchObject([{ fromId: things[0]?.id, toId: assignmentIds[0], act: 'entry.became-assignment' }]);
		const { knots } = await readThread(member, assignmentIds[0] ?? '');
		expect(knots.map(({ seen }) => seen?.kind)).toEqual(['sheet', 'entry', 'assignment']);
	});

	it('L40 a relay note or a proposal: from each note the thread goes on, and what has begun is not taken back here', async () => {
		const { chair, member, sheetId, piece } = await scene();
		const pieces = [await piece('Ring alla'), await piece('Vi ses ofta')];
		const [first, second] = [newId(), newId()];
		const { noteId: relayId } = await relayPieces(chair, { sheetId, pieces }, { commandId: first }, draftNote);
		expect(await relayPieces(chair, { sheetId, pieces }, { commandId: first }, draftNote)).toEqual({ noteId: relayId });
		const { proposalId } = await proposePieces(chair, { sheetId, pieces }, { commandId: second });
		expect(await proposePieces(chair, { sheetId, pieces }, { commandId: second })).toEqual({ proposalId });
		const { rows, things } = await linksOf(sheetId)();
		expect([rows.length, things.length]).toEqual([4, 2]);
		expect(await readNote(chair, relayId)).toMatchObject({ title: 'Ring alla', what: 'Ring alla\nVi ses ofta' });
		for (const target of [relayId, proposalId]) {
			const { knots } = await readThread(member, target);
			expect(knots.map(({ seen }) => seen?.kind).slice(0, 3)).toEqual(['sheet', 'entry', 'entry']);
		}
		const { became } = await readBecame(member, sheetId);
		const [note, proposal] = [`/relay/${relayId}`, `/proposals/${proposalId}`];
		expect(became[pieces[1]?.id ?? '']).toMatchObject([
			{ kind: 'relay', href: note },
			{ kind: 'proposal', href: proposal }
		]);
		const act = rows.find(({ kind }) => kind === 'relay');
		await expect(takeBack(chair, { sheetId, actId: act?.actId ?? '' })).rejects.toMatchObject(no('harvest.settled'));
		await expect(relayPieces(member, { sheetId, pieces }, {}, draftNote)).rejects.toMatchObject(no('access.denied'));
	});

	it('Z4 a note that led somewhere and is taken off its sheet stands struck on the thread, until it is put back', async () => {
		const { chair, member, sheetId, piece } = await scene();
		const [taken, kept] = [await piece('Ring alla'), await piece('Vi ses ofta')];
		const { proposalId } = await proposePieces(chair, { sheetId, pieces: [taken, kept] }, { commandId: newId() });
		const { read, documents } = portal.context;
		const { id: sheet } = await read.document.findFirstOrThrow({ where: { kind: 'sheet', subjectId: sheetId } });
		const struck = async () => {
			await projectNow(sheet);
			const { knots } = await readThread(member, proposalId);
			return knots.flatMap(({ seen }) => (seen?.removed ? [[seen.title, seen.removed]] : []));
		};
		expect(await struck()).toEqual([]);
		portal.clock.advance(60_000);
		await documents.edit(sheet, newId(), 'remove', { id: taken.id });
		const off = ['Ring alla', { at: portal.clock.now(), reason: 'borttaget från arbetsbladet' }];
		expect(await struck()).toEqual([off]);
		portal.clock.advance(60_000);
		await documents.edit(sheet, newId(), 'move', { id: kept.id, step: 2, field: 'seen', column: '' });
		expect(await struck()).toEqual([off]);
		await documents.edit(sheet, newId(), 'restore', { id: taken.id });
		expect(await struck()).toEqual([]);
		const { version } = await readProposal(chair, proposalId);
		await turnBack(chair, { proposalId, version, move: 'withdraw', reason: 'Behövs inte.' });
		expect(await struck()).toEqual([[expect.any(String), { at: portal.clock.now(), reason: 'Behövs inte.' }]]);
	});

	it('L40 items of the next agenda, and words at an item: each once, however often the form is sent', async () => {
		const { chair, meetingId, itemId, sheetId, piece } = await scene();
		const pieces = [await piece('Ring alla'), await piece('Vi ses ofta', 'Ses oftare')];
		const [first, second] = [newId(), newId()];
		for (let n = 0; n < 2; n++) {
			await putOnAgenda(chair, { sheetId, pieces, meetingId }, { commandId: first });
			await noteDown(chair, { sheetId, pieces, itemId }, { commandId: second });
		}
		const { items } = await readAgendaOf(chair, meetingId);
		expect(items.map(({ title }) => title).slice(2)).toEqual(['Ring alla', 'Ses oftare']);
		const words = await textOf(chair, meetingId, itemId);
		expect(words).toBe('Från arbetsbladet ”Vår dag”:\nRing alla\nSes oftare');
		const origins = await readSheetOrigins(chair, meetingId);
		expect(origins[items[2]?.id ?? '']).toMatchObject([{ title: 'Vår dag', text: 'Ring alla', kind: 'item' }]);
		expect(origins[itemId]?.map(({ text }) => text)).toEqual(['Ring alla', 'Ses oftare']);
		const { rows, things, links } = await linksOf(sheetId)();
		expect([rows.length, things.length, links.length]).toEqual([4, 2, 4]);
	});

	it('L40 only what has been shown is taken further, and only from the sheet it stands on', async () => {
		const { chair, people, sheetId, itemId, meetingId, piece } = await scene({
			ideas: ['Öppen idé'],
			notes: ['Ensam']
		});
		const open = await piece('Öppen idé');
		await noteDown(chair, { sheetId, pieces: [open], itemId });
		// Too few answered the anonymous step: it was never laid out.
		expect((await readHarvest(chair, sheetId)).columns.map(({ label }) => label)).toEqual(['Nytt']);
		const other = await scene();
		const foreign = [await other.piece('Ring alla')];
		const owner = to(people[0] as Actor);
		for (const pieces of [foreign, [open, open], [{ id: newId(), text: 'påhittat' }]]) {
			await expect(giveTasks(chair, { sheetId, pieces, owner })).rejects.toMatchObject(no('harvest.not-shown'));
			await expect(noteDown(chair, { sheetId, pieces, itemId })).rejects.toMatchObject(no('harvest.not-shown'));
			await expect(putOnAgenda(chair, { sheetId, pieces, meetingId })).rejects.toMatchObject(no('harvest.not-shown'));
		}
		const elsewhere = { sheetId, pieces: [open], itemId: other.itemId };
		await expect(noteDown(chair, elsewhere)).rejects.toMatchObject({ fields: { itemId: 'field.foreign' } });
		const there = { sheetId, pieces: [open], meetingId: other.meetingId };
		await expect(putOnAgenda(chair, there)).rejects.toMatchObject({ fields: { meetingId: 'field.foreign' } });
	});

	it('L41 are seen by those who may read them; who may take further is who leads the group, at every door', async () => {
		const { federation, group, office, chair, member, meetingId, itemId, sheetId, piece } = await scene();
		const pieces = [await piece('Ring alla')];
		const { assignmentIds } = await giveTasks(chair, { sheetId, pieces, owner: to(member), due: 'none' });
		await putOnAgenda(chair, { sheetId, pieces, meetingId });
		const secretary = await actorFor(await aSeated(group, 'secretary'));
		const observer = await actorFor(await aSeated(group, 'observer'));
		const elsewhere = await aPerson(federation);
		await aSeat(await aGroup(federation), elsewhere, 'chair');
		const stranger = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		const actId = (await readActs(chair, sheetId))[0]?.id ?? '';
		const doors: ((actor: Actor) => Promise<unknown>)[] = [
			(actor) => readHarvest(actor, sheetId),
			(actor) => giveTasks(actor, { sheetId, pieces, owner: 'role:office' }),
			(actor) => noteDown(actor, { sheetId, pieces, itemId }),
			(actor) => putOnAgenda(actor, { sheetId, pieces, meetingId }),
			(actor) => takeBack(actor, { sheetId, actId: newId() })
		];
		for (const door of doors) {
			for (const actor of [chair, secretary, office]) await door(actor);
			for (const actor of [member, observer]) await expect(door(actor)).rejects.toMatchObject(no('access.denied'));
			for (const actor of [await actorFor(elsewhere), stranger])
				await expect(door(actor)).rejects.toMatchObject(no('thing.missing'));
		}
		await expect(takeBack(member, { sheetId, actId })).rejects.toMatchObject(no('access.denied'));
		await expect(readBecame(stranger, sheetId)).rejects.toMatchObject(no('thing.missing'));
		expect((await readBecame(observer, sheetId)).mayHarvest).toBe(false);
		// A task for somebody outside the group says nothing of the sheet it came from.
		await insert((db) =>
			db.assignment.update({ where: { id: assignmentIds[0] ?? '' }, data: { ownerId: elsewhere.membership.id } })
		);
		const [given] = await readMyAssignments(await actorFor(elsewhere));
		expect(given).toMatchObject({ text: 'Ring alla', sheet: null });
	});
});

describe('taking back', () => {
	it('L43 leaves nothing behind while nothing has happened with what came of it', async () => {
		const { chair, member, meetingId, itemId, sheetId, piece } = await scene();
		const pieces = [await piece('Ring alla'), await piece('Vi ses ofta')];
		const { assignmentIds } = await giveTasks(chair, { sheetId, pieces, owner: to(member) });
		await putOnAgenda(chair, { sheetId, pieces, meetingId });
		await noteDown(chair, { sheetId, pieces, itemId });
		for (const { id } of await readActs(chair, sheetId)) {
			await takeBack(chair, { sheetId, actId: id });
			await takeBack(chair, { sheetId, actId: id });
		}
		expect(await readMyAssignments(member)).toEqual([]);
		expect((await readAgendaOf(chair, meetingId)).items).toHaveLength(2);
		expect(await textOf(chair, meetingId, itemId)).toBe('');
		expect((await readBecame(chair, sheetId)).became).toEqual({});
		const { read } = portal.context;
		expect(await read.thing.count({ where: { id: { in: assignmentIds } } })).toBe(0);
		expect(await read.link.count({ where: { toId: { in: [itemId, ...assignmentIds] } } })).toBe(0);
	});

	it('L43 is refused once a task is answered, an item is written in or renamed, or the words are changed', async () => {
		const { chair, member, meetingId, itemId, sheetId, piece } = await scene();
		const pieces = [await piece('Ring alla')];
		const { assignmentIds } = await giveTasks(chair, { sheetId, pieces, owner: to(member) });
		await settleAssignment(member, { assignmentId: assignmentIds[0] ?? '', state: 'done', answer: '' });
		const put = await putOnAgenda(chair, { sheetId, pieces, meetingId });
		const { items } = await readAgendaOf(chair, meetingId);
		const item = items.find(({ id }) => id === put.itemIds[0]);
		const { kind, presenter, numbered } = item as AgendaItemJson;
		const renamed = { itemId: put.itemIds[0] ?? '', title: 'Något annat', kind, presenter, numbered, minutes: null };
		await changeAgendaItem(chair, meetingId, renamed, {});
		await noteDown(chair, { sheetId, pieces, itemId });
		const { documents, read } = portal.context;
		const document = await read.document.findFirstOrThrow({ where: { kind: 'item', subjectId: itemId } });
		await documents.edit(document.id, newId(), 'fill', { text: ['Från arbetsbladet ”Vår dag”:', 'Omskrivet'] });
		const acts = await readActs(chair, sheetId);
		expect(acts).toHaveLength(3);
		for (const { id } of acts)
			await expect(takeBack(chair, { sheetId, actId: id })).rejects.toMatchObject(no('harvest.settled'));
		expect((await readActs(chair, sheetId)).map(({ id }) => id)).toEqual(acts.map(({ id }) => id));
	});

	it('L45 whatever is taken further and back, each note has one thing, and one link for each that it became', async () => {
		const { chair, member, meetingId, itemId, sheetId, piece } = await scene({ seen: ['a', 'b', 'c'] });
		const all = await Promise.all(['a', 'b', 'c'].map((text) => piece(text)));
		const act = fc.record({
			what: fc.constantFrom('tasks', 'items', 'note', 'back', 'back'),
			which: fc.subarray(all, { minLength: 1 }),
			nth: fc.nat(9)
		});
		await fc.assert(
			fc.asyncProperty(fc.array(act, { maxLength: 6 }), async (acts) => {
				for (const { what, which: pieces, nth } of acts) {
					if (what === 'tasks') await giveTasks(chair, { sheetId, pieces, owner: to(member) });
					if (what === 'items') await putOnAgenda(chair, { sheetId, pieces, meetingId });
					if (what === 'note') await noteDown(chair, { sheetId, pieces, itemId });
					const done = await readActs(chair, sheetId);
					if (what === 'back' && done.length > 0)
						await takeBack(chair, { sheetId, actId: done[nth % done.length]?.id ?? '' });
					const { rows, things, links } = await linksOf(sheetId)();
					const pairs = rows.map(({ thingId, targetId, kind }) => `${thingId} ${targetId} entry.became-${kind}`);
					expect(new Set(links.map((one) => `${one.fromId} ${one.toId} ${one.act}`))).toEqual(new Set(pairs));
					expect(new Set(rows.map(({ pieceId }) => pieceId)).size).toBe(things.length);
					const group = await portal.context.read.sheet.findUniqueOrThrow({ where: { id: sheetId } });
					const orphans = await portal.context.read.thing.count({ where: { kind: 'entry', groupId: group.groupId } });
					expect(orphans).toBe(things.length);
					const targets = await portal.context.read.thing.count({
						where: { id: { in: rows.map(({ targetId }) => targetId) }, removedAt: null }
					});
					expect(targets).toBe(new Set(rows.map(({ targetId }) => targetId)).size);
				}
			}),
			{ numRuns: size(4, 25) }
		);
	});
});

describe('an anonymous note', () => {
	it('L44 stays nobody’s in what it became, in its thing, its links, the audit and every file', async () => {
		const notes = ['ett', 'två', 'tre', 'fyra', 'fem', 'sex'];
		const { chair, people, meetingId, itemId, sheetId, piece } = await scene({ notes });
		const pieces = [await piece('tre')];
		await giveTasks(chair, { sheetId, pieces, owner: 'role:office' });
		await putOnAgenda(chair, { sheetId, pieces, meetingId });
		await noteDown(chair, { sheetId, pieces, itemId });
		const { rows, things, links } = await linksOf(sheetId)();
		const { read } = portal.context;
		const audit = await read.audit.findMany({
			where: { thingId: { in: [sheetId, ...rows.map((row) => row.targetId)] } }
		});
		const said = JSON.stringify([
			...[rows, things, links, audit, await readBecame(chair, sheetId), await readActs(chair, sheetId)],
			...[await readSheetOrigins(chair, meetingId), await readSheetFile(chair, sheetId)]
		]);
		for (const { name, membershipId, accountId } of people)
			for (const one of [name, membershipId, accountId]) expect(said).not.toContain(`"${one}"`);
	});
});

describe('a sheet as a file', () => {
	it('L49 holds what the reader’s page holds: nothing unshown, no name of an anonymous step, no formula', async () => {
		const how = [1, 2, 3, 4, 5, 5];
		const { chair, member, people, sheetId } = await scene({
			how,
			notes: ['hemlig'],
			ideas: ['=1+1', 'Mötas'],
			seen: ['Sett']
		});
		const file = await readSheetFile(member, sheetId);
		expect(file.steps.map(({ title, withheld }) => [title, withheld])).toEqual([
			['Tilltro', false],
			['Öppet', false],
			['Alla', false]
		]);
		expect(JSON.stringify(file)).not.toContain('hemlig');
		expect(file.steps[0]?.fields[1]?.spread).toMatchObject({ answers: 6 });
		expect(file.steps[1]?.fields[0]?.columns[0]?.notes.map(({ text, author }) => [text, author]).sort()).toEqual([
			['=1+1', people[0]?.name ?? ''],
			['Mötas', people[1]?.name ?? '']
		]);
		const body = async (format: string, actor = chair) => (await exportSheet(actor, sheetId, format)).text();
		expect(await body('csv')).toContain('"\'=1+1"');
		expect(JSON.parse(await body('json'))).toMatchObject({ format: 'samsyn-sheet/1', title: 'Vår dag' });
		expect(await body('pdf')).toMatch(/^%PDF-1\.7/);
		expect((await body('docx')).slice(0, 2)).toBe('PK');
		await expect(exportSheet(chair, sheetId, 'html')).rejects.toMatchObject(no('thing.missing'));
		const stranger = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		await expect(exportSheet(stranger, sheetId, 'json')).rejects.toMatchObject(no('thing.missing'));
	});
});
