import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTookPart } from '#lib/decisions/took-part.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { leave } from '#server/attendance/leave.ts';
import { recuse } from '#server/attendance/recuse.ts';
import { context } from '#server/context.ts';
import { addressDecision } from '#server/decisions/address-decision.ts';
import { changeDecision } from '#server/decisions/change-decision.ts';
import { correctDecision } from '#server/decisions/correct-decision.ts';
import { decide } from '#server/decisions/decide.ts';
import { joinMotion } from '#server/decisions/join-motion.ts';
import { leaveMotion } from '#server/decisions/leave-motion.ts';
import { makeMotion } from '#server/decisions/make-motion.ts';
import { makeStatement } from '#server/decisions/make-statement.ts';
import { orderMotions } from '#server/decisions/order-motions.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { readDecisions } from '#server/decisions/read.ts';
import { restoreDecision } from '#server/decisions/restore-decision.ts';
import { withdrawDecision } from '#server/decisions/withdraw-decision.ts';
import { withdrawStatement } from '#server/decisions/withdraw-statement.ts';
import { writeStatement } from '#server/decisions/write-statement.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { castBallot } from '#server/votes/cast-ballot.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { openPoll } from '#server/votes/open-poll.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { aDecidingMeeting as scene, four } from '../build/deciding.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import { aTable } from '../build/table.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const code = (name: string) => ({ code: name });
const all = ['Ordf', 'Fatma', 'Rune', 'Karin', 'Sekr'] as const;

describe('a proposal', () => {
	it('U1 is written before the meeting and in it, at sub-items too, by those who lead', async () => {
		const table = await aTable(four);
		const chair = table.at('Ordf').actor;
		const meetingId = await aMeetingWith(chair, table.group.id, [{ title: 'A', items: [{ title: 'Aa' }] }]);
		const { documentIds } = await readMeeting(chair, meetingId);
		const { json } = await context().documents.read(documentIds.agenda ?? '');
		const [top, sub] = (json as { items: { id: string }[] }).items.map(({ id }) => id);
		// Nothing of the agenda stands among the rows yet.
		const said = { meetingId, text: 'att anta' };
		const { decisionId } = await prepareDecision(chair, { ...said, itemId: top ?? '' });
		await prepareDecision(table.at('Sekr').actor, { ...said, itemId: sub ?? '' });
		await expect(prepareDecision(table.at('Fatma').actor, { ...said, itemId: top ?? '' })).rejects.toMatchObject(
			code('access.denied')
		);
		await expect(prepareDecision(chair, { ...said, itemId: 'x'.repeat(22) })).rejects.toMatchObject(
			code('thing.missing')
		);
		await expect(prepareDecision(chair, { ...said, text: ' \n ', itemId: top ?? '' })).rejects.toMatchObject({
			fields: { text: 'field.required' }
		});
		await expect(decide(chair, { decisionId, form: 'acclamation' })).rejects.toMatchObject(code('meeting.state'));
		const read = await readDecisions(table.at('Fatma').actor, meetingId);
		expect(read.decisions.map(({ itemId }) => itemId).sort()).toEqual([top, sub].sort());
		expect(read.decisions.every(({ state }) => state === 'prepared')).toBe(true);
		expect(read.may).toEqual({ prepare: false, decide: false, move: false, state: false });
	});

	it('U1 is not written over unseen, and comes back when it was taken away', async () => {
		const { chair, propose, at, row } = await scene(all);
		const decisionId = await propose();
		await changeDecision(at('Sekr').actor, { decisionId, text: 'att anta\r\natt tacka', before: 'att anta planen' });
		await expect(
			changeDecision(chair, { decisionId, text: 'att vänta', before: 'att anta planen' })
		).rejects.toMatchObject(code('decision.changed'));
		expect((await row(decisionId)).text).toBe('att anta\natt tacka');
		await withdrawDecision(chair, { decisionId });
		await expect(decide(chair, { decisionId, form: 'acclamation' })).rejects.toMatchObject(code('decision.settled'));
		await restoreDecision(chair, { decisionId });
		expect((await row(decisionId)).state).toBe('prepared');
	});

	it('U18 is a thing that came of its item', async () => {
		const { propose, item } = await scene(all);
		const decisionId = await propose('att anta\natt tacka');
		const { read } = context();
		expect(await read.thing.findUnique({ where: { id: decisionId } })).toMatchObject({
			kind: 'decision',
			title: 'att anta'
		});
		expect(await read.link.findMany({ where: { toId: decisionId } })).toMatchObject([
			{ fromId: item('Plan'), act: 'decision.prepared' }
		]);
	});
});

