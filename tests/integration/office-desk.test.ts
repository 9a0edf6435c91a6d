import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { Group, Meeting } from '#server/db/generated/client.ts';
import { beginBriefing } from '#server/briefings/begin-briefing.ts';
import { buildBriefingText } from '#server/briefings/build-briefing.ts';
import { readBriefing } from '#server/briefings/read.ts';
import { sendReport } from '#server/briefings/send-report.ts';
import { readAhead } from '#server/office/read-ahead.ts';
import { readDesk } from '#server/office/read.ts';
import { readUntold } from '#server/office/read-untold.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { readNet } from '#server/relay/read-net.ts';
import { readRelayDesk } from '#server/relay/read-desk.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { readThread } from '#server/thread/read.ts';
import { aBody } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { questions } from '../build/questions.ts';
import { onTheDesk, relayed } from '../build/relay.ts';
import { aFederation, aGroup, aMeeting, anOrganisation, aPerson, aSeat, aSeated, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let office: Actor;

beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
	federation = await aFederation();
	office = await actorFor(await aPerson(federation, { office: 'director' }));
});

const now = () => portal.clock.now();
const inDays = (days: number, hours = 0) => new Date(now().getTime() + days * 86_400_000 + hours * 3_600_000);

async function aThing(kind: string, groupId: string | null, title: string): Promise<string> {
	const id = newId();
	await insert((db) =>
		db.thing.create({ data: { id, kind, federationId: federation.id, groupId, title, createdAt: now() } })
	);
	return id;
}
const link = (fromId: string, toId: string, act: string) =>
	insert((db) => db.link.create({ data: { id: newId(), fromId, toId, act, at: now(), by: '' } }));

let ordinal = 0;
/** A decision that was taken in a group, with the item it was taken at. */
async function aDecision(group: Group, meeting: Meeting, text: string, addressees = '') {
	const [id, itemId] = [await aThing('decision', group.id, text), await aThing('item', group.id, text)];
	const { federationId, id: groupId } = group;
	const item = { id: itemId, federationId, meetingId: meeting.id, place: itemId, title: text, kind: 'decision' };
	const said = {
		text,
		addressees,
		state: 'decided',
		year: 2026,
		ordinal: ++ordinal,
		decidedAt: inDays(-20 + ordinal / 1_000)
	};
	await insert(async (db) => {
		await db.agendaItem.create({ data: item });
		await db.decision.create({
			data: {
				id,
				federationId,
				groupId,
				meetingId: meeting.id,
				itemId,
				place: 'a',
				...said,
				createdAt: now(),
				createdBy: ''
			}
		});
	});
	await link(itemId, id, 'decision.prepared');
	return { id, itemId };
}

