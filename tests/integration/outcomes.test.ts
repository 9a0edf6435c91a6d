import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { ItemJson } from '#lib/items/blocks.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem } from '#server/agenda/remove-item.ts';
import { addAgendaItem } from '#server/agenda/add-item.ts';
import { context } from '#server/context.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { readDecisions } from '#server/decisions/read.ts';
import { withdrawDecision } from '#server/decisions/withdraw-decision.ts';
import { readItemTexts } from '#server/items/read.ts';
import { carryItem } from '#server/meetings/carry-item.ts';
import { deferItem } from '#server/meetings/defer-item.ts';
import { layCarried } from '#server/meetings/lay-carried.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { readLeft } from '#server/meetings/read-left.ts';
import { readOrigins, readRunning } from '#server/meetings/read-running.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { referItem } from '#server/meetings/refer-item.ts';
import { reopenItem } from '#server/meetings/reopen-item.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeUpItem } from '#server/meetings/take-up-item.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { readRoomItems } from '#server/room/read-items.ts';
import { aBody, aDay, aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, insert } from '../build/rows.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
});
afterAll(() => portal.close());

const code = (name: string) => ({ code: name });

/** A live meeting with an item that has a sub-item, a text, notes and a paper; and so many planned meetings after it. */
async function scene(later = 1) {
	const body = await aBody(federation, { numbering: 'per-year', numberPrefix: '§ ' });
	const { group, chair } = body;
	const meetingId = await aMeetingWith(chair, group.id, [
		{ title: 'Öppnande', kind: 'opening' },
		{ title: 'Ansökan', kind: 'application', presenter: 'Sökande', minutes: 20, items: [{ title: 'Budget' }] },
		{ title: 'Övriga frågor', kind: 'other' }
	]);
	const next: string[] = [];
	for (let n = 0; n < later; n++) next.push(await aMeetingWith(chair, group.id, [{ title: 'Eget' }], aDay()));
	await startMeeting(chair, { meetingId });
	const item = async (title: string, of = meetingId) =>
		(await readAgendaOf(chair, of)).items.find((one) => one.title === title)?.id ?? '';
	const itemId = await item('Ansökan');
	const document = (await readItemTexts(chair, meetingId))[itemId]?.document.id ?? '';
	await context().documents.edit(document, newId(), 'fill', {
		text: [{ heading: 'Bakgrund' }, 'Sökt belopp'],
		notes: ['Det sades mycket.']
	});
	await insert((db) =>
		db.attachment.create({
			data: {
				...{ id: newId(), federationId: federation.id, meetingId, itemId, name: 'Bilaga.pdf' },
				...{ mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64), createdBy: 'x' },
				createdAt: portal.clock.now()
			}
		})
	);
	return { ...body, meetingId, next: next[0] ?? '', item, itemId };
}

