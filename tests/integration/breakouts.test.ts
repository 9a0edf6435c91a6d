import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newId } from '#lib/ids/id.ts';
import { nobody, type Actor } from '#lib/permissions/facts.ts';
import { countdown } from '#lib/sheets/phase.ts';
import { openSession, actorOfToken } from '#server/accounts/session.ts';
import { carry } from '#server/breakouts/carry.ts';
import { deal } from '#server/breakouts/deal.ts';
import { lookIn } from '#server/breakouts/look-in.ts';
import { movePerson } from '#server/breakouts/move-person.ts';
import { rotate } from '#server/breakouts/rotate.ts';
import { organisationsOf } from '#server/breakouts/organisations.ts';
import { showBreakouts } from '#server/breakouts/show-now.ts';
import { takeHost } from '#server/breakouts/take-host.ts';
import { tellAll } from '#server/breakouts/tell-all.ts';
import { enterSheet } from '#server/joining/enter-sheet.ts';
import { openDoor } from '#server/joining/open-door.ts';
import { readTakingPart } from '#server/joining/read.ts';
import { closeSheet } from '#server/sheets/close-sheet.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { goTo } from '#server/sheets/go.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { leaveSheet } from '#server/sheets/leave.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { sayReady } from '#server/sheets/say-ready.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, anOrganisation, aSeat, aSeated, type Person } from '../build/rows.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { doorOf } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
const after: (() => void)[] = [];
beforeAll(async () => {
	portal = await startPortal();
});
afterEach(() => after.splice(0).forEach((run) => run()));
afterAll(() => portal.close());

const [pairs, fours, plenary] = [1, 2, 3];
const denied = { code: expect.stringMatching(/^(thing\.missing|access\.denied)$/) as unknown };

/** 1-2-4-alla with so many who take part, in the step of pairs. */
async function aSheet(writers: number) {
	const group = await aGroup(await aFederation());
	const chair = await actorFor(await aSeated(group, 'chair'));
	const people: Person[] = [];
	for (let n = 0; n < writers; n++) people.push(await aSeated(group, 'member'));
	const members = await Promise.all(people.map(actorFor));
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'one-two-four-all:sv', title: 'Frågan' });
	for (const member of members) await joinSheet(member, { sheetId });
	await at(chair, sheetId, pairs);
	return { group, chair, people, members, sheetId };
}
async function at(chair: Actor, sheetId: string, step: number) {
	await goTo(chair, { sheetId, step });
	portal.clock.advance(countdown * 1000);
}
const seen = (actor: Actor, sheetId: string, step: number | null = null) => readSheet(actor, sheetId, step);
const mineOf = async (actor: Actor, sheetId: string, step = pairs) =>
	(await seen(actor, sheetId, step)).looking.breakouts?.mine ?? null;
const groupsOf = async (chair: Actor, sheetId: string, step = pairs) =>
	(await seen(chair, sheetId, step)).looking.breakouts?.all.map(({ people }) => people.map(({ id }) => id).sort()) ??
	[];
const inPair = (sheetId: string, text: string) => ({ sheetId, step: pairs, field: 'pair', column: 'ideas', text });
const show = async (chair: Actor, sheetId: string, step = pairs) =>
	portal.context.jobs.settled((await reveal(chair, { sheetId, step })).key);
const key = (actor: Actor) => actor.membershipId ?? actor.accountId ?? '';

/** A socket on a document: every byte that comes, and the code it ends with. */
async function listen(person: Person, documentId: string) {
	const frames: Buffer[] = [];
	const socket = new WebSocket(`${doorOf(portal.origin)}/${documentId}?epoch=1&version=1`, {
		headers: { origin: portal.origin, cookie: await sessionCookieFor(person) }
	});
	after.push(() => socket.terminate());
	let ended: number | null = null;
	socket.on('message', (data: Buffer) => frames.push(data));
	socket.on('close', (code) => (ended = code));
	socket.on('error', () => (ended ??= 0));
	socket.on('open', () => socket.send(Buffer.from([0, 0, 1, 0])));
	await until(() => frames.length > 0 || ended !== null, 'the door’s answer');
	return { heard: () => Buffer.concat(frames), ended: () => ended };
}

