import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody, type Actor } from '#lib/permissions/facts.ts';
import { searchKinds, type SearchKind } from '#lib/search/kinds.ts';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { beginRehearsal } from '#server/rehearsals/begin-rehearsal.ts';
import { withdrawNote } from '#server/relay/withdraw-note.ts';
import { readSearch, readSuggestions } from '#server/search/read.ts';
import { aBody } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { onTheDesk, relayed } from '../build/relay.ts';
import { aFederation, aGroup, aPerson, aSeat, aSeated, insert } from '../build/rows.ts';
import { plain, search, suggested } from '../build/search.ts';
import { anOfficer, aSearchWorld, word, type SearchWorld } from '../build/search-world.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let world: SearchWorld;
let twin: SearchWorld;
const actors: Partial<Record<string, Actor>> = {};
const actorOf = (role: string): Actor => actors[role] ?? nobody;

const past = new Date('2026-01-01T00:00:00.000Z');
const everything = Object.fromEntries(searchKinds.map((kind) => [kind, kind === 'sheet' ? 2 : 1]));
const ofMeeting = { meeting: 1, decision: 1, agenda: 1, notes: 1, minutes: 1, briefing: 1, sheet: 2, file: 1 };

/** What each role finds of the group's things, by kind: everything else is a leak. */
const matrix: [string, Partial<Record<SearchKind, number>>][] = [
	['somebody of the office', everything],
	['the chair', everything],
	['an observer', everything],
	['somebody called to the meeting', ofMeeting],
	['whoever has the task and sits elsewhere', { assignment: 1 }],
	['somebody of a group that got the report', { briefing: 1 }],
	['a member of another group', {}],
	['somebody without a seat', {}],
	['somebody whose seat has ended', {}],
	['somebody whose seat begins tomorrow', {}],
	['the office of another federation', {}],
	['a member of another federation', {}]
];

beforeAll(async () => {
	portal = await startPortal();
	world = await aSearchWorld();
	twin = await aSearchWorld();
	// The twin's words are another's: what is found of the word there would be a leak through the wall.
	const { federation, group, other, meeting } = world;
	const strangers = await aFederation();
	const called = await aPerson(federation);
	await insert((db) => db.meetingCall.create({ data: { meetingId: meeting.id, membershipId: called.membership.id } }));
	const ended = await aPerson(federation);
	await aSeat(group, ended, 'chair', { to: past });
	const coming = await aPerson(federation);
	await aSeat(group, coming, 'member', { from: new Date(portal.clock.now().getTime() + 86_400_000) });
	const people = {
		'somebody of the office': await anOfficer(federation),
		'the chair': await aSeated(group, 'chair'),
		'an observer': await aSeated(group, 'observer'),
		'somebody called to the meeting': called,
		'whoever has the task and sits elsewhere': world.tasked,
		'somebody of a group that got the report': await aSeated(world.told, 'member'),
		'a member of another group': await aSeated(other, 'chair'),
		'somebody without a seat': await aPerson(federation),
		'somebody whose seat has ended': ended,
		'somebody whose seat begins tomorrow': coming,
		'the office of another federation': await anOfficer(strangers),
		'a member of another federation': await aSeated(await aGroup(strangers), 'chair')
	};
	for (const [role, person] of Object.entries(people)) actors[role] = await actorFor(person);
});
afterAll(() => portal.close());

const counted = (kinds: readonly { kind: SearchKind; count: number }[]) =>
	Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]));