describe('leaving an item for another time', () => {
	it('S5 puts it off, with or without a reason, once; and takes it back', async () => {
		const { chair, meetingId, itemId } = await scene();
		await deferItem(chair, { meetingId, itemId, reason: 'Underlaget kom för sent' });
		await expect(deferItem(chair, { meetingId, itemId })).rejects.toMatchObject(code('item.settled'));
		const outcome = async () => (await readRunning(chair, meetingId)).outcomes[itemId];
		expect(await outcome()).toEqual({
			...{ outcome: 'deferred', reason: 'Underlaget kom för sent', to: '', carriedToId: null }
		});
		await reopenItem(chair, { meetingId, itemId });
		await reopenItem(chair, { meetingId, itemId });
		expect(await outcome()).toBeUndefined();
		const { events } = await readRunning(chair, meetingId);
		expect(events.map(({ kind }) => kind)).toEqual(['started', 'deferred', 'reopened']);
	});

	it('S5 refers it back only with a reason and to somebody', async () => {
		const { chair, meetingId, itemId } = await scene();
		for (const [reason, to, field] of [
			['', 'Kansliet', 'reason'],
			['Frågetecken kvarstår', ' ', 'to']
		] as const)
			await expect(referItem(chair, { meetingId, itemId, reason, to })).rejects.toMatchObject({
				...code('input.invalid'),
				fields: { [field]: 'field.required' }
			});
		await referItem(chair, { meetingId, itemId, reason: 'Frågetecken kvarstår', to: 'Beredningsgruppen' });
		expect((await readRunning(chair, meetingId)).outcomes[itemId]).toMatchObject({
			...{ outcome: 'referred', reason: 'Frågetecken kvarstår', to: 'Beredningsgruppen' }
		});
	});

	it('S5 is done by those who lead, in a meeting that is on, with its own items and no headings', async () => {
		const { chair, member, meetingId, itemId, next } = await scene();
		const other = await scene(0);
		const acts = [deferItem, carryItem, reopenItem] as const;
		for (const act of acts) {
			await expect(act(member, { meetingId, itemId })).rejects.toMatchObject(code('access.denied'));
			await expect(act(other.chair, { meetingId, itemId })).rejects.toMatchObject(code('thing.missing'));
			await expect(act(chair, { meetingId, itemId: other.itemId })).rejects.toMatchObject(code('thing.missing'));
			await expect(act(chair, { meetingId: next, itemId })).rejects.toMatchObject(code('meeting.state'));
		}
		await endMeeting(chair, { meetingId });
		for (const act of acts)
			await expect(act(chair, { meetingId, itemId })).rejects.toMatchObject(code('meeting.state'));
	});
});

describe('an item that is carried to an agenda with one of its title', () => {
	it('S6 takes its place when nobody has done anything with it, and gives it back', async () => {
		const { chair, meetingId, next, itemId } = await scene();
		const title = (await readAgendaOf(chair, meetingId)).items.find(({ id }) => id === itemId)?.title ?? '';
		const { documentIds } = await readMeeting(chair, next);
		await context().documents.edit(documentIds.agenda ?? '', newId(), 'fill', {
			items: [{ title }, { title: 'Sist' }]
		});
		await projectAgenda(next);
		const titles = async () => (await readAgendaOf(chair, next)).items.map((one) => one.title);
		const standing = (await titles()).length;
		const carried = await carryItem(chair, { meetingId, itemId });
		const after = await readAgendaOf(chair, next);
		expect(after.items.filter((one) => one.title === title).map(({ id }) => id)).toEqual([carried.itemId]);
		await reopenItem(chair, { meetingId, itemId });
		expect(await titles()).toHaveLength(standing);
		expect(await titles()).toContain(title);
	});
});

