import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody, type Actor } from '#lib/permissions/facts.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { recuse } from '#server/attendance/recuse.ts';
import { recordFor } from '#server/attendance/record-for.ts';
import { serve } from '#server/attendance/serve.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { castBallot } from '#server/votes/cast-ballot.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { readPolls } from '#server/votes/read.ts';
import { voidPoll } from '#server/votes/void-poll.ts';
import type { News } from '#server/bus.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import type { Seating } from '../build/table.ts';
import { aVotingTable } from '../build/voting.ts';
import { until } from './wait.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const four = {
	Ordf: ['chair', 'AF'],
	Fatma: ['member', 'FK'],
	Rune: ['member', 'RLJ'],
	Karin: ['member', 'VID'],
	Farid: ['substitute', 'FK', 'Fatma'],
	Klas: ['substitute', 'VID', 'Karin'],
	Olle: ['observer'],
	Sekr: ['secretary']
} as const satisfies Seating;
const all = ['Ordf', 'Fatma', 'Rune', 'Karin'] as const;
const code = (name: string) => ({ code: name });

describe('who may vote', () => {
	it('V1 is frozen when the poll is opened: one vote a voting seat, held by its member or by who serves for it', async () => {
		const table = await aVotingTable(four, ['Ordf', 'Rune', 'Farid', 'Klas']);
		const { at, meetingId } = table;
		await serve(at('Farid').actor, { meetingId, forSeatId: at('Fatma').seat.id });
		const poll = await table.open();
		const view = (await table.polls('Sekr')).polls[0];
		expect([view?.entitled, view?.here]).toEqual([3, 4]);
		// Who comes now is present, and has no vote in this one; who leaves keeps theirs.
		await checkIn(at('Karin').actor, { meetingId, form: 'room' });
		await leave(at('Rune').actor, { meetingId });
		await expect(poll.vote('Karin', 'Ja')).rejects.toMatchObject(code('vote.none'));
		await poll.vote('Rune', 'Ja');
		await poll.vote('Farid', 'Ja');
		await closePoll(at('Ordf').actor, { pollId: poll.pollId });
		expect(await poll.result()).toMatchObject({ counts: { Ja: 2, Nej: 0 }, outcome: 'Ja', settled: 'votes' });
		const told = (await table.polls('Karin')).polls[0]?.votes ?? [];
		expect(
			told.map(({ name, insteadOf, choice }) => [name, insteadOf, choice && poll.choice('Ja') === choice])
		).toEqual([
			['Ordf', null, null],
			['Farid', 'Fatma', true],
			['Rune', null, true]
		]);
	});

	it('V4 nobody else votes: a substitute who does not serve, observers, the secretary, other groups, made-up polls', async () => {
		const table = await aVotingTable(four, [...all, 'Klas', 'Olle']);
		const other = await aVotingTable(four, all);
		const poll = await table.open();
		for (const [name, refusal] of [
			['Klas', 'vote.none'],
			['Farid', 'vote.none'],
			['Olle', 'access.denied'],
			['Sekr', 'access.denied']
		] as const)
			await expect(poll.vote(name, 'Ja'), name).rejects.toMatchObject(code(refusal));
		// A guest has a place at the meeting, and no door to its votes.
		const guest: Actor = {
			...{ ...nobody, kind: 'guest' as const, accountId: 'guest', federationId: table.group.federationId },
			boundMeetingId: table.meetingId,
			guestItemIds: [table.item(1)]
		};
		await expect(castBallot(guest, { pollId: poll.pollId, choice: poll.choice('Ja') })).rejects.toMatchObject(
			code('thing.missing')
		);
		await expect(readPolls(guest, table.meetingId)).rejects.toMatchObject(code('thing.missing'));
		const stranger = other.at('Ordf').actor;
		await expect(castBallot(stranger, { pollId: poll.pollId, choice: 'abstain' })).rejects.toMatchObject(
			code('thing.missing')
		);
		await expect(castBallot(stranger, { pollId: 'none', choice: 'abstain' })).rejects.toMatchObject(
			code('thing.missing')
		);
		await expect(closePoll(table.at('Fatma').actor, { pollId: poll.pollId })).rejects.toMatchObject(
			code('access.denied')
		);
		await expect(poll.vote('Fatma', 'Kanske')).rejects.toMatchObject(code('input.invalid'));
		expect((await table.polls('Ordf')).polls[0]?.cast).toBe(0);
	});

	it('V4 who steps aside (jäv) does not vote, and what they had cast is not counted', async () => {
		const table = await aVotingTable(four, all);
		const { at, meetingId, item } = table;
		await recuse(at('Fatma').actor, { meetingId, itemId: item(1) });
		const poll = await table.open();
		await expect(poll.vote('Fatma', 'Ja')).rejects.toMatchObject(code('vote.none'));
		await poll.vote('Rune', 'Ja');
		await poll.vote('Karin', 'Nej');
		await recuse(at('Rune').actor, { meetingId, itemId: item(1) });
		await expect(poll.vote('Rune', 'Nej')).rejects.toMatchObject(code('vote.aside'));
		await closePoll(at('Ordf').actor, { pollId: poll.pollId });
		expect(await poll.result()).toMatchObject({
			counts: { Ja: 0, Nej: 1 },
			outcome: 'Nej',
			aside: [at('Rune').seat.id]
		});
		expect((await table.polls('Sekr')).polls[0]?.votes?.map(({ name }) => name)).toEqual(['Ordf', 'Karin']);
	});

	it('V5 a neighbour at the same screen casts for whom they checked in, until these have done so themselves', async () => {
		const table = await aVotingTable(four, ['Ordf', 'Karin']);
		const { at, meetingId } = table;
		await checkIn(at('Rune').actor, { meetingId, form: 'room', beside: [at('Fatma').seat.id] });
		const poll = await table.open();
		const beside = { pollId: poll.pollId, seatId: at('Fatma').seat.id };
		expect((await table.polls('Rune')).polls[0]?.mine.map(({ name, own }) => [name, own])).toEqual([
			['Fatma', false],
			['Rune', true]
		]);
		await castBallot(at('Rune').actor, { ...beside, choice: poll.choice('Ja') });
		for (const name of ['Karin', 'Ordf'] as const)
			await expect(castBallot(at(name).actor, { ...beside, choice: poll.choice('Nej') })).rejects.toMatchObject(
				code('vote.none')
			);
		await poll.vote('Fatma', 'Nej');
		await expect(castBallot(at('Rune').actor, { ...beside, choice: poll.choice('Ja') })).rejects.toMatchObject(
			code('vote.own-hand')
		);
		await closePoll(at('Ordf').actor, { pollId: poll.pollId });
		expect(await poll.result()).toMatchObject({ counts: { Ja: 0, Nej: 1 } });
		// A secret one is cast by oneself, and the secretary votes for nobody whom they wrote down.
		await recordFor(at('Sekr').actor, { meetingId, who: at('Klas').seat.id, kind: 'arrive' });
		const secret = await table.open({ kind: 'secret', subject: 'election' });
		await expect(
			castBallot(at('Rune').actor, { ...beside, pollId: secret.pollId, choice: secret.choice('Ja') })
		).rejects.toMatchObject(code('vote.none'));
		await voidPoll(at('Ordf').actor, { pollId: secret.pollId, reason: 'Prov' });
	});
});