describe('motions', () => {
	it('U2 are made and joined by who has a vote on the item, and go over or away with those behind them', async () => {
		const { at, meetingId, item, propose, shown, chair } = await scene(all);
		const decisionId = await propose();
		const [fatma, rune] = [at('Fatma'), at('Rune')];
		const { motionId } = await makeMotion(fatma.actor, { decisionId, kind: 'reject' });
		await joinMotion(rune.actor, { motionId });
		await joinMotion(rune.actor, { motionId });
		expect((await shown(decisionId)).motions[0]).toMatchObject({
			by: { seatId: fatma.seat.id, name: 'Fatma, FK' },
			joined: [{ seatId: rune.seat.id }]
		});
		// A substitute who does not serve, one who is disqualified and the secretary have no vote.
		await checkIn(at('Klas').actor, { meetingId, form: 'room' });
		await expect(joinMotion(at('Klas').actor, { motionId })).rejects.toMatchObject(code('motion.no-vote'));
		await expect(makeMotion(at('Sekr').actor, { decisionId, kind: 'approve' })).rejects.toMatchObject(
			code('access.denied')
		);
		await recuse(at('Karin').actor, { meetingId, itemId: item('Plan') });
		await expect(makeMotion(at('Karin').actor, { decisionId, kind: 'approve' })).rejects.toMatchObject(
			code('motion.no-vote')
		);
		await expect(makeMotion(rune.actor, { decisionId, kind: 'refer' })).rejects.toMatchObject({
			fields: { text: 'field.required' }
		});
		// The secretary writes for one who has a vote, a member for nobody else.
		const seatId = rune.seat.id;
		await makeMotion(at('Sekr').actor, { decisionId, kind: 'add', text: 'att tacka', seatId });
		await expect(makeMotion(fatma.actor, { decisionId, kind: 'approve', seatId })).rejects.toMatchObject(
			code('access.denied')
		);
		await leaveMotion(fatma.actor, { motionId });
		expect((await shown(decisionId)).motions[0]).toMatchObject({ by: { seatId }, joined: [] });
		await expect(leaveMotion(fatma.actor, { motionId })).rejects.toMatchObject(code('motion.not-yours'));
		await leaveMotion(chair, { motionId, seatId });
		expect((await shown(decisionId)).motions.map(({ kind }) => kind)).toEqual(['add']);
	});

	it('U3 are put in the chair’s order, which names all that stand', async () => {
		const { at, propose, shown, chair } = await scene(all);
		const decisionId = await propose();
		const ids: string[] = [];
		for (const name of ['Fatma', 'Rune'] as const)
			ids.push((await makeMotion(at(name).actor, { decisionId, kind: 'reject' })).motionId);
		await orderMotions(chair, { decisionId, motionIds: ids.toReversed() });
		await makeMotion(at('Karin').actor, { decisionId, kind: 'approve' });
		const motions = (await shown(decisionId)).motions;
		expect(motions.map(({ by }) => by.name)).toEqual(['Rune, RLJ', 'Fatma, FK', 'Karin, VID']);
		for (const motionIds of [ids, [...ids, ids[0] ?? '', ids[1] ?? ''], []])
			await expect(orderMotions(chair, { decisionId, motionIds })).rejects.toMatchObject(code('decision.changed'));
		await expect(orderMotions(at('Rune').actor, { decisionId, motionIds: ids })).rejects.toMatchObject(
			code('access.denied')
		);
	});
});

