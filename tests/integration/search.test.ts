import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import type { Group, Meeting } from '#server/db/generated/client.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aSeated, insert } from '../build/rows.ts';
import { aWrittenItem, found, itemSays, plain, search, suggested } from '../build/search.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let group: Group;
let meeting: Meeting;
let actor: Actor;

beforeAll(async () => {
	portal = await startPortal();
	const federation = await aFederation();
	group = await aGroup(federation, { name: 'Samverkansgruppen Västanå' });
	meeting = await aMeeting(group, { title: 'Vårens möte' });
	const person = await aSeated(group, 'member');
	await insert((db) => db.account.update({ where: { id: person.account.id }, data: { name: 'Åsa Rönnqvist' } }));
	actor = await actorFor(person);
	await aWrittenItem(meeting, {
		title: 'Förbundets budget',
		text: 'Samordningsförbundets ekonomi och rehabiliteringen av unga.',
		notes: 'Styrelsen vill ha besluten skriftligt.'
	});
});
afterAll(() => portal.close());

describe('what is found', () => {
	it.each([
		['budgeten', 'agenda Förbundets budget'],
		['FÖRBUNDET', 'agenda Förbundets budget'],
		['förbund ekonomi', 'agenda Förbundets budget'],
		['rehab', 'agenda Förbundets budget'],
		['"unga rehabiliteringen"', 'none'],
		['"rehabiliteringen av unga"', 'agenda Förbundets budget'],
		['beslut', 'notes Förbundets budget · Styrelsen vill ha besluten skriftligt.'],
		['vastana', 'group Samverkansgruppen Västanå'],
		['Ronqvist', 'person Åsa Rönnqvist'],
		['vårens möte', 'meeting Samverkansgruppen Västanå'],
		['okomplicerad', 'none']
	])('Q3 by %s', async (typed, first) => {
		expect((await found(actor, typed))[0] ?? 'none').toContain(first);
	});

	it('Q4 leads to the very place and marks it', async () => {
		const { kinds, count } = await search(actor, 'rehabilitering');
		const [hit] = kinds.flatMap(({ hits }) => hits);
		expect(count).toBe(1);
		expect(hit?.href).toMatch(new RegExp(`^/meetings/${meeting.id}/agenda\\?item=`));
		expect(hit?.excerpt.filter((one) => one.hit).map(({ text }) => text)).toEqual(['rehabiliteringen']);
		expect(hit?.groupName).toBe('Samverkansgruppen Västanå');
	});

	it('Q4 leads to the notes of a meeting that has ended', async () => {
		await insert((db) => db.meeting.update({ where: { id: meeting.id }, data: { state: 'ended' } }));
		const [hit] = (await search(actor, 'rehabilitering')).kinds.flatMap(({ hits }) => hits);
		expect(hit?.href).toMatch(new RegExp(`^/meetings/${meeting.id}/notes#p-`));
		await insert((db) => db.meeting.update({ where: { id: meeting.id }, data: { state: 'planned' } }));
	});

	it('Q5 comes first in the dialog when it is a place to go to', async () => {
		const hits = await suggested(actor, 'västanå');
		expect(hits.map(({ kind }) => kind).slice(0, 2)).toEqual(['group', 'meeting']);
		expect(hits[0]?.href).toBe(`/groups/${group.id}`);
	});

	it('Q6 is not found by a personal identity number, nor is one shown', async () => {
		await aWrittenItem(meeting, { title: 'Ordinarie punkt', text: 'Gäller 19121212-1212 och orgnummer 222000-2279.' });
		for (const typed of ['19121212-1212', '191212121212', '1212', '"121212 1212"'])
			expect(await found(actor, typed)).toEqual([]);
		expect((await search(actor, 'ordinarie 19121212-1212')).numbersLeftOut).toBe(true);
		const [hit] = (await search(actor, 'orgnummer')).kinds.flatMap(({ hits }) => hits);
		expect(hit && plain(hit)).toBe('Ordinarie punkt · Gäller … och orgnummer 222000-2279.');
		expect(await found(actor, '222000-2279')).toHaveLength(1);
	});
});

describe('freshness', () => {
	it('Q7 a change is found, and what it took away is not', async () => {
		const item = await aWrittenItem(meeting, { title: 'Ny punkt', text: 'Blåbär' });
		expect(await found(actor, 'blåbär')).toHaveLength(1);
		await itemSays(item, 'Lingon');
		expect(await found(actor, 'blåbär')).toEqual([]);
		expect(await found(actor, 'lingon')).toHaveLength(1);
		await insert((db) => db.agendaItem.update({ where: { id: item }, data: { removedAt: new Date() } }));
		expect(await found(actor, 'lingon')).toEqual([]);
	});
});
