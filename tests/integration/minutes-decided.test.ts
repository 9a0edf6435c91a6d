import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FactKind } from '#lib/minutes/content.ts';
import { giveAssignment } from '#server/assignments/give-assignment.ts';
import { context } from '#server/context.ts';
import { addressDecision } from '#server/decisions/address-decision.ts';
import { decide } from '#server/decisions/decide.ts';
import { makeMotion } from '#server/decisions/make-motion.ts';
import { makeStatement } from '#server/decisions/make-statement.ts';
import { orderMotions } from '#server/decisions/order-motions.ts';
import { writeStatement } from '#server/decisions/write-statement.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { beginAdjusting } from '#server/minutes/begin-adjusting.ts';
import { chooseAdjusters } from '#server/minutes/choose-adjusters.ts';
import { readMinutes } from '#server/minutes/read.ts';
import { refetchParagraph } from '#server/minutes/refetch-paragraph.ts';
import { castBallot } from '#server/votes/cast-ballot.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { openPoll } from '#server/votes/open-poll.ts';
import { aDecidingMeeting } from '../build/deciding.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const board = { recordKind: 'minutes', name: 'Styrelsen' };

it('J1 what is moved, voted, decided, reserved and given stands in the paragraph', async () => {
	const scene = await aDecidingMeeting(['Ordf', 'Fatma', 'Rune', 'Karin', 'Sekr'], board);
	const { chair, at, meetingId, item, propose } = scene;
	const decisionId = await propose('att anta planen\natt tacka');
	const { motionId } = await makeMotion(at('Fatma').actor, { decisionId, kind: 'reject' });
	await orderMotions(chair, { decisionId, motionIds: [motionId] });
	const { pollId } = await openPoll(chair, {
		...{ meetingId, itemId: item('Plan'), decisionId, question: 'Anta planen?', kind: 'open' },
		options: [{ id: decisionId, text: 'Ja' }, { text: 'Nej' }]
	});
	const [yes = '', no = ''] = (
		JSON.parse((await context().read.poll.findUniqueOrThrow({ where: { id: pollId } })).options) as { id: string }[]
	).map(({ id }) => id);
	for (const name of ['Ordf', 'Rune', 'Karin'] as const) await castBallot(at(name).actor, { pollId, choice: yes });
	await castBallot(at('Fatma').actor, { pollId, choice: no });
	await closePoll(chair, { pollId });
	await decide(chair, { decisionId, form: 'vote', pollId });
	const { statementId } = await makeStatement(at('Fatma').actor, { decisionId, kind: 'reservation' });
	await addressDecision(chair, { decisionId, addressees: 'Ekonomen\nRevisorn' });
	await giveAssignment(chair, {
		...{ groupId: scene.group.id, decisionId, text: 'Följa upp planen', due: 'next' },
		owner: `organisation:${scene.organisations.get('VID')?.id ?? ''}`
	});
	await endMeeting(chair, { meetingId });

	const read = () => readMinutes(at('Sekr').actor, meetingId);
	const lines = async (kind: FactKind) => {
		const paragraph = (await read()).content.paragraphs.find(({ id }) => id === item('Plan'));
		return paragraph?.after.filter((fact) => fact.kind === kind).flatMap((fact) => fact.lines);
	};
	expect(await lines('motions')).toEqual(['Fatma yrkar avslag på förslaget.']);
	expect(await lines('vote')).toEqual([
		'Anta planen?',
		expect.stringMatching(/^Ja: 3 \((Ordf|Karin|Rune), (Ordf|Karin|Rune) och (Ordf|Karin|Rune)\)$/),
		'Nej: 1 (Fatma)',
		'Röstberättigade: 4',
		'Utfall: Ja'
	]);
	expect(await lines('decision')).toEqual(['att anta planen', 'att tacka']);
	expect(await lines('took-part')).toEqual([expect.stringMatching(/Ordf.*Fatma|Fatma.*Ordf/)]);
	expect(await lines('reservation')).toEqual(['Fatma reserverar sig mot beslutet.']);
	expect(await lines('addressees')).toEqual(['Ekonomen, Revisorn']);
	expect(await lines('assignment')).toEqual(['Följa upp planen – Organisation VID, till nästa möte']);

	// The words of the reservation come while it is adjusted: they are fetched, and after locking there are no more.
	const secretary = at('Sekr').actor;
	await chooseAdjusters(secretary, { meetingId, adjusters: [at('Rune').person.membership.id] });
	await beginAdjusting(secretary, { meetingId });
	await writeStatement(at('Fatma').actor, { statementId, text: 'Pengarna räcker inte.' });
	expect((await read()).standing[item('Plan')]).toMatchObject({ factsChanged: true });
	expect(await lines('reservation')).toEqual(['Fatma reserverar sig mot beslutet.']);
	await refetchParagraph(secretary, { meetingId, itemId: item('Plan'), what: 'facts' });
	expect(await lines('reservation')).toEqual(['Fatma reserverar sig mot beslutet: Pengarna räcker inte.']);
	await insert((db) => db.minutes.update({ where: { meetingId }, data: { state: 'locked' } }));
	for (const late of [
		writeStatement(at('Fatma').actor, { statementId, text: 'Mer.' }),
		makeStatement(at('Rune').actor, { decisionId, kind: 'note', text: 'Sent.' })
	])
		await expect(late).rejects.toMatchObject({ code: 'decision.adjusted' });
});