describe('dealing', () => {
	it('L66 deals everybody into pairs, pairs into fours, anew keeping what is written, by hand and by own choice', async () => {
		const { chair, members, sheetId } = await aSheet(9);
		const [first] = members as [Actor];
		const all = members.map(key).sort();
		await expect(deal(first, { sheetId, step: pairs, way: 'random' })).rejects.toMatchObject({ code: 'access.denied' });
		await expect(deal(chair, { sheetId, step: plenary, way: 'random' })).rejects.toMatchObject({
			code: 'thing.missing'
		});
		await expect(deal(chair, { sheetId, step: pairs, way: 'join' })).rejects.toMatchObject({
			code: 'breakout.none-before'
		});
		await deal(chair, { sheetId, step: pairs, way: 'random' });
		const two = await groupsOf(chair, sheetId);
		expect(two.map(({ length }) => length).sort()).toEqual([2, 2, 2, 3]);
		expect(two.flat().sort()).toEqual(all);
		await deal(chair, { sheetId, step: fours, way: 'join' });
		const four = await groupsOf(chair, sheetId, fours);
		expect(four.map(({ length }) => length).sort()).toEqual([4, 5]);
		for (const pair of two) expect(four.filter((ids) => pair.every((id) => ids.includes(id)))).toHaveLength(1);

		const mine = await mineOf(first, sheetId);
		await addToSheet(first, inPair(sheetId, 'det vi skrev'));
		await deal(chair, { sheetId, step: pairs, way: 'mixed' });
		const heirs = (await seen(chair, sheetId, pairs)).looking.breakouts?.all.find(({ id }) => id === mine?.id);
		const heir = members.find((member) => heirs?.people.some(({ id }) => id === key(member))) as Actor;
		expect((await seen(heir, sheetId, pairs)).entries.map(({ text }) => text)).toEqual(['det vi skrev']);

		await deal(chair, { sheetId, step: fours, way: 'hand', size: 4 });
		const view = await seen(chair, sheetId, fours);
		expect(view.looking.breakouts?.unplaced).toHaveLength(9);
		const to = view.looking.breakouts?.all[1]?.id ?? '';
		const self = { sheetId, step: fours, personId: key(first), breakoutId: to };
		await expect(movePerson(first, self)).rejects.toMatchObject({ code: 'access.denied' });
		await movePerson(chair, self);
		await at(chair, sheetId, fours);
		const placed = (await seen(first, sheetId)).looking.breakouts;
		expect([placed?.mine?.number, placed?.all]).toEqual([2, []]);
		await deal(chair, { sheetId, step: fours, way: 'free', size: 4 });
		expect((await seen(first, sheetId)).looking.breakouts).toMatchObject({ free: true, mine: null });
		await movePerson(first, self);
		expect((await mineOf(first, sheetId, fours))?.number).toBe(2);
		await expect(movePerson(first, { ...self, personId: key(members[1] as Actor) })).rejects.toMatchObject({
			code: 'access.denied'
		});
	});

	it('L69 whoever comes late, guest or member, gets a place where the fewest are', async () => {
		const { chair, sheetId, group } = await aSheet(4);
		await openDoor(chair, { sheetId });
		await deal(chair, { sheetId, step: pairs, way: 'random' });
		const late = await actorFor(await aSeated(group, 'member'));
		await sayReady(late, { sheetId, step: pairs, ready: false });
		expect((await mineOf(late, sheetId))?.people).toHaveLength(3);
		const { door } = await readTakingPart(chair, sheetId);
		const entering = { token: door?.link.split('/').at(-1) ?? '', form: newId(), name: 'Gry Gäst', organisation: '' };
		const { accountId } = await enterSheet(nobody, { ...entering, inRoom: false });
		const { cookie } = await openSession(accountId, { address: '10.1.1.1', userAgent: 'test' });
		const guest = await actorOfToken(cookie.value);
		const mine = await mineOf(guest, sheetId);
		expect(mine?.people).toHaveLength(3);
		expect(mine?.people.map(({ id }) => id)).not.toContain(key(late));
		await addToSheet(guest, inPair(sheetId, 'en gäst skriver'));
		expect((await seen(guest, sheetId)).entries.map(({ text }) => text)).toEqual(['en gäst skriver']);
	});

	it('L124 whoever has left is in no pair that is not shown, hosts nothing, and is counted nowhere', async () => {
		const { chair, members, sheetId, group } = await aSheet(4);
		await deal(chair, { sheetId, step: pairs, way: 'random' });
		const gone = members[0] as Actor;
		const left = (await mineOf(gone, sheetId))?.id ?? '';
		await takeHost(gone, { sheetId, breakoutId: left });
		await addToSheet(gone, inPair(sheetId, 'kvar vid bordet'));
		await leaveSheet(gone, { sheetId });
		expect((await groupsOf(chair, sheetId)).map(({ length }) => length).toSorted()).toEqual([1, 2]);
		const host = async () => (await seen(chair, sheetId)).looking.breakouts?.all.find(({ id }) => id === left)?.host;
		expect(await host()).toBeNull();
		const note = { ...inPair(sheetId, 'utan mig'), step: pairs };
		await expect(addToSheet(gone, note)).rejects.toMatchObject(denied);
		// A place that is free is taken by the next who comes, and nobody sits at a table with a ghost.
		const late = await actorFor(await aSeated(group, 'member'));
		await joinSheet(late, { sheetId });
		expect((await mineOf(late, sheetId))?.id).toBe(left);
		await rotate(chair, { sheetId, step: pairs });
		expect((await groupsOf(chair, sheetId)).flat()).not.toContain(key(gone));
		await joinSheet(gone, { sheetId });
		expect((await groupsOf(chair, sheetId)).flat()).toContain(key(gone));
		await show(chair, sheetId);
		expect((await seen(chair, sheetId)).entries.map(({ text }) => text)).toEqual(['kvar vid bordet']);
	});

	it('L66 organisations are mixed by what people sit for now, not by what they sat for', async () => {
		const { group, people } = await aSheet(1);
		const [person] = people as [Person];
		const { federationId, id: groupId } = group;
		const now = portal.clock.now();
		const over = (shortName: string) => ({ name: shortName, shortName });
		const [today, before] = [
			await anOrganisation({ id: federationId }, over('Nu')),
			await anOrganisation({ id: federationId }, over('Förut'))
		];
		await aSeat(group, person, 'member', { organisationId: today.id });
		await aSeat(group, person, 'member', { organisationId: before.id, to: new Date(now.getTime() - 1_000) });
		const membershipId = person.membership.id;
		const where = { federationId, groupId };
		const all = await organisationsOf(portal.context.read, where, [membershipId], now);
		expect(all).toEqual([{ id: membershipId, organisation: 'nu' }]);
	});

	it('L68 hosts stay and the others go on, what is written stays at its table, and rights go with the people', async () => {
		const { chair, members, people, sheetId } = await aSheet(6);
		await deal(chair, { sheetId, step: fours, way: 'random', size: 3 });
		await at(chair, sheetId, fours);
		const first = members[0] as Actor;
		const before = await mineOf(first, sheetId, fours);
		const host = members.find((one) => key(one) === before?.people.find(({ id }) => id !== key(first))?.id) as Actor;
		await takeHost(host, { sheetId, breakoutId: before?.id ?? '' });
		await addToSheet(first, { sheetId, step: fours, field: 'four', column: 'ideas', text: 'vid vårt bord' });
		const socket = await listen(people[0] as Person, (await seen(first, sheetId)).document.id);
		await rotate(chair, { sheetId, step: fours });
		await until(() => socket.ended() !== null, 'the socket of who went on');
		expect((await mineOf(host, sheetId, fours))?.id).toBe(before?.id);
		const now = await mineOf(first, sheetId, fours);
		expect(now?.id).not.toBe(before?.id);
		expect((await seen(first, sheetId)).entries).toEqual([]);
		expect((await seen(host, sheetId)).entries.map(({ text }) => text)).toEqual(['vid vårt bord']);
		await expect(takeHost(first, { sheetId, breakoutId: before?.id ?? '' })).rejects.toMatchObject(denied);
	});
});

