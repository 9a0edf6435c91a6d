import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { addPerson } from '#server/network/add-person.ts';
import { changePerson } from '#server/network/change-person.ts';
import { endMembership } from '#server/network/end-membership.ts';
import { invitePeople } from '#server/network/invite-people.ts';
import { reopenMembership } from '#server/network/reopen-membership.ts';
import { seatPerson } from '#server/network/seat-person.ts';
import { seeWelcome } from '#server/network/see-welcome.ts';
import { setOfficeRole } from '#server/network/set-office-role.ts';
import { withdrawInvitation } from '#server/accounts/withdraw-invitation.ts';
import { readPeople } from '#server/office/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, anOrganisation, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let af: Awaited<ReturnType<typeof anOrganisation>>;
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
	group = await aGroup(federation);
	director = await aPerson(federation, { office: 'director', name: 'Ebba Källgren' });
	office = await actorFor(director);
});

const read = () => portal.context.read;
const person = (name?: string) => aPerson(federation, name ? { name } : {});
const give = (who: Person) =>
	seatPerson(office, { groupId: group.id, membershipId: who.membership.id, role: 'member', organisationId: af.id });
const audits = (event: string) => read().audit.count({ where: { federationId: federation.id, event } });

describe('people', () => {
	const said = { name: 'Nils Vret', email: 'nils@exempel.se' };
	const line = async (email: string) => (await readPeople(office)).find((one) => one.email === email);

	it('N11 the office cannot tell an address that is new from one that another federation knows', async () => {
		const elsewhere = await aFederation();
		const known = await aPerson(elsewhere, { name: 'Hemligt Namn', account: { passwordHash: 'x' } });
		const email = known.account.email ?? '';
		await addPerson(office, { ...said, email, invite: true });
		await addPerson(office, { ...said, invite: true });
		const look = async (address: string) => {
			const one = await line(address);
			const mail = await read().mail.findFirst({ where: { to: address, federationId: federation.id } });
			return [one?.name, one?.arrival, one?.seats, mail !== null, mail?.text.includes('Hemligt')];
		};
		expect(await look(email)).toEqual(await look('nils@exempel.se'));
		// The name in the other federation stays what it was there.
		await changePerson(office, { membershipId: (await line(email))?.id ?? '', name: 'Nytt Namn', email });
		expect((await line(email))?.name).toBe('Nytt Namn');
		const there = await actorFor(known);
		expect(there.name).toBe('Hemligt Namn');
	});

	it('N11 another address is another account: the membership moves with its seats, and the old one is shut out', async () => {
		const who = await person('Fel Stavad');
		await give(who);
		const old = await actorFor(who);
		await changePerson(office, { membershipId: who.membership.id, name: 'Rätt Stavad', email: 'ratt@exempel.se' });
		await expect(seeWelcome(old, { groupId: group.id })).rejects.toMatchObject({ code: 'account.signed-out' });
		expect(await line('ratt@exempel.se')).toMatchObject({ id: who.membership.id, name: 'Rätt Stavad', seats: [{}] });
		expect(await read().account.findUnique({ where: { id: who.account.id } })).toMatchObject({ name: 'Fel Stavad' });
		await addPerson(office, { ...said });
		await expect(
			changePerson(office, { membershipId: who.membership.id, name: 'X', email: 'nils@exempel.se' })
		).rejects.toMatchObject({ fields: { email: 'field.taken' } });
	});

	it('N11 somebody who comes back gets their membership, not their rights at the office', async () => {
		await addPerson(office, said);
		const id = (await line(said.email))?.id ?? '';
		await expect(addPerson(office, said)).rejects.toMatchObject({ fields: { email: 'field.taken' } });
		await setOfficeRole(office, { membershipId: id, role: 'economist' });
		await endMembership(office, { membershipId: id });
		expect(await line(said.email)).toMatchObject({ left: true });
		await addPerson(office, { ...said, name: 'Nils Ny' });
		expect(await line(said.email)).toMatchObject({ id, left: false, officeRole: null, name: 'Nils Ny' });
	});

	it('N12 the last director keeps the role and the membership', async () => {
		const membershipId = director.membership.id;
		for (const act of [
			() => setOfficeRole(office, { membershipId, role: null }),
			() => endMembership(office, { membershipId })
		])
			await expect(act()).rejects.toMatchObject({ code: 'office.last-director' });
		const second = await person();
		await setOfficeRole(office, { membershipId: second.membership.id, role: 'director' });
		await setOfficeRole(office, { membershipId, role: 'process-leader' });
		expect(await audits('office-role.set')).toBe(2);
	});

	it('N8 who leaves takes their seats along, and comes back to them', async () => {
		const who = await person();
		const { seatId } = await give(who);
		const session = await actorFor(who);
		await endMembership(office, { membershipId: who.membership.id });
		await expect(seeWelcome(session, { groupId: group.id })).rejects.toMatchObject({ code: 'account.signed-out' });
		expect((await read().seat.findUnique({ where: { id: seatId } }))?.to).toEqual(portal.clock.now());
		await reopenMembership(office, { membershipId: who.membership.id });
		expect((await read().seat.findUnique({ where: { id: seatId } }))?.to).toBeNull();
	});

	it('invites many at once; a second invitation puts the first out of use, and how far each has come is said', async () => {
		const emails = ['ett@exempel.se', 'tva@exempel.se'];
		for (const email of emails) await addPerson(office, { ...said, email });
		const ids = (await readPeople(office)).filter((one) => emails.includes(one.email)).map((one) => one.id);
		expect((await line('ett@exempel.se'))?.arrival).toBe('not-invited');
		await invitePeople(office, { membershipIds: ids });
		expect((await line('ett@exempel.se'))?.arrival).toBe('invited');
		await invitePeople(office, { membershipIds: ids });
		const open = { kind: 'invitation', federationId: federation.id, withdrawnAt: null };
		expect(await read().ticket.count({ where: open })).toBe(2);
		await withdrawInvitation(office, { membershipId: ids[0] ?? '' });
		expect((await readPeople(office)).filter((one) => ids.includes(one.id)).map((one) => one.arrival)).toEqual([
			'withdrawn',
			'invited'
		]);
		await invitePeople(office, { membershipIds: ids });
		portal.clock.advance(15 * 86_400_000);
		expect((await line('ett@exempel.se'))?.arrival).toBe('expired');
		expect(await audits('person.invited')).toBe(6);
	});
});
