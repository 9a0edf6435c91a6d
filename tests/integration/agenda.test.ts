import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberItems } from '#lib/agenda/numbering.ts';
import type { ItemKind } from '#lib/agenda/item.ts';
import type { FillAgenda } from '#lib/agenda/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { addAgendaItem } from '#server/agenda/add-item.ts';
import { changeAgendaItem } from '#server/agenda/change-item.ts';
import { fetchStanding } from '#server/agenda/fetch-standing.ts';
import { moveAgendaItem } from '#server/agenda/move-item.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem, restoreAgendaItem } from '#server/agenda/remove-item.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { openItem, readItemTexts } from '#server/items/read.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aSeated, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let stranger: Actor;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
	stranger = await actorFor(await aSeated(await aGroup(await aFederation()), 'chair'));
});
afterAll(() => portal.close());

const agendaOf = async (actor: Actor, meetingId: string) =>
	(await readMeeting(actor, meetingId)).documentIds.agenda ?? '';
const project = async (actor: Actor, meetingId: string) => projectNow(await agendaOf(actor, meetingId));

/** The agenda as it is printed: number, title, kind and presenter of each item, sub-items with a dash. */
async function printed(actor: Actor, meetingId: string): Promise<string[]> {
	const { items, rule, fixed } = await readAgendaOf(actor, meetingId);
	const numbers = numberItems(items, rule, new Map(Object.entries(fixed)));
	return items.map(({ id, parentId, title, kind, presenter }) =>
		[parentId ? '-' : '', numbers.get(id)?.printed, title, `(${[kind, presenter].filter(Boolean).join(', ')})`]
			.filter(Boolean)
			.join(' ')
	);
}

type Typed = [title: string, kind: ItemKind, presenter?: string, under?: string[]];
const typed = (rows: Typed[]): FillAgenda['items'] =>
	rows.map(([title, kind, presenter = '', under = []]) => ({
		title,
		kind,
		presenter,
		items: under.map((sub) => ({ title: sub, kind, numbered: false }))
	}));

describe('agendas as the federations write them', () => {
	it('G1 §1–§8 afresh at each meeting, under headings, with two sub-items that carry none', async () => {
		const { group, chair } = await aBody(federation, { numbering: 'per-meeting', numberPrefix: '§' });
		const meetingId = await aMeetingWith(
			chair,
			group.id,
			typed([
				['Öppnande', 'opening', 'Siv Alm'],
				['Dagordning', 'agenda'],
				['Förra protokollet', 'previous'],
				['Rapporter', 'section'],
				['Kontrollplan', 'report', 'Bo Ek'],
				['Enkäter', 'section'],
				['Årets enkät', 'survey'],
				['Samtal', 'section'],
				['Ett annat förbund berättar', 'dialogue', 'Två gäster'],
				['En lokal grupp berättar', 'dialogue'],
				['Annat', 'section'],
				['Övriga frågor', 'other', '', ['En konferens', 'Målen']]
			])
		);
		await project(chair, meetingId);
		expect(await printed(chair, meetingId)).toEqual([
			'§1 Öppnande (opening, Siv Alm)',
			'§2 Dagordning (agenda)',
			'§3 Förra protokollet (previous)',
			'Rapporter (section)',
			'§4 Kontrollplan (report, Bo Ek)',
			'Enkäter (section)',
			'§5 Årets enkät (survey)',
			'Samtal (section)',
			'§6 Ett annat förbund berättar (dialogue, Två gäster)',
			'§7 En lokal grupp berättar (dialogue)',
			'Annat (section)',
			'§8 Övriga frågor (other)',
			'- En konferens (other)',
			'- Målen (other)'
		]);
	});

	it('G1 numbers run on over the year: after those that were held, and after those still to come', async () => {
		const { group, chair } = await aBody(federation, { numbering: 'per-year', numberPrefix: '§ ', numberStart: 14 });
		const first = await aMeetingWith(chair, group.id, plainItems(12), '2026-05-04');
		const second = await aMeetingWith(chair, group.id, plainItems(12), '2026-06-04');
		await project(chair, first);
		await project(chair, second);
		expect((await printed(chair, second)).at(0)).toMatch(/^§ 26 /);
		await startMeeting(chair, { meetingId: first });
		await endMeeting(chair, { meetingId: first });
		const lines = await printed(chair, second);
		expect([lines.at(0), lines.at(-1)].map((line) => line?.split(' Ä')[0])).toEqual(['§ 26', '§ 37']);
	});

	it('G1 numbers run on for ever, and plain ones are 1. to 12. without a mark', async () => {
		const ever = await aBody(federation, { numbering: 'continuous', numberPrefix: '§ ', numberStart: 1100 });
		const plain = await aBody(federation, { numbering: 'plain' });
		const [one, two] = await Promise.all([
			aMeetingWith(ever.chair, ever.group.id, plainItems(12)),
			aMeetingWith(plain.chair, plain.group.id, plainItems(12))
		]);
		await project(ever.chair, one);
		await project(plain.chair, two);
		expect((await printed(ever.chair, one)).at(-1)).toMatch(/^§ 1111 /);
		expect((await printed(plain.chair, two)).map((line) => line.split(' ')[0])).toEqual(
			Array.from({ length: 12 }, (_, index) => `${index + 1}.`)
		);
	});
});

