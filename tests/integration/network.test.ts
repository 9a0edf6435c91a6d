import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { kindDefaults } from '#lib/network/group-kinds.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { News } from '#server/bus.ts';
import { planMeeting } from '#server/meetings/plan-meeting.ts';
import { addGroup } from '#server/network/add-group.ts';
import { addOrganisation } from '#server/network/add-organisation.ts';
import { changeSeat } from '#server/network/change-seat.ts';
import { endGroup } from '#server/network/end-group.ts';
import { endOrganisation } from '#server/network/end-organisation.ts';
import { endSeat } from '#server/network/end-seat.ts';
import { keepStandingAgenda } from '#server/network/keep-standing-agenda.ts';
import { moveOrganisation } from '#server/network/move-organisation.ts';
import { readGroup, readOrganisations, readSeats, readStandingAgenda } from '#server/network/read.ts';
import { reopenOrganisation } from '#server/network/reopen-organisation.ts';
import { reopenSeat } from '#server/network/reopen-seat.ts';
import { seatPerson } from '#server/network/seat-person.ts';
import { seeWelcome } from '#server/network/see-welcome.ts';
import { readDesk } from '#server/office/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, anOrganisation, aPerson, aSeat, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let af: Awaited<ReturnType<typeof anOrganisation>>;
let fk: Awaited<ReturnType<typeof anOrganisation>>;
let group: Awaited<ReturnType<typeof aGroup>>;
let director: Person;
let office: Actor;

beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
	federation = await aFederation();
	af = await anOrganisation(federation, { part: 'af', shortName: 'AF', place: 1 });
	fk = await anOrganisation(federation, { part: 'fk', shortName: 'FK', place: 2 });
	group = await aGroup(federation);
	director = await aPerson(federation, { office: 'director', name: 'Ebba Källgren' });
	office = await actorFor(director);
});

const read = () => portal.context.read;
const person = (name?: string) => aPerson(federation, name ? { name } : {});
const give = (who: Person, said: Partial<Parameters<typeof seatPerson>[1]> = {}) =>
	seatPerson(office, {
		groupId: group.id,
		membershipId: who.membership.id,
		role: 'member',
		organisationId: af.id,
		...said
	});
const settings = (over: Record<string, unknown> = {}) => ({
	kind: 'local' as const,
	...kindDefaults.local,
	name: 'Ny grupp',
	shortName: 'Ny',
	...over
});
const audits = (event: string) => read().audit.count({ where: { federationId: federation.id, event } });

