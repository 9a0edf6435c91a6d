import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { checkPaste } from '#lib/network/people-paste.ts';
import { readPaste } from '#lib/network/paste-table.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { pastePeople } from '#server/network/paste-people.ts';
import { readSeats } from '#server/network/read.ts';
import { readPasteNetwork, readPeople } from '#server/office/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, anOrganisation, aPerson, aSeat } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let group: Awaited<ReturnType<typeof aGroup>>;
let office: Actor;

beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
	federation = await aFederation();
	await anOrganisation(federation, { part: 'fk', name: 'Försäkringskassan', shortName: 'FK', place: 1 });
	await anOrganisation(federation, { name: 'Norrlinge kommun', shortName: 'NOR', place: 2 });
	group = await aGroup(federation, { name: 'Lokala samverkansgruppen Norrlinge', shortName: 'Norrlinge' });
	office = await actorFor(await aPerson(federation, { name: 'Ebba Källgren', office: 'director' }));
});

const heading = 'Namn\tE-post\tOrganisation\tGrupp\tRoll\tMandat\tErsättare för\tFrån';
const rowsOf = (...lines: string[]) => [...readPaste([heading, ...lines].join('\n')).rows];
const counts = async () => {
	const { read } = portal.context;
	const of = { where: { federationId: federation.id } };
	return [
		await read.membership.count(of),
		await read.seat.count(of),
		await read.ticket.count(of),
		await read.mail.count(of),
		await read.account.count()
	];
};
const good = [
	'Ina Falk\tina@fk.example\tForsakringskassan\tNorrlinge\tOrdf.\tja',
	'Moa Dahl\tmoa@fk.example\tFK\tnorrlinge\tErsättare\t\tIna Falk',
	'Östen Ängfors\tosten@nor.example\tNorrlinge kommun\tLokala samverkansgruppen Norrlinge\tLedamot\tx\t\t2026-04-01'
];

describe('a pasted list of people', () => {
	it('N9 gives people, seats and invitations in one act', async () => {
		expect(await pastePeople(office, { rows: rowsOf(...good) })).toEqual({ people: 3, seats: 3, invited: 3 });
		const { all } = await readSeats(office, group.id);
		const chair = all.find((seat) => seat.role === 'chair');
		expect(all.find((seat) => seat.role === 'substitute')?.substituteForId).toBe(chair?.id);
		expect(all.map((seat) => [seat.name, seat.mandate]).sort()).toEqual([
			['Ina Falk', true],
			['Moa Dahl', false],
			['Östen Ängfors', true]
		]);
		expect(all.find((seat) => seat.name === 'Östen Ängfors')?.from).toEqual(new Date('2026-03-31T22:00:00Z'));
		expect((await readPeople(office)).filter((one) => one.arrival === 'invited').length).toBe(3);
		expect(
			await portal.context.read.audit.count({ where: { federationId: federation.id, event: 'people.pasted' } })
		).toBe(1);
	});

	it('N9 does nothing at all while one row is wrong', async () => {
		const before = await counts();
		await expect(
			pastePeople(office, { rows: rowsOf(...good, 'Ulrik Brandt\tulrik@x.example\tLänsstyrelsen\tNorrlinge\tLedamot') })
		).rejects.toMatchObject({ code: 'paste.problems', details: { count: 1 } });
		expect(await counts()).toEqual(before);
	});

	it('N9 is checked again as things stand when it is done', async () => {
		const rows = rowsOf(...good);
		expect(
			checkPaste(rows, await readPasteNetwork(office)).every((one) => Object.keys(one.problems).length === 0)
		).toBe(true);
		// Meanwhile somebody else is given the chair.
		await aSeat(group, await aPerson(federation), 'chair');
		const before = await counts();
		await expect(pastePeople(office, { rows })).rejects.toMatchObject({ code: 'paste.problems' });
		expect(await counts()).toEqual(before);
	});

	it('N9 pasted again it does nothing more, and a second submit is the same act', async () => {
		const commandId = newId();
		const first = await pastePeople(office, { rows: rowsOf(...good) }, { commandId });
		const after = await counts();
		expect(await pastePeople(office, { rows: rowsOf(...good) }, { commandId })).toEqual(first);
		expect(await pastePeople(office, { rows: rowsOf(...good) })).toEqual({ people: 0, seats: 0, invited: 0 });
		expect(await counts()).toEqual(after);
	});

	it('N9 somebody with two seats is one person with one invitation', async () => {
		await aGroup(federation, { name: 'Styrelsen', shortName: 'Styrelsen', kind: 'board' });
		await pastePeople(office, {
			rows: rowsOf(good[0] ?? '', 'Ina Falk\tINA@fk.example\tFK\tStyrelsen\tLedamot\tja')
		});
		const ina = (await readPeople(office)).find((one) => one.email === 'ina@fk.example');
		expect(ina?.seats.map((seat) => seat.role).sort()).toEqual(['chair', 'member']);
		expect(await portal.context.read.mail.count({ where: { to: 'ina@fk.example' } })).toBeGreaterThanOrEqual(1);
		expect(await portal.context.read.mail.count({ where: { to: 'ina@fk.example', federationId: federation.id } })).toBe(
			1
		);
	});

	it('N11 an address of another federation is pasted as a new one, and its name is not told', async () => {
		const elsewhere = await aFederation();
		await aPerson(elsewhere, { name: 'Hemligt Namn', email: 'delad@exempel.se', account: { passwordHash: 'x' } });
		expect(await pastePeople(office, { rows: rowsOf('Delad Person\tdelad@exempel.se\tFK\tNorrlinge') })).toEqual({
			people: 1,
			seats: 1,
			invited: 1
		});
		expect((await readPeople(office)).find((one) => one.email === 'delad@exempel.se')?.name).toBe('Delad Person');
	});

	it('N1 names of another federation are unknown here', async () => {
		const elsewhere = await aFederation();
		await anOrganisation(elsewhere, { part: 'af', name: 'Arbetsförmedlingen', shortName: 'AF' });
		await aGroup(elsewhere, { name: 'Styrelsen', shortName: 'Styrelsen' });
		const [row] = checkPaste(
			rowsOf('Ulrik Brandt\tu@x.example\tAF\tStyrelsen\tLedamot'),
			await readPasteNetwork(office)
		);
		expect([row?.problems.organisation?.word, row?.problems.group?.word]).toEqual([
			'unknown-organisation',
			'unknown-group'
		]);
	});

	it('refuses those who do not work at the office', async () => {
		const member = await aPerson(federation);
		await aSeat(group, member, 'chair');
		await expect(pastePeople(await actorFor(member), { rows: rowsOf(...good) })).rejects.toMatchObject({
			code: 'access.denied'
		});
	});
});