describe('an open poll', () => {
	it('V2 a ballot may be changed until closing, counts once, and not afterwards', async () => {
		const table = await aVotingTable(four, all);
		const poll = await table.open();
		for (const text of ['Ja', 'Nej', 'Avstår', 'Ja']) await poll.vote('Fatma', text);
		await poll.vote('Karin', 'Avstår');
		await closePoll(table.at('Sekr').actor, { pollId: poll.pollId });
		await expect(poll.vote('Fatma', 'Nej')).rejects.toMatchObject(code('vote.closed'));
		await expect(closePoll(table.at('Ordf').actor, { pollId: poll.pollId })).rejects.toMatchObject(code('vote.closed'));
		expect(await poll.result()).toMatchObject({ counts: { Ja: 1, Nej: 0 }, abstained: 1, outcome: 'Ja' });
	});

	it.each(['open', 'secret'] as const)('V3 nobody is told what is voted before it closes (%s)', async (kind) => {
		const table = await aVotingTable(four, all, { decides: false });
		const poll = await table.open({ kind });
		await poll.vote('Fatma', 'Nej');
		await poll.vote('Karin', 'Ja');
		for (const name of ['Ordf', 'Sekr', 'Rune', 'Olle'] as const) {
			const view = (await table.polls(name)).polls[0];
			expect([view?.cast, view?.result, view?.votes], name).toEqual([2, null, null]);
			expect(view?.mine.map(({ choice }) => choice)).toEqual(view?.mine.map(() => null));
		}
		const own = (await table.polls('Fatma')).polls[0]?.mine[0];
		expect([own?.received, own?.choice]).toEqual([true, kind === 'open' ? poll.choice('Nej') : null]);
		const waiting = (await table.polls('Sekr')).polls[0]?.waiting?.map(({ name }) => name);
		expect(waiting).toEqual(['Ordf', 'Rune']);
		expect((await table.polls('Rune')).polls[0]?.waiting).toBeNull();
		await closePoll(table.at('Ordf').actor, { pollId: poll.pollId });
		const closed = (await table.polls('Olle')).polls[0];
		expect(closed?.result?.counts[poll.choice('Ja')]).toBe(1);
		expect(closed?.votes === null).toBe(kind === 'secret');
	});

	it('V3 how many have voted goes out to the room as a number, and only to the room', async () => {
		const table = await aVotingTable(four, all);
		const poll = await table.open();
		const heard: News[] = [];
		const stop = portal.context.bus.listen((news) => heard.push(news));
		const watching = async (name: keyof typeof four, enters: boolean) => {
			const headers = { cookie: await sessionCookieFor(table.at(name).person), origin: portal.origin };
			const socket = io(portal.origin, { transports: ['websocket'], extraHeaders: headers, forceNew: true });
			const counts: unknown[] = [];
			socket.on('poll:cast', (...count: unknown[]) => counts.push(count));
			await new Promise<void>((resolve) => socket.once('connect', resolve));
			const { meetingId } = table;
			await (enters
				? socket.emitWithAck('meeting:enter', { meetingId })
				: socket.emitWithAck('scope:watch', { kind: 'meeting', id: meetingId }));
			return { counts, socket };
		};
		const inside = await watching('Sekr', true);
		const outside = await watching('Olle', false);
		await poll.vote('Fatma', 'Ja');
		await poll.vote('Karin', 'Nej');
		await until(() => inside.counts.length === 2, 'both counts');
		stop();
		expect(inside.counts).toEqual([
			[poll.pollId, 1],
			[poll.pollId, 2]
		]);
		expect(outside.counts).toEqual([]);
		expect(JSON.stringify(heard)).not.toContain(poll.choice('Ja'));
		for (const { socket } of [inside, outside]) socket.disconnect();
	});

	it('V11 is one at a time, on the item that is treated, and is closed before the meeting goes on', async () => {
		const table = await aVotingTable(four, all);
		const { at, meetingId, item } = table;
		const pausedSince = (since: Date | null) =>
			insert((db) => db.meeting.update({ where: { id: meetingId }, data: { pausedSince: since } }));
		await pausedSince(portal.clock.now());
		await expect(table.open()).rejects.toMatchObject(code('meeting.state'));
		await pausedSince(null);
		await expect(table.open({ itemId: item(2) })).rejects.toMatchObject(code('vote.not-current'));
		await expect(table.open({}, 'Fatma')).rejects.toMatchObject(code('access.denied'));
		const poll = await table.open();
		await expect(table.open()).rejects.toMatchObject(code('vote.already-open'));
		await expect(table.take(2)).rejects.toMatchObject(code('vote.still-open'));
		await expect(endMeeting(at('Ordf').actor, { meetingId })).rejects.toMatchObject(code('vote.still-open'));
		await closePoll(at('Ordf').actor, { pollId: poll.pollId });
		await table.take(2);
		await endMeeting(at('Ordf').actor, { meetingId });
		await expect(table.open()).rejects.toMatchObject(code('meeting.state'));
		expect((await table.polls('Fatma')).polls[0]?.result?.settled).toBe('none');
	});

	it('V12 a void one says why and nothing of what was voted; another may be opened', async () => {
		const table = await aVotingTable(four, all);
		const poll = await table.open();
		await poll.vote('Fatma', 'Nej');
		const { actor } = table.at('Ordf');
		await expect(voidPoll(actor, { pollId: poll.pollId, reason: ' ' })).rejects.toMatchObject(code('input.invalid'));
		await voidPoll(actor, { pollId: poll.pollId, reason: 'Fel fråga' });
		await expect(poll.vote('Karin', 'Ja')).rejects.toMatchObject(code('vote.closed'));
		await expect(voidPoll(actor, { pollId: poll.pollId, reason: 'igen' })).rejects.toMatchObject(code('vote.voided'));
		portal.clock.advance(60_000);
		const next = await table.open({ question: 'Rätt fråga?' });
		await closePoll(actor, { pollId: next.pollId });
		await voidPoll(actor, { pollId: next.pollId, reason: 'En var i fel rum' });
		const views = (await table.polls('Rune')).polls;
		expect(views.map(({ state, voidedReason, result, votes }) => [state, voidedReason, result, votes])).toEqual([
			['voided', 'Fel fråga', null, null],
			['voided', 'En var i fel rum', null, null]
		]);
		expect(await portal.context.read.ballot.count({ where: { pollId: poll.pollId } })).toBe(0);
	});
});