describe('seats', () => {
	it('N7 a group has at most one chair at a time', async () => {
		await give(await person('Första Ordföranden'), { role: 'chair' });
		await expect(give(await person(), { role: 'chair', organisationId: fk.id })).rejects.toMatchObject({
			code: 'seat.chair-taken',
			details: { name: 'Första Ordföranden' }
		});
	});

	it('N7 a chair may follow on a chair, from the day the first one ends', async () => {
		const { seatId } = await give(await person(), { role: 'chair' });
		await endSeat(office, { seatId, on: '2026-03-31' });
		await expect(give(await person(), { role: 'chair', from: '2026-03-31' })).rejects.toMatchObject({
			code: 'seat.chair-taken'
		});
		await give(await person(), { role: 'chair', from: '2026-04-01' });
		// The first one's end can no longer be taken back.
		await expect(reopenSeat(office, { seatId })).rejects.toMatchObject({ code: 'seat.chair-taken' });
	});

	it('N6 one person, one organisation, one seat in a group; for two organisations two', async () => {
		const who = await person();
		await give(who);
		await expect(give(who, { role: 'observer' })).rejects.toMatchObject({ code: 'seat.already' });
		await give(who, { organisationId: fk.id });
		expect(await audits('seat.given')).toBe(2);
	});

	it('N7 a substitute needs an organisation or a seat, and takes the organisation of the seat', async () => {
		const { seatId } = await give(await person());
		await expect(give(await person(), { role: 'substitute', organisationId: null })).rejects.toMatchObject({
			code: 'seat.substitute-homeless',
			fields: { organisationId: 'field.required' }
		});
		await expect(
			give(await person(), { role: 'substitute', organisationId: fk.id, substituteForId: seatId })
		).rejects.toMatchObject({ code: 'seat.substitute-elsewhere' });
		const sub = await give(await person(), { role: 'substitute', organisationId: null, substituteForId: seatId });
		expect(await read().seat.findUnique({ where: { id: sub.seatId } })).toMatchObject({
			organisationId: af.id,
			substituteForId: seatId,
			callOrder: 1
		});
		await expect(
			give(await person(), { role: 'substitute', organisationId: null, substituteForId: sub.seatId })
		).rejects.toMatchObject({ fields: { substituteForId: 'field.foreign' } });
	});

	it('N6 substitutes are numbered in the order they are asked, also when one is put first', async () => {
		const names = ['Anna', 'Bo', 'Cia'];
		const ids: string[] = [];
		for (const name of names) ids.push((await give(await person(name), { role: 'substitute' })).seatId);
		await changeSeat(office, { seatId: ids[2] ?? '', role: 'substitute', organisationId: af.id, callOrder: 1 });
		const rows = await read().seat.findMany({ where: { groupId: group.id }, orderBy: { callOrder: 'asc' } });
		expect(rows.map((row) => [row.id, row.callOrder])).toEqual([
			[ids[2], 1],
			[ids[0], 2],
			[ids[1], 3]
		]);
	});

	it('N8 another role is another seat: the old one ends, substitutes follow, and who sat when stays known', async () => {
		const who = await person();
		const { seatId } = await give(who, { from: '2025-01-01' });
		const sub = await give(await person(), { role: 'substitute', substituteForId: seatId });
		const after = await changeSeat(office, { seatId, role: 'chair', organisationId: af.id, mandate: true });
		expect(after.seatId).not.toBe(seatId);
		const now = portal.clock.now();
		expect(await read().seat.findUnique({ where: { id: seatId } })).toMatchObject({ role: 'member', to: now });
		expect(await read().seat.findUnique({ where: { id: after.seatId } })).toMatchObject({ role: 'chair', from: now });
		expect(await read().seat.findUnique({ where: { id: sub.seatId } })).toMatchObject({
			substituteForId: after.seatId
		});
		await expect(changeSeat(office, { seatId, role: 'member' })).rejects.toMatchObject({ code: 'seat.ended' });
		const { coverage } = await readSeats(office, group.id);
		expect(coverage.organisations.map((one) => [one.organisation.shortName, one.ordinary.length])).toEqual([['AF', 1]]);
	});

	it('N8 mandate is changed in place, and a role on its first day is put right in place', async () => {
		const { seatId } = await give(await person());
		expect(await changeSeat(office, { seatId, role: 'expert', organisationId: af.id, mandate: true })).toEqual({
			seatId
		});
		expect(await read().seat.findUnique({ where: { id: seatId } })).toMatchObject({ role: 'expert', mandate: true });
	});

	it('N8 a seat ends and is never deleted; the end can be taken back', async () => {
		const who = await person();
		const { seatId } = await give(who);
		await expect(endSeat(office, { seatId, on: '2026-03-01' })).rejects.toMatchObject({
			fields: { on: 'field.end-before-start' }
		});
		await endSeat(office, { seatId });
		await expect(readGroup(await actorFor(who), group.id)).rejects.toMatchObject({ code: 'thing.missing' });
		await reopenSeat(office, { seatId });
		await expect(readGroup(await actorFor(who), group.id)).resolves.toMatchObject({ welcomed: false });
		expect([await audits('seat.ended'), await audits('seat.reopened')]).toEqual([1, 1]);
	});

	it('N8 says whose rights changed, so that open sockets are decided anew', async () => {
		const who = await person();
		const news: News[] = [];
		const stop = portal.context.bus.listen((item) => news.push(item));
		const { seatId } = await give(who);
		await endSeat(office, { seatId });
		stop();
		expect(news.map((item) => [item.topic, item.rightsOf])).toEqual([
			['network', { accountId: who.account.id }],
			['network', { accountId: who.account.id }]
		]);
	});

	it('a second submit of the same form is the same act', async () => {
		const who = await person();
		const said = { groupId: group.id, membershipId: who.membership.id, role: 'member' as const };
		const commandId = newId();
		const first = await seatPerson(office, said, { commandId });
		expect(await seatPerson(office, said, { commandId })).toEqual(first);
		expect([await read().seat.count({ where: { groupId: group.id } }), await audits('seat.given')]).toEqual([1, 1]);
	});
});