describe('what is written in a breakout', () => {
	it('L67 reaches nobody else before it is shown: no socket, no page, nobody who leads; then all, with where it came from', async () => {
		const { chair, members, people, sheetId } = await aSheet(4);
		await deal(chair, { sheetId, step: pairs, way: 'random' });
		const canary = `bara vi två ${newId()}`;
		const [first] = members as [Actor];
		const mine = await mineOf(first, sheetId);
		const inside = members.filter((one) => mine?.people.some(({ id }) => id === key(one)));
		const outside = members.filter((one) => !inside.includes(one));
		const personOf = (actor: Actor) => people[members.indexOf(actor)] as Person;
		const { document } = await seen(first, sheetId);
		expect(document.kind).toBe('breakout');
		const partner = await listen(personOf(inside[1] as Actor), document.id);
		const others = await Promise.all(outside.map(async (one) => listen(personOf(one), document.id)));
		const sheetSocket = await listen(
			personOf(outside[0] as Actor),
			(await seen(outside[0] as Actor, sheetId, plenary)).document.id
		);
		await addToSheet(first, inPair(sheetId, canary));
		await until(() => partner.heard().includes(Buffer.from(canary)), 'the words at the one beside');
		for (const one of [...others, sheetSocket]) expect(one.heard().includes(Buffer.from(canary))).toBe(false);
		for (const one of others) expect(one.ended()).not.toBeNull();
		for (const one of [...outside, chair])
			for (const step of [pairs, 0]) expect(JSON.stringify(await seen(one, sheetId, step))).not.toContain(canary);
		const aside = await addToSheet(chair, inPair(sheetId, 'utan plats')).catch((no: unknown) => no);
		expect(aside).toMatchObject(denied);

		await sayReady(first, { sheetId, step: pairs, ready: true });
		const leads = (await seen(chair, sheetId)).looking;
		expect(leads.breakouts?.all.flatMap((one) => one.people.filter(({ ready }) => ready))).toHaveLength(1);
		await show(chair, sheetId);
		const all = await seen(outside[1] as Actor, sheetId);
		const [entry] = all.entries;
		expect(entry).toMatchObject({ text: canary, shown: true });
		expect(all.origins[entry?.id ?? '']).toEqual({ place: pairs, number: mine?.number });
		await until(() => partner.ended() !== null, 'the breakout’s document closes');
		await showBreakouts({ sheetId, place: pairs });
		expect((await seen(chair, sheetId)).entries).toHaveLength(1);
		await expect(deal(chair, { sheetId, step: pairs, way: 'random' })).rejects.toMatchObject({ code: 'sheet.shown' });
	});

	it('L70 is laid on the sheet once, also over a death in the middle, and nothing of it is lost when the step ends without that', async () => {
		const { chair, members, sheetId } = await aSheet(4);
		await deal(chair, { sheetId, step: pairs, way: 'random' });
		for (const [n, member] of members.entries()) await addToSheet(member, inPair(sheetId, `tanke ${n}`));
		// The work goes on: what is written lies where it was, for those who wrote it.
		await at(chair, sheetId, fours);
		await at(chair, sheetId, pairs);
		expect((await seen(members[0] as Actor, sheetId)).entries).toHaveLength(2);
		const { read, documents } = portal.context;
		const sheetDocument = await read.document.findUniqueOrThrow({
			where: { kind_subjectId: { kind: 'sheet', subjectId: sheetId } }
		});
		// What a first attempt had done when the power went: the words are laid out, nothing is noted.
		const texts = await Promise.all(
			members.map(async (member) => (await seen(member, sheetId)).entries.map(({ id, text }) => ({ id, text })))
		);
		const entries = [...new Map(texts.flat().map((one) => [one.id, one])).values()].map((one) => ({
			...{ ...one, step: 'pair', field: 'pair', column: 'ideas' }
		}));
		await documents.edit(sheetDocument.id, 'show:pair', 'show', { entries });
		await show(chair, sheetId);
		const shown = await seen(chair, sheetId);
		expect(shown.entries.map(({ text }) => text).sort()).toEqual(['tanke 0', 'tanke 1', 'tanke 2', 'tanke 3']);
		expect(new Set(Object.values(shown.origins).map(({ number }) => number)).size).toBe(2);
		await portal.context.jobs.settled((await closeSheet(chair, { sheetId })).key);
		expect((await seen(members[0] as Actor, sheetId, pairs)).entries).toHaveLength(4);
	});

	it('L71 is read by who leads only while they look in, and those in it see that', async () => {
		const { chair, members, sheetId } = await aSheet(4);
		await deal(chair, { sheetId, step: pairs, way: 'random' });
		const first = members[0] as Actor;
		const mine = await mineOf(first, sheetId);
		await addToSheet(first, inPair(sheetId, 'läses vid besök'));
		expect((await seen(chair, sheetId)).entries).toEqual([]);
		await expect(lookIn(first, { sheetId, breakoutId: mine?.id ?? '' })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await lookIn(chair, { sheetId, breakoutId: mine?.id ?? '' });
		const visit = await seen(chair, sheetId);
		expect(visit.entries.map(({ text }) => text)).toEqual(['läses vid besök']);
		expect([visit.me.may.write, (await mineOf(first, sheetId))?.visitor]).toEqual([false, chair.name]);
		await expect(addToSheet(chair, inPair(sheetId, 'x'))).rejects.toMatchObject(denied);
		await lookIn(chair, { sheetId, breakoutId: '' });
		expect((await seen(chair, sheetId)).entries).toEqual([]);
		expect((await mineOf(first, sheetId))?.visitor).toBeNull();
	});

	it('L72 notes are brought along by whoever sees them, once a form, and say where they came from', async () => {
		const { chair, members, sheetId } = await aSheet(4);
		const [first] = members as [Actor];
		await at(chair, sheetId, 0);
		const own = { sheetId, step: 0, id: newId(), field: 'ideas', column: 'ideas', text: 'min egen' };
		await keepOwn(first, own);
		await deal(chair, { sheetId, step: pairs, way: 'random' });
		await at(chair, sheetId, pairs);
		const bring = { sheetId, step: pairs, field: 'pair', column: 'ideas', from: 0, entryId: own.id };
		const stranger = members[1] as Actor;
		await expect(carry(stranger, bring)).rejects.toMatchObject({ code: 'thing.missing' });
		for (let n = 0; n < 2; n++) await carry(first, bring, { commandId: 'one-form' });
		const pair = await seen(first, sheetId);
		expect(pair.entries.map(({ text }) => text)).toEqual(['min egen']);
		expect(Object.values(pair.origins)).toEqual([{ place: 0, number: null }]);
		expect((await portal.context.read.sheetOrigin.findFirst({ where: { sheetId } }))?.fromEntryId).toBeNull();

		await deal(chair, { sheetId, step: fours, way: 'join' });
		await at(chair, sheetId, fours);
		const offered = (await seen(first, sheetId)).looking.carried.filter(({ place }) => place === pairs);
		expect(offered.map(({ text }) => text)).toEqual(['min egen']);
		const note = { sheetId, step: fours, field: 'four', column: 'ideas', from: pairs, entryId: offered[0]?.id ?? '' };
		await carry(first, note);
		await show(chair, sheetId, fours);
		await at(chair, sheetId, plenary);
		const shown = (await seen(chair, sheetId)).looking.carried.find(({ place }) => place === fours);
		await carry(chair, {
			sheetId,
			step: plenary,
			field: 'shared',
			column: 'now',
			from: fours,
			entryId: shown?.id ?? ''
		});
		const last = await seen(stranger, sheetId);
		const common = last.entries.find(({ step }) => step === 'all');
		expect(common?.text).toBe('min egen');
		expect(last.origins[common?.id ?? '']).toEqual({ place: fours, number: 1 });
	});

	it('L73 all are told one thing until the next step, and called back after a countdown that they see', async () => {
		const { chair, members, sheetId } = await aSheet(2);
		const [first] = members as [Actor];
		await expect(tellAll(first, { sheetId, message: 'x' })).rejects.toMatchObject({ code: 'access.denied' });
		await tellAll(chair, { sheetId, message: 'Fem minuter kvar' });
		expect((await seen(first, sheetId)).message).toBe('Fem minuter kvar');
		await goTo(chair, { sheetId, step: plenary, seconds: 60 });
		portal.clock.advance(30_000);
		expect(await seen(first, sheetId)).toMatchObject({ current: pairs, next: { step: plenary } });
		portal.clock.advance(30_000);
		expect(await seen(first, sheetId)).toMatchObject({ current: plenary, message: '' });
		await expect(goTo(chair, { sheetId, step: 0, seconds: 3 as never })).rejects.toMatchObject({
			code: 'input.invalid'
		});
	});
});