describe('forms that change the agenda', () => {
	it('keep no more of a form’s own name than 64 characters', async () => {
		const { group, chair } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, []);
		const long = 'x'.repeat(64);
		for (const commandId of [long, `${long}y`, `${long}${'z'.repeat(10_000)}`])
			await addAgendaItem(chair, meetingId, { title: 'Läget', kind: 'report' }, { commandId });
		expect(await printed(chair, meetingId)).toHaveLength(1);
	});

	it('E6 add, move, change, remove and bring back in the one document, each once however often it is sent', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, []);
		const commandId = newId();
		const draft = { title: ' Läget ', kind: 'report', presenter: 'Siv Alm', minutes: 10 } as const;
		await addAgendaItem(member, meetingId, draft, { commandId });
		await addAgendaItem(member, meetingId, draft, { commandId });
		await addAgendaItem(chair, meetingId, { title: 'Nästa', kind: 'other' }, {});
		expect(await printed(chair, meetingId)).toEqual(['1. Läget (report, Siv Alm)', '2. Nästa (other)']);

		const [first, second] = (await readAgendaOf(chair, meetingId)).items;
		const id = second?.id ?? '';
		await moveAgendaItem(member, meetingId, { itemId: id, direction: 'up' }, { commandId });
		await moveAgendaItem(member, meetingId, { itemId: id, direction: 'up' }, {});
		expect((await printed(chair, meetingId)).at(0)).toBe('1. Nästa (other)');
		const change = { title: 'Sist', kind: 'closing', presenter: '', minutes: null, numbered: false } as const;
		await changeAgendaItem(member, meetingId, { itemId: id, ...change }, {});
		await moveAgendaItem(member, meetingId, { itemId: id, direction: 'down' }, {});
		await moveAgendaItem(member, meetingId, { itemId: id, direction: 'in' }, {});
		expect(await printed(chair, meetingId)).toEqual(['1. Läget (report, Siv Alm)', '- Sist (closing)']);

		await removeAgendaItem(member, meetingId, first?.id ?? '', {});
		expect(await printed(chair, meetingId)).toEqual([]);
		await restoreAgendaItem(member, meetingId, first?.id ?? '', {});
		expect(await printed(chair, meetingId)).toHaveLength(2);
	});

	it('E6 refuse what is wrong by its field, and whoever may not write', async () => {
		const { group, chair } = await aBody(federation);
		const observer = await actorFor(await aSeated(group, 'observer'));
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		const draft = { title: 'Nytt', kind: 'other' } as const;
		const wrong: [object, string, string][] = [
			[{ title: '  ' }, 'title', 'field.required'],
			[{ title: 'x'.repeat(201) }, 'title', 'field.too-long'],
			[{ presenter: 'x'.repeat(121) }, 'presenter', 'field.too-long'],
			[{ minutes: -5 }, 'minutes', 'field.number'],
			[{ minutes: Number.NaN }, 'minutes', 'field.number'],
			[{ kind: 'feast' }, 'kind', 'field.invalid']
		];
		for (const [over, field, problem] of wrong)
			await expect(addAgendaItem(chair, meetingId, { ...draft, ...over }, {})).rejects.toMatchObject({
				code: 'input.invalid',
				fields: { [field]: problem }
			});
		await expect(addAgendaItem(observer, meetingId, draft, {})).rejects.toMatchObject({ code: 'access.denied' });
		await expect(addAgendaItem(stranger, meetingId, draft, {})).rejects.toMatchObject({ code: 'thing.missing' });
		await startMeeting(chair, { meetingId });
		await endMeeting(chair, { meetingId });
		await expect(addAgendaItem(chair, meetingId, draft, {})).rejects.toMatchObject({ code: 'access.denied' });
		expect(await printed(chair, meetingId)).toEqual(['1. Ärende 1 (other)']);
	});

	it('E7 the standing agenda is laid once, with its sub-items', async () => {
		const { group, chair } = await aBody(federation);
		const [top, sub] = [newId(), newId()];
		const line = { groupId: group.id, kind: 'other', presenter: '', minutes: null, numbered: true };
		await insert((db) =>
			db.standingItem.createMany({
				data: [
					{ ...line, id: top, place: 1, parentId: null, title: 'Laget runt' },
					{ ...line, id: sub, place: 2, parentId: top, title: 'Försäkringskassan' }
				]
			})
		);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		expect(await fetchStanding(chair, meetingId, {})).toBe(2);
		await fetchStanding(chair, meetingId, {});
		expect(await printed(chair, meetingId)).toEqual([
			'1. Ärende 1 (other)',
			'2. Laget runt (other)',
			'- 2a Försäkringskassan (other)'
		]);
	});
});