describe('organisations', () => {
	it('N2 a short name is taken once in a federation, and may stand in another', async () => {
		const said = { part: 'region' as const, name: 'Region Ljusbygd', shortName: 'RLJ' };
		await addOrganisation(office, said);
		await expect(addOrganisation(office, said)).rejects.toMatchObject({ fields: { shortName: 'field.taken' } });
		const other = await aFederation();
		const there = await actorFor(await aPerson(other, { office: 'director' }));
		await expect(addOrganisation(there, said)).resolves.toBeDefined();
	});

	it('N2 one that people sit for ends only when that is said, and comes back with their seats', async () => {
		const who = await person();
		await give(who);
		const { seatId: earlier } = await give(await person());
		await endSeat(office, { seatId: earlier });
		portal.clock.advance(1000);
		await expect(endOrganisation(office, { organisationId: af.id })).rejects.toMatchObject({
			code: 'organisation.seated',
			details: { count: 1 }
		});
		await endOrganisation(office, { organisationId: af.id, alsoSeats: true });
		expect((await readOrganisations(office)).map((one) => [one.shortName, one.ended, one.people])).toEqual([
			['AF', true, 0],
			['FK', false, 0]
		]);
		await reopenOrganisation(office, { organisationId: af.id });
		expect((await readOrganisations(office)).map((one) => [one.shortName, one.ended, one.people])).toEqual([
			['AF', false, 1],
			['FK', false, 0]
		]);
	});

	it('keeps an order among those of a part', async () => {
		for (const shortName of ['VID', 'STE'])
			await addOrganisation(office, { part: 'kommun', name: shortName, shortName });
		const last = (await readOrganisations(office)).at(-1);
		await moveOrganisation(office, { organisationId: last?.id ?? '', by: -1 });
		await moveOrganisation(office, { organisationId: af.id, by: -1 });
		expect((await readOrganisations(office)).map((one) => one.shortName)).toEqual(['AF', 'FK', 'STE', 'VID']);
	});
});