describe.each(matrix)('%s', (role, expected) => {
	it('Q1 finds what the role may see of every kind, and nothing else', async () => {
		const result = await search(actorOf(role), word);
		expect(counted(result.kinds)).toEqual(expected);
		for (const { kind, count } of result.kinds) {
			const one = await readSearch(actorOf(role), { text: word, kind, groupId: null, page: 1 });
			expect(one.kinds.find((found) => found.kind === kind)?.hits).toHaveLength(count);
		}
	});

	it('Q1 is told no number, group or word of the rest', async () => {
		const result = await search(actorOf(role), word);
		const many = Object.values(expected).reduce((sum, count) => sum + count, 0);
		expect(result.count).toBe(many);
		const shown = result.groups.map(({ id }) => id);
		expect(shown).toEqual(many > 0 && expected.person !== many ? [world.group.id] : []);
		// What may not be seen answers as what does not exist.
		if (many === 0)
			expect(await search(actorOf(role), word)).toEqual({
				...(await search(actorOf(role), 'finnsinteallsord')),
				text: word
			});
	});

	it('Q1 is offered nothing else while typing, from the first letter on', async () => {
		for (let letters = 1; letters <= word.length; letters++) {
			const hits = await suggested(actorOf(role), word.slice(0, letters));
			const leaks = hits.filter((hit) => plain(hit).includes(word) && expected[hit.kind] === undefined);
			expect(leaks.map(plain)).toEqual([]);
		}
		expect((await suggested(actorOf(role), 'trollslanda')).filter((hit) => expected[hit.kind] === undefined)).toEqual(
			[]
		);
	});

	it('Q1 finds nothing through the twin in another federation', async () => {
		const hits = (await search(actorOf(role), word)).kinds.flatMap((one) => one.hits);
		const ids = [twin.group.id, twin.meeting.id, twin.itemId, twin.named.membership.id];
		expect(hits.filter(({ href, key }) => ids.some((id) => href.includes(id) || key.includes(id)))).toEqual([]);
	});
});

describe('relay notes', () => {
	it('Q1 are found by those they came to, as they came, and by nobody beside them', async () => {
		const federation = await aFederation();
		const office = await actorFor(await anOfficer(federation));
		const [from, to, beside] = [await aBody(federation), await aBody(federation), await aBody(federation)];
		const note = await onTheDesk(from.chair, from.group.id, { title: 'Vinterbussen', what: 'Bussen är kvastfening.' });
		const [hopId = ''] = await relayed(office, note, [to.group.id]);
		const found = async (actor: Actor) => (await search(actor, 'kvastfening')).kinds.flatMap(({ hits }) => hits);
		expect((await found(to.member)).map(({ href }) => href)).toEqual([`/relay/received/${hopId}`]);
		expect((await found(from.member)).map(({ href }) => href)).toEqual([`/relay/${note}`]);
		expect(await found(beside.chair)).toEqual([]);
		await withdrawNote(from.chair, { noteId: note });
		expect(await found(to.member)).toEqual([]);
	});
});

describe('sheets', () => {
	it('Q8 are found by what has been shown, and not by what was not, was taken away, or is a pair’s', async () => {
		const [sheet] = (await search(actorOf('the chair'), word)).kinds.filter(({ kind }) => kind === 'sheet');
		expect(sheet?.hits.map(({ excerpt }) => excerpt.map(({ text }) => text).join('')).toSorted()).toEqual([
			`visad ${word}`,
			`öppen ${word}`
		]);
		expect(sheet?.hits.every(({ href }) => /\/sheets\/[\w-]+\?step=[01]#entry-/.test(href))).toBe(true);
	});
});

describe('rehearsals', () => {
	it('Q8 of a tool are found by nobody: not by the office, not by whoever tries it out, and told by no count', async () => {
		const federation = await aFederation();
		const [mine, other] = [await actorFor(await anOfficer(federation)), await actorFor(await anOfficer(federation))];
		const { sheetId, key } = await beginRehearsal(mine, { tool: 'one-two-four-all:sv' });
		await portal.context.jobs.settled(key);
		const { title } = await portal.context.read.sheet.findUniqueOrThrow({ where: { id: sheetId } });
		for (const actor of [mine, other]) {
			expect((await search(actor, title)).kinds.filter(({ kind }) => kind === 'sheet')).toEqual([]);
			expect((await suggested(actor, title)).filter(({ kind }) => kind === 'sheet')).toEqual([]);
		}
	});
});

describe('guests, room screens and visitors', () => {
	it.each(['guest', 'room', 'nobody'] as const)('Q1 a %s is refused', async (kind) => {
		const actor: Actor = {
			...{ ...nobody, kind, federationId: kind === 'nobody' ? null : world.federation.id },
			...{ accountId: kind === 'nobody' ? null : 'x', boundMeetingId: world.meeting.id, guestItemIds: [world.itemId] }
		};
		const asked = { text: word, kind: null, groupId: null, page: 1 };
		const code = (error: unknown) => (isRefusal(error) ? error.code : error);
		const refused = kind === 'nobody' ? 'access.sign-in' : 'thing.missing';
		expect(await readSearch(actor, asked).catch(code)).toBe(refused);
		expect(await readSuggestions(actor, word).catch(code)).toBe(refused);
	});
});
