import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAssignment } from '#server/assignments/give-assignment.ts';
import { context } from '#server/context.ts';
import { addressDecision } from '#server/decisions/address-decision.ts';
import { decide } from '#server/decisions/decide.ts';
import { makeMotion } from '#server/decisions/make-motion.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { deferItem } from '#server/meetings/defer-item.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { readForMe } from '#server/meetings/read-for-me.ts';
import { castBallot } from '#server/votes/cast-ballot.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { openPoll } from '#server/votes/open-poll.ts';
import { aHeldMeeting } from '../build/held.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aPerson } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const minute = 60_000;
const items = ['Öppnande', 'Plan', 'Lokaler', 'Slut'].map((title) => ({ title }));

/** A meeting in which a plan is voted and decided before Karin comes, and the premises are put off while she is there. */
async function played() {
	const meeting = await aHeldMeeting(
		portal.clock,
		{ Ordf: ['chair', 'AF'], Fatma: ['member', 'FK'], Karin: ['member', 'VID'], Kim: ['member', 'RLJ'] } as const,
		{ decides: true, numbering: 'per-meeting', numberPrefix: '§ ', quorum: 'half' },
		items
	);
	const { meetingId, itemId, at, comes, take, start, end } = meeting;
	const chair = at('Ordf').actor;
	const pass = (minutes: number) => portal.clock.advance(minutes * minute);
	await comes('room', 'Ordf', 'Fatma', 'Kim');
	await start();
	pass(10);
	await take('Plan');
	const plan = await itemId('Plan');
	const { decisionId } = await prepareDecision(chair, { meetingId, itemId: plan, text: 'att anta planen' });
	await makeMotion(at('Kim').actor, { decisionId, kind: 'approve' });
	const { pollId } = await openPoll(chair, {
		...{ meetingId, itemId: plan, question: 'Ska planen antas?', kind: 'open' },
		options: [{ text: 'Ja' }, { text: 'Nej' }]
	});
	const poll = await context().read.poll.findUniqueOrThrow({ where: { id: pollId } });
	const [yes] = JSON.parse(poll.options) as { id: string }[];
	for (const name of ['Ordf', 'Fatma'] as const) await castBallot(at(name).actor, { pollId, choice: yes?.id ?? '' });
	await closePoll(chair, { pollId });
	await decide(chair, { decisionId, form: 'acclamation' });
	await addressDecision(chair, { decisionId, addressees: 'VID\nKansliet' });
	const karin = at('Karin').person.membership.id;
	const task = {
		groupId: meeting.group.id,
		itemId: plan,
		decisionId,
		text: 'Ta fram en tidplan',
		due: 'next' as const
	};
	await giveAssignment(chair, { ...task, owner: `person:${karin}` });
	pass(20);
	await take('Lokaler');
	pass(1);
	await comes('room', 'Karin');
	pass(9);
	await deferItem(chair, { meetingId, itemId: await itemId('Lokaler'), reason: 'Underlag saknas' });
	await take('Slut');
	pass(5);
	return { ...meeting, chair, end, endMeeting: () => endMeeting(chair, { meetingId }) };
}

describe('the page for oneself after a meeting', () => {
	it('U19 S12 holds exactly what happened to who came half an hour late', async () => {
		const { meetingId, itemId, at, endMeeting: ends } = await played();
		const karin = at('Karin').actor;
		expect(await readForMe(karin, meetingId)).toBeNull();
		await ends();
		const mine = await readForMe(karin, meetingId);
		expect(mine?.came).toBe('part');
		expect(mine?.tasks.map(({ text }) => text)).toEqual(['Ta fram en tidplan']);
		expect(mine?.touching.map(({ text, touches }) => [text, touches])).toEqual([
			['att anta planen', [expect.objectContaining({ kind: 'addressee' })]]
		]);
		const plan = await itemId('Plan');
		expect(mine?.missed).toMatchObject([
			{ kind: 'item', itemId: await itemId('Öppnande'), votes: [], decisions: [], outcome: null },
			{
				...{ kind: 'item', itemId: plan, outcome: null, decisions: ['att anta planen'] },
				votes: [expect.stringContaining('Ska planen antas?: Ja 2')]
			}
		]);
		expect(mine?.votes).toEqual([]);
	});

	it('U19 says how one voted oneself, and by whose motion a decision is the organisation’s', async () => {
		const { meetingId, at, endMeeting: ends } = await played();
		await ends();
		const fatma = await readForMe(at('Fatma').actor, meetingId);
		expect(fatma).toMatchObject({ came: 'whole', missed: [], touching: [], tasks: [] });
		expect(fatma?.votes).toMatchObject([{ question: 'Ska planen antas?', choice: 'Ja' }]);
		const kim = await readForMe(at('Kim').actor, meetingId);
		expect(kim?.touching[0]?.touches).toMatchObject([{ kind: 'motion' }]);
	});

	it('U19 is for who may read the meeting: the office was not called, others are refused', async () => {
		const { meetingId, federation, endMeeting: ends } = await played();
		await ends();
		const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
		expect(await readForMe(office, meetingId)).toMatchObject({ came: 'not-called', missed: [], organisations: [] });
		const stranger = await actorFor(await aPerson(federation));
		await expect(readForMe(stranger, meetingId)).rejects.toMatchObject({ code: 'thing.missing' });
	});
});