describe('groups', () => {
	it('N10 three groups become one: they end, their people go along, and may read what was', async () => {
		const people = [await person('Anna'), await person('Bo'), await person('Cia')];
		const groups = [];
		for (const [at, who] of people.entries()) {
			const before = await aGroup(federation, { name: `Beredning ${at + 1}`, place: at });
			await aSeat(before, who, 'chair', { organisationId: at === 2 ? fk.id : af.id, mandate: true });
			groups.push(before);
		}
		const [first] = groups;
		await aSeat(first ?? group, people[1] ?? director, 'member', { organisationId: fk.id });
		const { groupId } = await addGroup(office, {
			...settings({ kind: 'preparatory', mustHold: [af.id, fk.id] }),
			predecessorIds: groups.map((one) => one.id),
			moveSeats: true
		});
		const seats = await readSeats(office, groupId);
		expect(seats.all.map((seat) => `${seat.name} ${seat.role} ${seat.mandate}`).sort()).toEqual([
			'Anna chair true',
			'Bo member false',
			'Bo member true',
			'Cia member true'
		]);
		const page = await readGroup(office, groupId);
		expect(page.predecessors.map((one) => one.name)).toEqual(['Beredning 1', 'Beredning 2', 'Beredning 3']);
		const was = await readGroup(await actorFor(people[0] ?? director), first?.id ?? '');
		expect([was.ended, was.gaps, was.successors.map((one) => one.id)]).toEqual([true, [], [groupId]]);
	});

	it('N10 a group does not end over meetings that are planned', async () => {
		await aMeeting(group);
		await expect(endGroup(office, { groupId: group.id })).rejects.toMatchObject({
			code: 'group.meetings-ahead',
			details: { count: 1 }
		});
		await expect(addGroup(office, { ...settings(), predecessorIds: [group.id] })).rejects.toMatchObject({
			code: 'group.meetings-ahead'
		});
		expect(await read().group.count({ where: { federationId: federation.id } })).toBe(1);
		await endGroup(office, { groupId: group.id, on: '2026-04-30' });
		await expect(give(await person(), { from: '2026-05-01' })).rejects.toMatchObject({ code: 'group.ended' });
		const day = { groupId: group.id, start: '9.00', end: '11.00', agenda: 'empty' as const };
		await expect(planMeeting(office, { ...day, date: '2026-05-01' })).rejects.toMatchObject({ code: 'group.ended' });
		await expect(planMeeting(office, { ...day, date: '2026-04-30' })).resolves.toBeDefined();
	});

	it('says who is missing in a group over two municipalities', async () => {
		const nor = await anOrganisation(federation, { shortName: 'NOR', place: 3 });
		const hok = await anOrganisation(federation, { shortName: 'HÖK', place: 4 });
		const { groupId } = await addGroup(office, { ...settings(), mustHold: [nor.id, hok.id] });
		await give(await person(), { groupId, organisationId: nor.id, mandate: true });
		const { gaps } = await readGroup(office, groupId);
		expect(
			gaps.map((gap) => (gap.kind === 'part-missing' ? gap.part : `${gap.kind} ${gap.organisation.shortName}`))
		).toEqual(['missing HÖK', 'no-substitute NOR']);
		const desk = await readDesk(office);
		expect(desk.groups.map((one) => one.gaps.length)).toEqual([0, 2]);
	});

	it('N14 keeps a standing agenda in order, sub-items under their item, ids where they were', async () => {
		const item = (title: string, more = {}) => ({ title, kind: 'report' as const, ...more });
		await keepStandingAgenda(office, {
			groupId: group.id,
			items: [item('Öppnande'), item('Rapporter', { minutes: 20 }), item('Från FK', { sub: true })]
		});
		const { items } = await readStandingAgenda(office, group.id);
		expect(items.map((one) => [one.title, one.minutes, one.sub])).toEqual([
			['Öppnande', null, false],
			['Rapporter', 20, false],
			['Från FK', null, true]
		]);
		const [opening, reports] = items;
		await keepStandingAgenda(office, {
			groupId: group.id,
			items: [item('Först', { sub: true }), { ...reports, title: 'Rapporter', kind: 'report' }]
		});
		const after = await readStandingAgenda(office, group.id);
		expect(after.items.map((one) => [one.title, one.sub])).toEqual([
			['Först', false],
			['Rapporter', false]
		]);
		expect([after.items[1]?.id === reports?.id, after.items.some((one) => one.id === opening?.id)]).toEqual([
			true,
			false
		]);
		await expect(
			keepStandingAgenda(office, { groupId: group.id, items: [item('Bra'), item('  ')] })
		).rejects.toMatchObject({ fields: { 'items.1.title': 'field.required' } });
	});

	it('N13 remembers once that the two lines were read', async () => {
		const who = await person();
		await give(who);
		const actor = await actorFor(who);
		expect((await readGroup(actor, group.id)).welcomed).toBe(false);
		await seeWelcome(actor, { groupId: group.id });
		await seeWelcome(actor, { groupId: group.id });
		expect((await readGroup(actor, group.id)).welcomed).toBe(true);
		expect(await audits('welcome.seen')).toBe(1);
	});
});
