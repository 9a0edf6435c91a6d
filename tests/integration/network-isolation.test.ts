import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { kindDefaults } from '#lib/network/group-kinds.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { addGroup } from '#server/network/add-group.ts';
import { changeGroup } from '#server/network/change-group.ts';
import { changeOrganisation } from '#server/network/change-organisation.ts';
import { changePerson } from '#server/network/change-person.ts';
import { changeSeat } from '#server/network/change-seat.ts';
import { endGroup } from '#server/network/end-group.ts';
import { endMembership } from '#server/network/end-membership.ts';
import { endOrganisation } from '#server/network/end-organisation.ts';
import { endSeat } from '#server/network/end-seat.ts';
import { invitePeople } from '#server/network/invite-people.ts';
import { keepStandingAgenda } from '#server/network/keep-standing-agenda.ts';
import { moveOrganisation } from '#server/network/move-organisation.ts';
import {
	readGroup,
	readGroups,
	readGroupSettings,
	readNewGroup,
	readOrganisations,
	readSeats,
	readStandingAgenda
} from '#server/network/read.ts';
import { reopenGroup } from '#server/network/reopen-group.ts';
import { reopenMembership } from '#server/network/reopen-membership.ts';
import { reopenOrganisation } from '#server/network/reopen-organisation.ts';
import { reopenSeat } from '#server/network/reopen-seat.ts';
import { seatPerson } from '#server/network/seat-person.ts';
import { seeWelcome } from '#server/network/see-welcome.ts';
import { setOfficeRole } from '#server/network/set-office-role.ts';
import { succeedGroups } from '#server/network/succeed-groups.ts';
import { readDesk, readPasteNetwork, readPeople } from '#server/office/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, anOrganisation, aPerson, aSeat } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

/** A federation whose every name is that of the other: only ids part the two. */
async function twin() {
	const federation = await aFederation({ name: 'Samordningsförbundet Tvillingen' });
	const af = await anOrganisation(federation, { part: 'af', name: 'Arbetsförmedlingen', shortName: 'AF', place: 1 });
	const fk = await anOrganisation(federation, { part: 'fk', name: 'Försäkringskassan', shortName: 'FK', place: 2 });
	const group = await aGroup(federation, { name: 'Lokala gruppen', shortName: 'Lokala' });
	const other = await aGroup(federation, { name: 'Styrelsen', shortName: 'Styrelsen', kind: 'board' });
	const director = await aPerson(federation, { name: 'Ebba Källgren', office: 'director' });
	const member = await aPerson(federation, { name: 'Sixten Vallmark' });
	const seat = await aSeat(group, member, 'member', { organisationId: af.id });
	return { federation, af, fk, group, other, director, member, seat, actor: await actorFor(director) };
}

let portal: TestPortal;
let own: Awaited<ReturnType<typeof twin>>;
let foreign: Awaited<ReturnType<typeof twin>>;

beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
	own = await twin();
	foreign = await twin();
});

/** Every row that a command of the network could touch, as text. */
async function everything(): Promise<string> {
	const { read } = portal.context;
	const rows = await Promise.all([
		read.federation.findMany(),
		read.organisation.findMany(),
		read.group.findMany(),
		read.groupOrganisation.findMany(),
		read.groupSuccession.findMany(),
		read.membership.findMany(),
		read.account.findMany(),
		read.seat.findMany(),
		read.standingItem.findMany(),
		read.groupWelcome.findMany(),
		read.ticket.findMany(),
		read.mail.findMany(),
		read.audit.findMany(),
		read.commandReceipt.findMany()
	]);
	return JSON.stringify(rows);
}

const settings = (over: Record<string, unknown> = {}) => ({
	kind: 'local' as const,
	...kindDefaults.local,
	name: 'Ny grupp',
	shortName: 'Ny',
	...over
});

type Aim = typeof own;
/** Each command, aimed at the things of `at`; what is not aimed at is the actor's own. */
const acts: Record<string, (actor: Actor, at: Aim) => Promise<unknown>> = {
	'organisation.change': (actor, at) =>
		changeOrganisation(actor, { organisationId: at.af.id, part: 'af', name: 'Tagen', shortName: 'TAG' }),
	'organisation.move': (actor, at) => moveOrganisation(actor, { organisationId: at.af.id, by: 1 }),
	'organisation.end': (actor, at) => endOrganisation(actor, { organisationId: at.af.id, alsoSeats: true }),
	'organisation.reopen': (actor, at) => reopenOrganisation(actor, { organisationId: at.af.id }),
	'group.change': (actor, at) => changeGroup(actor, { groupId: at.group.id, ...settings() }),
	'group.end': (actor, at) => endGroup(actor, { groupId: at.group.id }),
	'group.reopen': (actor, at) => reopenGroup(actor, { groupId: at.group.id }),
	'group.succeed': (actor, at) =>
		succeedGroups(actor, { groupId: at.group.id, predecessorIds: [at.other.id], moveSeats: true }),
	'seat.give': (actor, at) =>
		seatPerson(actor, { groupId: at.group.id, membershipId: at.director.membership.id, role: 'observer' }),
	'seat.change': (actor, at) => changeSeat(actor, { seatId: at.seat.id, role: 'chair', organisationId: at.af.id }),
	'seat.end': (actor, at) => endSeat(actor, { seatId: at.seat.id }),
	'seat.reopen': (actor, at) => reopenSeat(actor, { seatId: at.seat.id }),
	'person.change': (actor, at) =>
		changePerson(actor, { membershipId: at.member.membership.id, name: 'Tagen', email: 'tagen@exempel.se' }),
	'office-role.set': (actor, at) =>
		setOfficeRole(actor, { membershipId: at.member.membership.id, role: 'administrator' }),
	'membership.end': (actor, at) => endMembership(actor, { membershipId: at.member.membership.id }),
	'membership.reopen': (actor, at) => reopenMembership(actor, { membershipId: at.member.membership.id }),
	'standing-agenda.keep': (actor, at) => keepStandingAgenda(actor, { groupId: at.group.id, items: [] }),
	'welcome.see': (actor, at) => seeWelcome(actor, { groupId: at.group.id })
};