describe('items and their documents', () => {
	it('E8 an item that has just reached the server is given its document, and others’ items are not there', async () => {
		const { group, chair } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, []);
		const other = await aMeetingWith(chair, group.id, []);
		const id = newId();
		await context().documents.edit(await agendaOf(chair, meetingId), newId(), 'add', { id, title: 'Ny' });
		const opened = await openItem(chair, meetingId, id);
		expect(opened).toMatchObject({ kind: 'item', epoch: 1, mayWrite: true });
		await context().documents.edit(opened.id, newId(), 'fill', { text: ['Det vi vet.'] });
		await projectNow(opened.id);
		expect(await readItemTexts(chair, meetingId)).toMatchObject({
			[id]: { document: { id: opened.id }, text: [{ type: 'paragraph' }], mayWrite: true }
		});
		await expect(openItem(chair, other, id)).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(openItem(stranger, meetingId, id)).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('E4 an id that belongs to another federation’s item or to a meeting is passed over', async () => {
		const { group, chair } = await aBody(federation);
		const theirs = await aBody(await aFederation());
		const their = await aMeetingWith(theirs.chair, theirs.group.id, plainItems(1));
		await project(theirs.chair, their);
		const [item] = (await readAgendaOf(theirs.chair, their)).items;
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		const agenda = await agendaOf(chair, meetingId);
		for (const id of [item?.id ?? '', their, meetingId])
			await context().documents.edit(agenda, newId(), 'add', { id, title: 'Taget' });
		await projectNow(agenda);
		expect(await printed(chair, meetingId)).toEqual(['1. Ärende 1 (other)']);
		expect(await printed(theirs.chair, their)).toEqual(['1. Ärende 1 (other)']);
	});

	it('E3 before the start an item is removed; after it, one that has a number is struck and keeps it', async () => {
		const { group, chair } = await aBody(federation, { numbering: 'per-meeting', numberPrefix: '§ ' });
		const meetingId = await aMeetingWith(chair, group.id, plainItems(3));
		await project(chair, meetingId);
		const [first, second, third] = (await readAgendaOf(chair, meetingId)).items.map((item) => item.id);
		await removeAgendaItem(chair, meetingId, third ?? '', {});
		await startMeeting(chair, { meetingId });
		await removeAgendaItem(chair, meetingId, second ?? '', {});
		const after = await readAgendaOf(chair, meetingId);
		expect(after.items.map((item) => item.id)).toEqual([first, second]);
		expect(after).toMatchObject({
			treatment: { [second ?? '']: { state: 'struck' } },
			fixed: { [first ?? '']: 1, [second ?? '']: 2 }
		});
		await restoreAgendaItem(chair, meetingId, second ?? '', {});
		const { treatment } = await readAgendaOf(chair, meetingId);
		expect(Object.values(treatment).filter(({ state }) => state === 'struck')).toEqual([]);
	});
});