describe('deciding', () => {
	it('U4 says what was carried and lost, and gives the words that follow from it', async () => {
		const { at, propose, chair, shown, row } = await scene(all);
		const decisionId = await propose('att anta planen\natt den gäller ett år');
		const motion = async (name: 'Fatma' | 'Rune', kind: 'reject' | 'add', text = '') => {
			portal.clock.advance(1);
			return (await makeMotion(at(name).actor, { decisionId, kind, text })).motionId;
		};
		const [no, more] = [await motion('Fatma', 'reject'), await motion('Rune', 'add', 'att tacka')];
		const said = { decisionId, form: 'acclamation' } as const;
		await expect(decide(chair, { ...said, carried: [no, more] })).rejects.toMatchObject(code('decision.contradiction'));
		await expect(decide(chair, { ...said, carried: ['x'] })).rejects.toMatchObject(code('decision.changed'));
		await expect(decide(chair, { ...said, form: 'unanimous', carried: [more] })).rejects.toMatchObject(
			code('decision.not-unanimous')
		);
		await expect(decide(chair, { ...said, form: 'lot' })).rejects.toMatchObject(code('decision.no-lot'));
		await expect(decide(at('Fatma').actor, said)).rejects.toMatchObject(code('access.denied'));
		await decide(chair, { ...said, carried: [more] });
		expect(await shown(decisionId)).toMatchObject({
			text: 'att anta planen\natt den gäller ett år\natt tacka',
			motions: [{ outcome: 'lost' }, { outcome: 'carried' }]
		});
		await expect(decide(chair, said)).rejects.toMatchObject(code('decision.settled'));
		await expect(makeMotion(at('Rune').actor, { decisionId, kind: 'approve' })).rejects.toMatchObject(
			code('decision.settled')
		);
		const other = await propose();
		await decide(chair, { decisionId: other, form: 'unanimous', text: 'att lägga rapporten till handlingarna' });
		expect((await row(other)).text).toBe('att lägga rapporten till handlingarna');
	});

	it('U6 without a quorum is refused until the chair insists, and then recorded; positions need none', async () => {
		const { propose, chair, row } = await scene(['Ordf', 'Fatma']);
		const decisionId = await propose();
		await expect(decide(chair, { decisionId, form: 'acclamation' })).rejects.toMatchObject({
			code: 'decision.no-quorum',
			details: { present: 2, needed: 3 }
		});
		await decide(chair, { decisionId, form: 'acclamation', insist: true });
		expect((await row(decisionId)).withoutQuorum).toBe(true);
		const advisory = await scene(['Ordf', 'Fatma'], { decides: false });
		const position = await advisory.propose();
		await decide(advisory.chair, { decisionId: position, form: 'unanimous' });
		expect((await advisory.row(position)).withoutQuorum).toBe(false);
	});

	it('U7 keeps who took part as it stood, not who was disqualified, whatever is written later', async () => {
		const { at, meetingId, item, propose, chair, row, shown } = await scene(all);
		await recuse(at('Karin').actor, { meetingId, itemId: item('Plan') });
		const decisionId = await propose();
		await decide(chair, { decisionId, form: 'acclamation' });
		const picture = readTookPart((await row(decisionId)).tookPart);
		expect(picture.map(({ who }) => who).sort()).toEqual(
			[at('Ordf'), at('Fatma'), at('Rune')].map(({ seat }) => seat.id).sort()
		);
		expect(picture[0]).toMatchObject({ membership: at('Ordf').person.membership.id });
		await leave(at('Fatma').actor, { meetingId });
		await insert((db) => db.attendance.updateMany({ where: { meetingId }, data: { struckAt: new Date() } }));
		expect((await shown(decisionId)).tookPart.map(({ name }) => name)).toEqual(['Ordf, AF', 'Fatma, FK', 'Rune, RLJ']);
	});

	it('U7 written after the item was left is of the moment it was left; before the meeting has come to it, not at all', async () => {
		const { at, meetingId, item, propose, chair, row } = await scene(all);
		const [first, sub, next] = [
			await propose(),
			await propose('att a', item('Under planen')),
			await propose('att b', item('Nästa'))
		];
		await expect(decide(chair, { decisionId: next, form: 'acclamation' })).rejects.toMatchObject(
			code('decision.not-treated')
		);
		// A sub-item that the meeting did not turn to is treated with its item.
		await decide(chair, { decisionId: sub, form: 'acclamation' });
		portal.clock.advance(60_000);
		const left = portal.clock.now();
		await takeItem(chair, { meetingId, itemId: item('Nästa') });
		portal.clock.advance(60_000);
		await leave(at('Fatma').actor, { meetingId });
		await decide(chair, { decisionId: first, form: 'acclamation' });
		const taken = await row(first);
		expect(taken.decidedAt).toEqual(left);
		expect(readTookPart(taken.tookPart).map(({ who }) => who)).toContain(at('Fatma').seat.id);
	});

	it('U8 numbers them one after the other, however many at once', async () => {
		const { propose, chair, federation } = await scene(all);
		const ids = [];
		for (let n = 0; n < 12; n++) ids.push(await propose(`att ${n}`));
		await Promise.all(ids.map((decisionId) => decide(chair, { decisionId, form: 'acclamation' })));
		await withdrawDecision(chair, { decisionId: ids[11] ?? '', why: 'Antecknades två gånger.' });
		await decide(chair, { decisionId: await propose('att 12'), form: 'acclamation' });
		const rows = await context().read.decision.findMany({ where: { federationId: federation.id } });
		expect(rows.map(({ ordinal }) => ordinal ?? 0).sort((a, b) => a - b)).toEqual(
			Array.from({ length: 13 }, (_, index) => index + 1)
		);
		expect(new Set(rows.map(({ year }) => year))).toEqual(new Set([2026]));
	});

	it('U9 goes by a closed vote of the same item, once, and carries what won', async () => {
		const { at, propose, chair, meetingId, item, group, row } = await scene(all);
		const decisionId = await propose();
		const { motionId: no } = await makeMotion(at('Fatma').actor, { decisionId, kind: 'reject' });
		const { motionId: yes } = await makeMotion(at('Rune').actor, { decisionId, kind: 'approve' });
		const poll = (id: string, itemId: string, state: string, settled: string) =>
			insert((db) =>
				db.poll.create({
					data: {
						...{ id, federationId: group.federationId, groupId: group.id, meetingId, itemId, decisionId, state },
						...{ question: 'Bifall eller avslag?', kind: 'open', advisory: false, entitled: '{}' },
						options: JSON.stringify([
							{ id: yes, text: 'Bifall' },
							{ id: no, text: 'Avslag' }
						]),
						result: JSON.stringify({
							...{ counts: { [yes]: 3, [no]: 1 }, abstained: 0, outcome: yes, settled },
							...{ voted: [], aside: [], leading: [yes], chair: null }
						}),
						...{ openedAt: portal.clock.now(), openedBy: 'test' }
					}
				})
			);
		const own = (name: string) => `${name}-${meetingId}`;
		await poll(own('open'), item('Plan'), 'open', 'votes');
		await poll(own('elsewhere'), item('Nästa'), 'closed', 'votes');
		await poll(own('tie'), item('Plan'), 'closed', 'waits');
		await poll(own('closed'), item('Plan'), 'closed', 'votes');
		const by = (pollId: string, carried: string[]) => decide(chair, { decisionId, form: 'vote', pollId, carried });
		await expect(by('', [yes])).rejects.toMatchObject({ fields: { pollId: 'field.required' } });
		for (const name of ['open', 'elsewhere', 'none'])
			await expect(by(own(name), [yes])).rejects.toMatchObject({ fields: { pollId: 'field.foreign' } });
		await expect(by(own('tie'), [yes])).rejects.toMatchObject(code('decision.poll-unsettled'));
		await expect(by(own('closed'), [no])).rejects.toMatchObject(code('decision.poll-disagrees'));
		await by(own('closed'), [yes]);
		expect(await row(decisionId)).toMatchObject({ form: 'vote', pollId: own('closed') });
		const second = await propose();
		await insert((db) => db.poll.update({ where: { id: own('open') }, data: { state: 'voided' } }));
		const { pollId } = await openPoll(chair, {
			...{ meetingId, itemId: item('Plan'), decisionId: second, question: 'Anta?', kind: 'open' },
			options: [{ id: second, text: 'Ja' }, { text: 'Nej' }]
		});
		const { options } = await context().read.poll.findUniqueOrThrow({ where: { id: pollId } });
		const choice = (JSON.parse(options) as { id: string }[])[1]?.id ?? '';
		for (const name of ['Ordf', 'Fatma', 'Rune'] as const) await castBallot(at(name).actor, { pollId, choice });
		await closePoll(chair, { pollId });
		await expect(decide(chair, { decisionId: second, form: 'vote', pollId: own('closed') })).rejects.toMatchObject({
			fields: { pollId: 'field.foreign' }
		});
		await decide(chair, { decisionId: second, form: 'vote', pollId });
		expect((await row(second)).text).toBe('att avslå förslaget');
	});
});