describe('carrying an item to the next meeting', () => {
	it('S6 brings text, papers, sub-items and fields; notes stay; and it knows where it comes from', async () => {
		const { group, chair, meetingId, next, itemId } = await scene(2);
		const carried = await carryItem(chair, { meetingId, itemId }, { commandId: 'one' });
		expect(carried.meetingId).toBe(next);
		expect(await carryItem(chair, { meetingId, itemId }, { commandId: 'one' })).toEqual(carried);
		await expect(carryItem(chair, { meetingId, itemId })).rejects.toMatchObject(code('item.settled'));
		// A job may run twice after a crash.
		await layCarried({ itemId, toMeetingId: next });

		const agenda = await readAgendaOf(chair, next);
		expect(agenda.items.map(({ title, kind, minutes, presenter }) => [title, kind, minutes, presenter])).toEqual([
			['Eget', 'other', null, ''],
			['Ansökan', 'application', 20, 'Sökande'],
			['Budget', 'other', null, '']
		]);
		const texts = (await readItemTexts(chair, next))[carried.itemId] as ItemJson;
		expect(texts.text.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
		expect(texts.notes).toEqual([]);
		const papers = await context().read.attachment.findMany({ where: { itemId: carried.itemId } });
		expect(papers.map(({ name, meetingId: of }) => [name, of])).toEqual([['Bilaga.pdf', next]]);
		expect((await readOrigins(chair, next))[carried.itemId]).toMatchObject([
			{ meetingId, number: '§ 2', outcome: 'carried' }
		]);
		const links = await context().read.link.findMany({ where: { fromId: itemId, act: 'item.carried' } });
		expect(links.map(({ toId }) => toId)).toEqual([carried.itemId]);

		// On to a third meeting: the history has both, the latest first.
		await endMeeting(chair, { meetingId });
		await startMeeting(chair, { meetingId: next });
		await deferItem(chair, { meetingId: next, itemId: carried.itemId, reason: 'Ännu inte klart' });
		const third = await carryItem(chair, { meetingId: next, itemId: carried.itemId });
		const origins = (await readOrigins(chair, third.meetingId))[third.itemId] ?? [];
		expect(origins.map(({ outcome, reason }) => [outcome, reason])).toEqual([
			['deferred', 'Ännu inte klart'],
			['carried', '']
		]);
		const after = await context().read.meeting.findMany({ where: { groupId: group.id }, orderBy: { startsAt: 'asc' } });
		expect(third.meetingId).toBe(after[2]?.id);
	});

	it('S6 brings what was prepared to be decided, for its sub-items too, once, and leaves what was decided', async () => {
		const { chair, meetingId, next, item, itemId } = await scene();
		const written = { kind: 'decision', reasons: 'För att det brådskar', addressees: 'Kansliet' } as const;
		const att = (text: string, of: string) => prepareDecision(chair, { meetingId, itemId: of, text, ...written });
		const { decisionId } = await att('att bifalla ansökan', itemId);
		await att('att anta budgeten', await item('Budget'));
		const withdrawn = await att('att avslå ansökan', itemId);
		await withdrawDecision(chair, { decisionId: withdrawn.decisionId });
		await deferItem(chair, { meetingId, itemId });
		await endMeeting(chair, { meetingId });
		const carried = await takeUpItem(chair, { meetingId: next, itemId });
		const there = async () =>
			(await readDecisions(chair, next)).decisions.map(({ itemId: of, text, reasons }) => [of, text, reasons]);
		const expected = [
			[carried.itemId, 'att bifalla ansökan', written.reasons],
			[await item('Budget', next), 'att anta budgeten', written.reasons]
		];
		expect(new Set(await there())).toEqual(new Set(expected));
		await layCarried({ itemId, toMeetingId: next });
		expect(await there()).toHaveLength(2);
		const links = await context().read.link.findMany({ where: { fromId: decisionId, act: 'decision.carried' } });
		const [copy] = await context().read.decision.findMany({ where: { itemId: carried.itemId } });
		expect(links.map(({ toId }) => toId)).toEqual([copy?.id]);
		expect(copy).toMatchObject({ meetingId: next, addressees: 'Kansliet', state: 'prepared' });
		// What the next meeting's people took away does not come back.
		await withdrawDecision(chair, { decisionId: copy?.id ?? '' });
		await layCarried({ itemId, toMeetingId: next });
		expect(await context().read.decision.count({ where: { itemId: carried.itemId } })).toBe(1);
	});

	it('S6 needs a planned meeting to go to', async () => {
		const { chair, meetingId, itemId } = await scene(0);
		await expect(carryItem(chair, { meetingId, itemId })).rejects.toMatchObject(code('item.no-next-meeting'));
		expect((await readRunning(chair, meetingId)).outcomes).toEqual({});
	});

	it('S6 taken back it is off the later agenda, and can be carried anew', async () => {
		const { chair, meetingId, next, itemId } = await scene();
		const titles = async () => (await readAgendaOf(chair, next)).items.map(({ title }) => title);
		await carryItem(chair, { meetingId, itemId });
		expect(await titles()).toEqual(['Eget', 'Ansökan', 'Budget']);
		await reopenItem(chair, { meetingId, itemId });
		expect(await titles()).toEqual(['Eget']);
		const again = await carryItem(chair, { meetingId, itemId });
		expect(await titles()).toEqual(['Eget', 'Ansökan', 'Budget']);
		expect((await readRunning(chair, meetingId)).outcomes[itemId]).toMatchObject({ carriedToId: again.itemId });
	});
});

describe('what a meeting left', () => {
	it('S6 waits on the next agenda that is planned, for who may put it there, and goes there once', async () => {
		const { group, chair, member, meetingId, itemId, item } = await scene(0);
		await deferItem(chair, { meetingId, itemId, reason: 'Underlaget kom för sent' });
		await endMeeting(chair, { meetingId });
		const next = await aMeetingWith(chair, group.id, [{ title: 'Eget' }]);
		const left = async (actor = chair) => (await readLeft(actor, next)).map(({ title, outcome }) => [title, outcome]);
		// Opening and other questions belong to every meeting: they are not left over.
		expect(await left()).toEqual([['Ansökan', 'deferred']]);
		expect(await readLeft(chair, meetingId)).toEqual([]);
		const [one, two] = await Promise.all([
			takeUpItem(chair, { meetingId: next, itemId }),
			takeUpItem(member, { meetingId: next, itemId })
		]);
		expect(two.itemId).toBe(one.itemId);
		const titles = async () => (await readAgendaOf(chair, next)).items.map(({ title }) => title);
		expect(await titles()).toEqual(['Eget', 'Ansökan', 'Budget']);
		expect(await left()).toEqual([]);
		expect((await readOrigins(chair, next))[one.itemId]).toMatchObject([{ meetingId, outcome: 'deferred' }]);

		// Taken off the agenda it waits again.
		await removeAgendaItem(chair, next, one.itemId, {});
		expect(await left()).toEqual([['Ansökan', 'deferred']]);
		await takeUpItem(chair, { meetingId: next, itemId });
		expect(await titles()).toEqual(['Eget', 'Ansökan', 'Budget']);

		const other = await scene(1);
		await expect(takeUpItem(other.chair, { meetingId: next, itemId })).rejects.toMatchObject(code('thing.missing'));
		await expect(takeUpItem(other.chair, { meetingId: other.next, itemId })).rejects.toMatchObject(
			code('thing.missing')
		);
		const opening = await item('Öppnande');
		await expect(takeUpItem(chair, { meetingId: next, itemId: opening })).rejects.toMatchObject(code('thing.missing'));
		await startMeeting(chair, { meetingId: next });
		await expect(takeUpItem(chair, { meetingId: next, itemId })).rejects.toMatchObject(code('meeting.state'));
	});

	it('S6 is also what the last meeting did not come to', async () => {
		const { group, chair, meetingId } = await scene(0);
		await endMeeting(chair, { meetingId });
		const next = await aMeetingWith(chair, group.id, []);
		expect((await readLeft(chair, next)).map(({ title, outcome }) => [title, outcome])).toEqual([['Ansökan', null]]);
	});
});

describe('other questions', () => {
	it('S7 take sub-items while the meeting is on, which are treated and lettered like any', async () => {
		const { chair, member, meetingId, item } = await scene();
		const into = await item('Övriga frågor');
		const draft = { title: 'Konferens', kind: 'decision', into } as const;
		const id = await addAgendaItem(member, meetingId, draft, { commandId: 'q1' });
		await addAgendaItem(chair, meetingId, { ...draft, title: 'Lokaler' }, { commandId: 'q2' });
		await takeItem(chair, { meetingId, itemId: id });
		const shown = await readRoomItems(chair, meetingId);
		expect(shown.slice(-3).map(({ title, label, parentId }) => [title, label, parentId])).toEqual([
			['Övriga frågor', '§ 3', null],
			['Konferens', 'a', into],
			['Lokaler', 'b', into]
		]);
		await expect(addAgendaItem(chair, meetingId, { ...draft, title: '' }, {})).rejects.toMatchObject({
			...code('input.invalid'),
			fields: { title: 'field.required' }
		});
	});
});