describe('two federations with the same names', () => {
	for (const [name, act] of Object.entries(acts))
		it(`N1 ${name} on the other's thing is as on one that does not exist, and changes nothing`, async () => {
			const before = await everything();
			await expect(act(own.actor, foreign)).rejects.toMatchObject({ code: 'thing.missing' });
			const nowhere = JSON.parse(JSON.stringify(foreign), (key, value: unknown) =>
				key === 'id' ? newId() : value
			) as Aim;
			await expect(act(own.actor, nowhere)).rejects.toMatchObject({ code: 'thing.missing' });
			expect(await everything()).toBe(before);
		});

	const choices: Record<string, () => Promise<unknown>> = {
		'an organisation to hold': () => addGroup(own.actor, { ...settings(), mustHold: [foreign.af.id] }),
		'an organisation to hold, later': () =>
			changeGroup(own.actor, { groupId: own.group.id, ...settings(), mustHold: [foreign.af.id] }),
		'a predecessor': () => addGroup(own.actor, { ...settings(), predecessorIds: [foreign.other.id] }),
		'a predecessor, later': () =>
			succeedGroups(own.actor, { groupId: own.group.id, predecessorIds: [foreign.other.id] }),
		'a person to seat': () =>
			seatPerson(own.actor, { groupId: own.group.id, membershipId: foreign.member.membership.id, role: 'observer' }),
		'an organisation to sit for': () =>
			seatPerson(own.actor, {
				groupId: own.group.id,
				membershipId: own.director.membership.id,
				role: 'member',
				organisationId: foreign.fk.id
			}),
		'a seat to stand in for': () =>
			seatPerson(own.actor, {
				groupId: own.group.id,
				membershipId: own.director.membership.id,
				role: 'substitute',
				substituteForId: foreign.seat.id
			}),
		'somebody to invite': () => invitePeople(own.actor, { membershipIds: [foreign.member.membership.id] })
	};
	for (const [name, act] of Object.entries(choices))
		it(`N1 a choice in a form, ${name}, is not among those offered, and nothing changes`, async () => {
			const before = await everything();
			const no = await act().then(
				() => null,
				(error: unknown) => error
			);
			expect(isRefusal(no) && Object.values(no.fields)).toEqual(['field.foreign']);
			expect(await everything()).toBe(before);
		});

	const reads: Record<string, (actor: Actor, at: Aim) => Promise<unknown>> = {
		group: (actor, at) => readGroup(actor, at.group.id),
		settings: (actor, at) => readGroupSettings(actor, at.group.id),
		seats: (actor, at) => readSeats(actor, at.group.id),
		'standing agenda': (actor, at) => readStandingAgenda(actor, at.group.id)
	};
	for (const [name, look] of Object.entries(reads))
		it(`N1 ${name} of the other is missing, and holds nothing of it when read at home`, async () => {
			await expect(look(own.actor, foreign)).rejects.toMatchObject({ code: 'thing.missing' });
			expect(tells(await look(own.actor, own))).toBe(false);
		});

	/** Whether some id of the other federation stands in it. */
	const tells = (data: unknown) => {
		const text = JSON.stringify(data);
		const ids = [foreign.federation, foreign.af, foreign.fk, foreign.group, foreign.other, foreign.seat]
			.map((row) => row.id)
			.concat(
				[foreign.member, foreign.director].flatMap(({ account, membership }) => [
					account.id,
					membership.id,
					account.email ?? '-'
				])
			);
		return ids.some((id) => text.includes(id));
	};
	const lists: Record<string, (actor: Actor) => Promise<unknown>> = {
		groups: readGroups,
		organisations: readOrganisations,
		'what a new group is made of': readNewGroup,
		people: readPeople,
		'what a list is checked against': readPasteNetwork,
		desk: readDesk
	};
	for (const [name, look] of Object.entries(lists))
		it(`N1 the list of ${name} holds nothing of the other`, async () => {
			const data = await look(own.actor);
			expect(tells(data)).toBe(false);
			expect(JSON.stringify(data)).toContain(
				name === 'organisations' || name.startsWith('what a new') ? own.af.id : own.group.id
			);
		});

	it('N1 the office is closed to those who do not work there, and open doors to nobody who has left', async () => {
		const seated = await actorFor(own.member);
		for (const look of [readPeople, readPasteNetwork, readDesk, readNewGroup])
			await expect(look(seated)).rejects.toMatchObject({ code: 'access.denied' });
		for (const [name, act] of Object.entries(acts))
			if (name !== 'welcome.see') await expect(act(seated, own), name).rejects.toMatchObject({ code: 'access.denied' });
		await expect(readSeats(seated, own.group.id)).resolves.toMatchObject({ people: [], mayKeep: false });
		await expect(readGroup(seated, own.other.id)).rejects.toMatchObject({ code: 'thing.missing' });
		await endMembership(own.actor, { membershipId: own.member.membership.id });
		await expect(seeWelcome(seated, { groupId: own.group.id })).rejects.toMatchObject({ code: 'account.signed-out' });
	});
});