describe('what was decided', () => {
	it('U10 is corrected with a reason, and struck with one; what stood before stays', async () => {
		const { at, propose, chair, meetingId, shown, row } = await scene(all);
		const decisionId = await propose();
		const correct = { decisionId, text: 'att anta planen för 2027', why: 'Fel år.' };
		await expect(correctDecision(chair, correct)).rejects.toMatchObject(code('decision.not-decided'));
		await decide(chair, { decisionId, form: 'acclamation' });
		await endMeeting(chair, { meetingId });
		await expect(correctDecision(chair, { ...correct, why: '' })).rejects.toMatchObject({
			fields: { why: 'field.required' }
		});
		await expect(correctDecision(at('Fatma').actor, correct)).rejects.toMatchObject(code('access.denied'));
		await correctDecision(at('Sekr').actor, correct);
		expect(await shown(decisionId)).toMatchObject({
			text: 'att anta planen för 2027',
			corrections: [{ by: 'Sekr', reason: 'Fel år.', was: { text: 'att anta planen' } }]
		});
		await addressDecision(chair, { decisionId, addressees: 'Ekonomen\nRevisorn' });
		await expect(withdrawDecision(chair, { decisionId })).rejects.toMatchObject({ fields: { why: 'field.required' } });
		const { number } = await shown(decisionId);
		await withdrawDecision(chair, { decisionId, why: 'Mötet var inte kallat.' });
		expect(await shown(decisionId)).toMatchObject({ state: 'withdrawn', number, text: correct.text });
		await expect(restoreDecision(chair, { decisionId })).rejects.toMatchObject(code('decision.settled'));
		expect((await row(decisionId)).addressees).toBe('Ekonomen\nRevisorn');
	});

	it('U10 is not changed beside minutes that are locked, nor reserved against', async () => {
		const { at, propose, chair, meetingId, group } = await scene(all);
		const decisionId = await propose();
		await decide(chair, { decisionId, form: 'acclamation' });
		const { statementId } = await makeStatement(at('Fatma').actor, { decisionId, kind: 'reservation' });
		await insert((db) =>
			db.minutes.create({
				data: {
					...{ id: `minutes-${meetingId}`, federationId: group.federationId, groupId: group.id, meetingId },
					...{ state: 'locked', createdAt: portal.clock.now() }
				}
			})
		);
		const late = await propose('att b');
		for (const act of [
			correctDecision(chair, { decisionId, text: 'att bida', why: 'Fel' }),
			withdrawDecision(chair, { decisionId, why: 'Fel' }),
			decide(chair, { decisionId: late, form: 'acclamation' }),
			makeStatement(at('Rune').actor, { decisionId, kind: 'note' }),
			writeStatement(at('Fatma').actor, { statementId, text: 'Sent' }),
			withdrawStatement(at('Fatma').actor, { statementId })
		])
			await expect(act).rejects.toMatchObject(code('decision.adjusted'));
	});

	it('U11 is reserved against by who took part, before the meeting ends; a note by who was there, also after', async () => {
		const { at, propose, chair, meetingId, item, shown } = await scene(all);
		await recuse(at('Karin').actor, { meetingId, itemId: item('Plan') });
		const decisionId = await propose();
		const reservation = { decisionId, kind: 'reservation' } as const;
		await expect(makeStatement(at('Fatma').actor, reservation)).rejects.toMatchObject(code('decision.not-decided'));
		await decide(chair, { decisionId, form: 'acclamation' });
		const { statementId } = await makeStatement(at('Fatma').actor, reservation);
		expect(await makeStatement(at('Fatma').actor, reservation)).toEqual({ statementId });
		for (const name of ['Karin', 'Sekr'] as const)
			await expect(makeStatement(at(name).actor, reservation)).rejects.toMatchObject(code('statement.not-there'));
		const { statementId: runes } = await makeStatement(at('Sekr').actor, {
			...reservation,
			seatId: at('Rune').seat.id
		});
		portal.clock.advance(60_000);
		await endMeeting(chair, { meetingId });
		await expect(makeStatement(at('Ordf').actor, reservation)).rejects.toMatchObject(code('statement.late'));
		await writeStatement(at('Fatma').actor, { statementId, text: 'Kostnaden är inte utredd.' });
		await expect(writeStatement(at('Karin').actor, { statementId: runes, text: 'Nej' })).rejects.toMatchObject(
			code('access.denied')
		);
		await withdrawStatement(at('Rune').actor, { statementId: runes });
		await makeStatement(at('Sekr').actor, { decisionId, kind: 'note', text: 'Frågan återkommer i höst.' });
		expect((await shown(decisionId)).statements.map(({ kind, by, text }) => [kind, by.name, text])).toEqual([
			['reservation', 'Fatma, FK', 'Kostnaden är inte utredd.'],
			['note', 'Sekr', 'Frågan återkommer i höst.']
		]);
	});
});