describe("the office's desk", () => {
	it('X30 shows as many open notes as asked for, those first that wait for the office, and counts all, per group with the oldest', async () => {
		const [from, there] = [await aBody(federation), await aBody(federation)];
		const old = await onTheDesk(from.chair, from.group.id, { title: 'Gammal' });
		await relayed(office, old, [there.group.id]);
		portal.clock.advance(3 * 86_400_000);
		for (const title of ['Ett', 'Två']) {
			portal.clock.advance(1);
			await onTheDesk(from.chair, from.group.id, { title });
		}
		const desk = await readRelayDesk(office, 2);
		expect(desk.lines.map(({ title }) => title)).toEqual(['Ett', 'Två']);
		expect(desk.open).toBe(3);
		expect(desk.groups.map(({ sent, got, oldest }) => [sent, got, oldest])).toEqual([
			[3, 0, 3],
			[0, 1, 3]
		]);
		expect((await readRelayDesk(office)).lines.map(({ title }) => title)).toEqual(['Ett', 'Två', 'Gammal']);
	});

	it('X31 tells of decisions that somebody waits for and nothing has carried onward', async () => {
		const board = await aGroup(federation, { kind: 'board', decides: true });
		const local = await aBody(federation);
		const meeting = await aMeeting(board, { state: 'ended' });
		const waits = await aDecision(board, meeting, 'Att avsätta medel\natt följa upp', 'Kommunerna\nRegionen');
		await aDecision(board, meeting, 'Att lägga till handlingarna');
		const noted = await aDecision(board, meeting, 'Att föra vidare', 'Grupperna');
		const note = await onTheDesk(local.chair, local.group.id);
		await link(noted.id, note, 'relay.drafted');
		const draft = await aDecision(board, meeting, 'Att påbörja', 'Grupperna');
		const unsent = await aThing('relay', null, 'Utkast');
		await link(draft.id, unsent, 'relay.drafted');
		const said = { id: unsent, federationId: federation.id, title: 'Utkast', what: 'Utkast', asked: 'information' };
		await insert((db) => db.relayNote.create({ data: { ...said, createdAt: now() } }));

		// Another group's note led to it: it waits until the answer has gone back.
		const theirs = await onTheDesk(local.chair, local.group.id, { asked: 'answer' });
		const [hopId = ''] = await relayed(office, theirs, [board.id]);
		const asked = await aDecision(board, meeting, 'Att svara');
		await link(theirs, asked.itemId, 'relay.taken-up');
		await insert((db) => db.relayHop.update({ where: { id: hopId }, data: { itemId: asked.itemId } }));
		const titles = async () => (await readUntold(office)).map(({ title }) => title);
		expect(await titles()).toEqual(['Att avsätta medel', 'Att påbörja', 'Att svara']);
		await receiveNote(office, { hopId });
		await answerNote(office, { hopId, outcome: 'answered', report: 'Ja.' });
		expect(await titles()).toEqual(['Att avsätta medel', 'Att påbörja']);

		// Every organisation has told its own: then it has been told.
		const told = async (isTold: boolean) => {
			const organisation = await anOrganisation(federation);
			const pack = { id: newId(), federationId: federation.id, organisationId: organisation.id, meetingId: meeting.id };
			await insert((db) => db.organisationPack.create({ data: { ...pack, madeAt: now() } }));
			const telling = { id: newId(), federationId: federation.id, packId: pack.id, channel: 'meeting', by: '' };
			if (isTold) await insert((db) => db.organisationTold.create({ data: { ...telling, toldOn: now(), at: now() } }));
			return () => insert((db) => db.organisationTold.create({ data: { ...telling, toldOn: now(), at: now() } }));
		};
		await told(true);
		const tell = await told(false);
		expect((await readUntold(office))[0]).toMatchObject({
			...{ id: waits.id, addressees: ['Kommunerna', 'Regionen'], asked: false },
			told: { told: 1, all: 2 }
		});
		await tell();
		expect(await titles()).toEqual([]);
	});

	it('X31 a report that was sent carries the decisions in it onward, and no others', async () => {
		const board = await aGroup(federation, { kind: 'board', decides: true });
		const local = await aBody(federation);
		const meeting = await aMeeting(board, { state: 'ended' });
		await aDecision(board, meeting, 'Att berätta', 'Grupperna');
		const late = await aDecision(board, meeting, 'Att glömma', 'Grupperna');
		const titles = async () => (await readUntold(office)).map(({ title }) => title);
		const { briefingId } = await beginBriefing(office, { meetingId: meeting.id, kind: 'report' });
		await insert((db) => db.thing.update({ where: { id: late.id }, data: { label: 'confidential' } }));
		await buildBriefingText(office, { briefingId });
		expect(await titles()).toEqual(['Att berätta', 'Att glömma']);
		const hash = (await readBriefing(office, briefingId)).draft?.hash ?? '';
		await sendReport(office, { briefingId, hash, toGroupIds: [local.group.id] });
		expect(await titles()).toEqual(['Att glömma']);

		// What is built in after it was sent has not gone anywhere until it is sent anew.
		portal.clock.advance(60_000);
		await insert((db) => db.thing.update({ where: { id: late.id }, data: { label: 'internal' } }));
		await buildBriefingText(office, { briefingId });
		expect(await titles()).toEqual(['Att glömma']);
		const anew = (await readBriefing(office, briefingId)).draft?.hash ?? '';
		await sendReport(office, { briefingId, hash: anew, toGroupIds: [local.group.id] });
		expect(await titles()).toEqual([]);

		// An information sheet is for the group's own meeting: it carries nothing onward.
		const other = await aMeeting(board, { state: 'ended' });
		const own = await aDecision(board, other, 'Att ha själva', 'Grupperna');
		const sheet = { id: await aThing('briefing', board.id, 'Informationsblad'), kind: 'before', meetingId: other.id };
		const made = { ...sheet, federationId: federation.id, groupId: board.id, createdAt: now(), createdBy: '' };
		await insert(async (db) => {
			await db.briefing.create({ data: made });
			const to = { briefingId: sheet.id, groupId: local.group.id, federationId: federation.id };
			await db.briefingReceiver.create({ data: { ...to, at: now() } });
		});
		await link(own.id, sheet.id, 'briefing.built');
		expect(await titles()).toEqual(['Att ha själva']);
	});

	it('X31 finds the newest that waits, however many have been told before it', async () => {
		const board = await aGroup(federation, { kind: 'board', decides: true });
		const local = await aBody(federation);
		const note = await onTheDesk(local.chair, local.group.id);
		const meeting = await aMeeting(board, { state: 'ended' });
		for (let n = 0; n < 201; n++)
			await link((await aDecision(board, meeting, `Fört ${n}`, 'Alla')).id, note, 'relay.drafted');
		await aDecision(board, meeting, 'Att hitta', 'Alla');
		expect((await readUntold(office)).map(({ title }) => title)).toEqual(['Att hitta']);
		for (let n = 0; n < 201; n++) await aDecision(board, meeting, `Väntar ${n}`, 'Alla');
		const waits = await readUntold(office);
		expect([waits.length, waits[0]?.title, waits.at(-1)?.title]).toEqual([200, 'Väntar 1', 'Väntar 200']);
	}, 60_000);

	it('X33 says until when something must be handed in to the next meeting of the board and the regional groups', async () => {
		const board = await aGroup(federation, { kind: 'board', matterDays: 26 });
		const regional = await aGroup(federation, { kind: 'regional', matterDays: 14 });
		const local = await aGroup(federation);
		await aMeeting(local, { startsAt: inDays(20) });
		await aMeeting(board, { startsAt: inDays(60) });
		await aMeeting(board, { startsAt: inDays(30) });
		await aMeeting(regional, { startsAt: inDays(10) });
		const { lastDays } = await readAhead(office);
		expect(lastDays.map(({ group, day, left }) => [group, day, left])).toEqual([
			[regional.name, inDays(-4), -4],
			[board.name, inDays(4), 4]
		]);
	});

	it('X32 names who is expected at two meetings at once, by a seat or a call', async () => {
		const [a, b, c] = [await aGroup(federation), await aGroup(federation), await aGroup(federation)];
		const both = await aPerson(federation, { name: 'Bo Tvåstol' });
		const called = await aPerson(federation, { name: 'Cia Kallad' });
		for (const group of [a, b]) await aSeat(group, both, 'member');
		await aSeat(c, both, 'member', { to: inDays(1) });
		await aSeat(a, called, 'member');
		const first = await aMeeting(a, { startsAt: inDays(5), endsAt: inDays(5, 2) });
		const second = await aMeeting(b, { startsAt: inDays(5, 1), endsAt: inDays(5, 3) });
		await aMeeting(c, { startsAt: inDays(5, 1), endsAt: inDays(5, 3) });
		await aMeeting(b, { startsAt: inDays(5, 3), endsAt: inDays(5, 4) });
		await insert((db) => db.meetingCall.create({ data: { meetingId: second.id, membershipId: called.membership.id } }));
		const { atOnce, more } = await readAhead(office);
		expect(more).toBe(0);
		expect(
			atOnce.map(({ first: one, second: two, people }) => [one.id, two.id, people.map(({ name }) => name)])
		).toEqual([[first.id, second.id, ['Bo Tvåstol', 'Cia Kallad']]]);
	});

	it('X34 the picture has a table for every group and the open notes as threads to whom they wait for', async () => {
		const [from, also, there] = [await aBody(federation), await aBody(federation), await aBody(federation)];
		const noteId = await onTheDesk(from.chair, from.group.id, { asked: 'answer' });
		await onTheDesk(also.chair, also.group.id);
		const [hopId = ''] = await relayed(office, noteId, [there.group.id]);
		const { tables, threads } = await readNet(office);
		expect(tables.map(({ id, seats }) => [id, seats])).toEqual([
			['', 0],
			...[from, also, there].map(({ group }) => [group.id, 2])
		]);
		expect(threads.map(({ from: a, to, notes }) => [a, to, notes]).sort()).toEqual(
			[
				[from.group.id, there.group.id, 1],
				[also.group.id, '', 1]
			].sort()
		);
		await receiveNote(there.chair, { hopId });
		await answerNote(there.chair, { hopId, outcome: 'answered', report: 'Ja.' });
		expect((await readNet(office)).threads.map(({ from: a }) => a)).toEqual([also.group.id]);
	});

	it('X35 nobody but the office of the federation reads any of it', async () => {
		const group = await aGroup(federation);
		const chair = await actorFor(await aSeated(group, 'chair'));
		const abroad = await aFederation();
		const theirs = await actorFor(await aPerson(abroad, { office: 'director' }));
		for (const read of [readUntold, readAhead, readNet, readRelayDesk])
			await expect(read(chair)).rejects.toMatchObject({ code: 'access.denied' });
		expect((await readNet(theirs)).tables).toHaveLength(1);
		expect((await readAhead(theirs)).lastDays).toEqual([]);
	});

	it('X36 asks the database as often for forty groups as for four: desk, picture, what lies ahead and a thread', async () => {
		const thread: string[] = [];
		const fill = async (groups: number) => {
			for (let n = 0; n < groups; n++) {
				const body = await aBody(federation, { kind: n % 4 === 0 ? 'regional' : 'local' });
				const meeting = await aMeeting(body.group, { startsAt: inDays(40) });
				await aSeat(body.group, await aPerson(federation), 'substitute');
				const { id, itemId } = await aDecision(body.group, meeting, `Beslut ${n}`, 'Alla');
				const noteId = await onTheDesk(body.chair, body.group.id);
				for (const [from, to, act] of [
					[thread.at(-1), itemId, 'item.carried'],
					[id, noteId, 'relay.drafted']
				] as const)
					if (from) await link(from, to, act);
				thread.push(noteId);
			}
		};
		const count = async () => {
			const reads: readonly (() => Promise<unknown>)[] = [
				() => readDesk(office),
				() => readRelayDesk(office, 8),
				() => readUntold(office),
				() => readAhead(office),
				() => readNet(office),
				() => readThread(office, thread[0] ?? '')
			];
			const asked: number[] = [];
			for (const read of reads) asked.push((await questions(portal.context, read)).asked);
			return asked;
		};
		await fill(4);
		const few = await count();
		await fill(36);
		expect((await readThread(office, thread[0] ?? '')).knots.length).toBe(120);
		expect(await count()).toEqual(few);
		expect(Math.max(...few)).toBeLessThan(16);
	}, 60_000);
});
