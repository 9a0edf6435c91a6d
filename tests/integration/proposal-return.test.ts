import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem, restoreAgendaItem } from '#server/agenda/remove-item.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { decide } from '#server/decisions/decide.ts';
import { gatherLines } from '#server/digest/gather-lines.ts';
import { makeMotion } from '#server/decisions/make-motion.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { withdrawDecision } from '#server/decisions/withdraw-decision.ts';
import { writeStatement } from '#server/decisions/write-statement.ts';
import { makeStatement } from '#server/decisions/make-statement.ts';
import { readHome } from '#server/home/read.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { carryItem } from '#server/meetings/carry-item.ts';
import { deferItem } from '#server/meetings/defer-item.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { layCarried } from '#server/meetings/lay-carried.ts';
import { reopenItem } from '#server/meetings/reopen-item.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeUpItem } from '#server/meetings/take-up-item.ts';
import { answerSounding } from '#server/proposals/answer-sounding.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { addPaper } from '#server/proposals/add-paper.ts';
import { handOn } from '#server/proposals/hand-on.ts';
import { takeUp } from '#server/proposals/take-up.ts';
import { readItemTexts } from '#server/items/read.ts';
import { describeProposal } from '#server/proposals/describe-proposal.ts';
import { soundProposal } from '#server/proposals/sound.ts';
import { readOutcome } from '#server/proposals/read-outcome.ts';
import { readBoardDates } from '#server/proposals/read-board-dates.ts';
import { readProposal } from '#server/proposals/read.ts';
import { removePaper } from '#server/proposals/remove-paper.ts';
import { settleProposal } from '#server/proposals/settle-proposal.ts';
import { turnBack } from '#server/proposals/turn-back.ts';
import { castBallot } from '#server/votes/cast-ballot.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { openPoll } from '#server/votes/open-poll.ts';
import { readThread } from '#server/thread/read.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aChain, aReadyProposal, beforeBoard, dayIn, readyAgain, seenBy, sounded } from '../build/proposals.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const acclaim = { form: 'acclamation' as const, insist: true };
const stateOf = async (actor: Actor, proposalId: string) => (await readProposal(actor, proposalId)).state;
const newsOf = async (actor: Actor) =>
	(await readHome(actor)).news.lines.flatMap((line) => (line.kind === 'proposal' ? [line.to] : []));
/** What the next day's letter says to somebody of what bodies have done. */
const lettersTo = async (actor: Actor) =>
	(await gatherLines(actor, portal.context.clock.now())).flatMap(({ key, title }) =>
		key.startsWith('returned:') ? [title] : []
	);

describe('what a body does with a proposal', () => {
	it('Y10 goes back by the act itself to the group it began in, with its reasons, and is read there', async () => {
		const chain = await aChain();
		const { office, chair, boardChair, boardMember, local, localMember, elsewhere, noteId } = chain;
		const id = await aReadyProposal(chain);
		await expect(readOutcome(local, id)).rejects.toMatchObject({ code: 'thing.missing' });
		const { decisionId } = await beforeBoard(chain, id);
		const { motionId } = await makeMotion(boardMember, { decisionId, kind: 'reject', text: '' });
		await decide(boardChair, { decisionId, carried: [], ...acclaim });
		const { statementId } = await makeStatement(boardMember, { decisionId, kind: 'reservation' });
		await writeStatement(boardMember, { statementId, text: 'Det kostar för mycket.' });
		expect(motionId).toBeTruthy();

		expect(await readProposal(chair, id)).toMatchObject({ state: 'decided', register: { finalAs: 'drawn-up' } });
		for (const actor of [local, localMember, chair, office]) {
			const { treatments } = await readOutcome(actor, id);
			expect(treatments).toMatchObject([{ to: 'decided', body: 'Styrelsen', decisions: [{ text: 'att ringa alla' }] }]);
			expect(treatments[0]?.decisions[0]?.reservations).toMatchObject([{ text: 'Det kostar för mycket.' }]);
			expect(await newsOf(actor)).toEqual(['decided']);
		}
		expect((await readOutcome(local, id)).origins.map((one) => one.id)).toContain(noteId);
		for (const actor of [local, localMember])
			expect(await lettersTo(actor)).toEqual(['Styrelsen har beslutat om Tidiga samtal']);
		expect(await lettersTo(elsewhere)).toEqual([]);
		// Both ways on the thread: from the note to what was decided, and no further than one may read.
		const { knots } = await readThread(local, noteId);
		expect(knots.find((knot) => knot.id === id)?.seen).toMatchObject({ href: `/proposals/${id}`, done: true });
		expect(knots.find((knot) => knot.id === decisionId)?.seen).toBeNull();
		// The text stays the group's, and others know of nothing.
		await expect(readProposal(local, id)).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(readOutcome(elsewhere, id)).rejects.toMatchObject({ code: 'thing.missing' });
		expect(await newsOf(elsewhere)).toEqual([]);
		expect(await newsOf(boardChair)).toEqual([]);
	});

	it('Y10 comes again after it was referred back: each treatment is a line with its body, reason and vote', async () => {
		const chain = await aChain();
		const { chair, boardChair, boardMember, local } = chain;
		const id = await aReadyProposal(chain);
		const first = await beforeBoard(chain, id);
		const { motionId } = await makeMotion(boardMember, { ...first, kind: 'refer', text: 'Vad kostar det?' });
		await decide(boardChair, { decisionId: first.decisionId, carried: [motionId], to: 'Regionala', ...acclaim });
		const back = await readProposal(chair, id);
		expect(back).toMatchObject({ state: 'referred', document: { mayWrite: true } });
		expect(back.treatments).toMatchObject([{ to: 'referred', referredTo: 'Regionala', reason: 'Vad kostar det?' }]);
		await endMeeting(boardChair, { meetingId: first.meetingId });
		await readyAgain(chain, id);
		const again = await beforeBoard(chain, id, dayIn(30));
		await decide(boardChair, { decisionId: again.decisionId, carried: [], ...acclaim });
		const { treatments, lines } = await readProposal(chair, id);
		expect(treatments.map(({ to, vote }) => [to, vote])).toEqual([
			['decided', 'Med acklamation'],
			['referred', 'Med acklamation']
		]);
		expect(lines.map(({ to }) => to)).toEqual([
			...['sounding', 'ready', 'agenda', 'referred', 'sounding', 'ready', 'agenda', 'decided']
		]);
		expect((await readOutcome(local, id)).treatments.map(({ to }) => to)).toEqual(['decided', 'referred']);
	});

	it('Y10 is before the body again when the decision is struck or the item reopened, unless it has gone on', async () => {
		const chain = await aChain();
		const { chair, boardChair } = chain;
		const id = await aReadyProposal(chain);
		const { meetingId, itemId, decisionId } = await beforeBoard(chain, id);
		await deferItem(boardChair, { meetingId, itemId, reason: 'Tiden räckte inte.' });
		expect((await readProposal(chair, id)).treatments[0]).toMatchObject({
			to: 'deferred',
			reason: 'Tiden räckte inte.'
		});
		await reopenItem(boardChair, { meetingId, itemId });
		expect(await stateOf(chair, id)).toBe('agenda');
		await decide(boardChair, { decisionId, carried: [], ...acclaim });
		await withdrawDecision(boardChair, { decisionId, why: 'Fel ärende' });
		const struck = await readProposal(chair, id);
		expect(struck).toMatchObject({ state: 'agenda', treatments: [{ to: 'agenda', reason: 'Fel ärende' }, {}, {}] });
		expect(struck.treatments.flatMap(({ decisions }) => decisions)).toEqual([]);
		await deferItem(boardChair, { meetingId, itemId });
		const { version } = await readProposal(chair, id);
		await turnBack(chair, { proposalId: id, version, move: 'withdraw', reason: 'Behövs inte.' });
		await reopenItem(boardChair, { meetingId, itemId });
		expect(await stateOf(chair, id)).toBe('withdrawn');
	});

	it('Y10 stays settled by the other decision at its item when one of two is struck', async () => {
		const chain = await aChain();
		const { chair, boardChair } = chain;
		const id = await aReadyProposal(chain);
		const { meetingId, itemId, decisionId } = await beforeBoard(chain, id);
		const { decisionId: other } = await prepareDecision(boardChair, {
			meetingId,
			itemId,
			text: 'att skriva till alla'
		});
		await decide(boardChair, { decisionId, carried: [], ...acclaim });
		await decide(boardChair, { decisionId: other, carried: [], form: 'unanimous', insist: true });
		await withdrawDecision(boardChair, { decisionId, why: 'Fel ärende' });
		const { treatments, ...kept } = await readProposal(chair, id);
		expect(kept.state).toBe('decided');
		expect(treatments).toMatchObject([{ to: 'decided', vote: 'Enhälligt', decisions: [{ id: other }] }]);
		await withdrawDecision(boardChair, { decisionId: other, why: 'Också fel' });
		expect(await stateOf(chair, id)).toBe('agenda');
	});

	it('Y10 goes the way of the decision that stands when one that said otherwise is struck', async () => {
		const chain = await aChain();
		const { chair, boardChair, boardMember } = chain;
		const id = await aReadyProposal(chain);
		const { meetingId, itemId, decisionId } = await beforeBoard(chain, id);
		const { decisionId: other } = await prepareDecision(boardChair, {
			meetingId,
			itemId,
			text: 'att skriva till alla'
		});
		const { motionId } = await makeMotion(boardMember, { decisionId, kind: 'reject', text: '' });
		await decide(boardChair, { decisionId, carried: [motionId], ...acclaim });
		await decide(boardChair, { decisionId: other, carried: [], ...acclaim });
		expect(await stateOf(chair, id)).toBe('declined');
		await withdrawDecision(boardChair, { decisionId, why: 'Fel ärende' });
		const { treatments, state } = await readProposal(chair, id);
		expect(state).toBe('decided');
		expect(treatments.map(({ to }) => to)).toEqual(['decided', 'agenda', 'declined']);
		expect(treatments[0]?.decisions).toMatchObject([{ id: other }]);
	});

	it('Y10 goes along when its item is carried to the next meeting, and is decided there', async () => {
		const chain = await aChain();
		const { chair, boardChair, board } = chain;
		const id = await aReadyProposal(chain);
		const { meetingId, itemId } = await beforeBoard(chain, id);
		await aMeetingWith(boardChair, board.id, [], dayIn(40));
		await deferItem(boardChair, { meetingId, itemId });
		const next = await carryItem(boardChair, { meetingId, itemId });
		const there = await readProposal(chair, id);
		expect(there).toMatchObject({ state: 'agenda', item: { itemId: next.itemId, meetingId: next.meetingId } });
		const decisions = await portal.context.read.decision.findMany({ where: { itemId: next.itemId } });
		expect(decisions.map(({ text, state }) => [text, state])).toEqual([['att ringa alla', 'prepared']]);
		await reopenItem(boardChair, { meetingId, itemId });
		expect(await readProposal(chair, id)).toMatchObject({ state: 'agenda', item: { itemId, meetingId } });
	});

	it('Y10 goes along anew when its item comes again from a meeting that was cancelled, or where it was taken off', async () => {
		const chain = await aChain();
		const { chair, boardChair, boardMember, board } = chain;
		const id = await aReadyProposal(chain);
		const { meetingId, itemId } = await beforeBoard(chain, id);
		await deferItem(boardChair, { meetingId, itemId });
		await endMeeting(boardChair, { meetingId });
		const takenUp = async (days: number) => {
			const later = await aMeetingWith(boardChair, board.id, [], dayIn(days));
			return { ...(await takeUpItem(boardChair, { meetingId: later, itemId })), meetingId: later };
		};
		const standsAt = async (item: { itemId: string; meetingId: string } | null) =>
			expect(await readProposal(chair, id)).toMatchObject({ state: item ? 'agenda' : 'ready', item });
		const cancelled = await takenUp(40);
		await standsAt(cancelled);
		await cancelMeeting(boardChair, { meetingId: cancelled.meetingId, reason: '' });
		await standsAt(null);
		const off = await takenUp(50);
		await standsAt(off);
		await removeAgendaItem(boardChair, off.meetingId, off.itemId, { commandId: 'off' });
		await standsAt(null);
		await restoreAgendaItem(boardChair, off.meetingId, off.itemId, { commandId: 'back' });
		await standsAt(off);
		await removeAgendaItem(boardChair, off.meetingId, off.itemId, { commandId: 'off-again' });
		const last = await takenUp(60);
		await standsAt(last);
		// A job may run twice after a crash.
		await layCarried({ itemId, toMeetingId: last.meetingId });
		await standsAt(last);
		expect((await readAgendaOf(boardChair, last.meetingId)).items.map((item) => item.id)).toEqual([last.itemId]);
		const [prepared, ...more] = await portal.context.read.decision.findMany({ where: { itemId: last.itemId } });
		expect([prepared?.text, more]).toEqual(['att ringa alla', []]);
		await startMeeting(boardChair, { meetingId: last.meetingId });
		for (const actor of [boardChair, boardMember]) await checkIn(actor, { meetingId: last.meetingId, form: 'room' });
		await decide(boardChair, { decisionId: prepared?.id ?? '', carried: [], ...acclaim });
		expect((await readProposal(chair, id)).treatments.map(({ to }) => to)).toEqual(['decided', 'deferred']);
	});

	it('Y10 stays where it is taken up elsewhere, whatever becomes of the item it was put off at', async () => {
		const chain = await aChain();
		const { chair, boardChair, board, office } = chain;
		const id = await aReadyProposal(chain);
		const { meetingId, itemId } = await beforeBoard(chain, id);
		await deferItem(boardChair, { meetingId, itemId });
		await endMeeting(boardChair, { meetingId });
		const [first, own, last] = [
			await aMeetingWith(boardChair, board.id, [], dayIn(40)),
			await aMeetingWith(boardChair, board.id, [], dayIn(50)),
			await aMeetingWith(boardChair, board.id, [], dayIn(60))
		];
		await takeUpItem(boardChair, { meetingId: first, itemId });
		await cancelMeeting(boardChair, { meetingId: first, reason: '' });
		const { version } = await readProposal(office, id);
		const other = await takeUp(office, { proposalId: id, version, meetingId: own });
		await cancelMeeting(boardChair, { meetingId: own, reason: '' });
		await takeUpItem(boardChair, { meetingId: last, itemId });
		expect(await readProposal(chair, id)).toMatchObject({ state: 'ready', item: null });
		expect(other.itemId).not.toBe(itemId);
	});

	it('Y6 is settled once by two at the same time, by hand and by a decision', async () => {
		const chain = await aChain();
		const { chair, boardChair, office } = chain;
		const id = await aReadyProposal(chain);
		const { decisionId } = await beforeBoard(chain, id);
		const { version } = await readProposal(office, id);
		const by = { proposalId: id, version, move: 'decline' as const, reason: 'Nej.' };
		const both = await Promise.allSettled([
			decide(boardChair, { decisionId, carried: [], ...acclaim }),
			settleProposal(office, by)
		]);
		expect(both[0].status).toBe('fulfilled');
		const { lines, state } = await readProposal(chair, id);
		// Whichever came first: what the body decided stands, and each came once.
		expect(state).toBe('decided');
		const left = lines.flatMap(({ from, to }) => (from === 'agenda' ? [to] : []));
		expect(left).toEqual(both[1].status === 'fulfilled' ? ['declined', 'decided'] : ['decided']);
	});

	it('Y10 what was written down by hand gives way to what the body decides, and is struck with it', async () => {
		const chain = await aChain();
		const { chair, boardChair, office } = chain;
		const id = await aReadyProposal(chain);
		const { decisionId } = await beforeBoard(chain, id);
		const byHand = async (move: 'decide' | 'decline') => {
			const { version } = await readProposal(office, id);
			await settleProposal(office, { proposalId: id, version, move, reason: 'Som det sades.' });
		};
		await byHand('decide');
		await decide(boardChair, { decisionId, carried: [], ...acclaim });
		const { treatments, state } = await readProposal(chair, id);
		expect(state).toBe('decided');
		expect(treatments).toMatchObject([
			{ to: 'decided', reason: 'Som det sades.', vote: 'Med acklamation', decisions: [{ id: decisionId }] }
		]);
		await withdrawDecision(boardChair, { decisionId, why: 'Fel ärende' });
		expect(await stateOf(chair, id)).toBe('agenda');
	});

	it('Y12 shows the last days before the next meeting it can reach', async () => {
		const chain = await aChain();
		const { chair, boardChair, board } = chain;
		const id = await aReadyProposal(chain);
		await aMeetingWith(boardChair, board.id, [], dayIn(3));
		await aMeetingWith(boardChair, board.id, [], dayIn(60));
		const dates = await readBoardDates(chair, id);
		expect(dates).toMatchObject([{ group: 'Styrelsen' }]);
		expect(dates[0]?.prepared.getTime()).toBeGreaterThan(portal.clock.now().getTime());
		// Once it is taken up, that meeting stands alone.
		const meetingId = await aMeetingWith(boardChair, board.id, [], dayIn(5));
		const { version } = await readProposal(chain.office, id);
		await takeUp(chain.office, { proposalId: id, version, meetingId });
		expect((await readBoardDates(chair, id)).map((one) => one.meetingId)).toEqual([meetingId]);
	});
});

describe('what a round asks about', () => {
	it('Y8 is also the papers and what is applied for: what is changed of them is shown, and told to the board', async () => {
		const chain = await aChain();
		const { office, chair, boardChair, board, region } = chain;
		const begun = { groupId: region.id, kind: 'application' as const, title: 'Studio' };
		const { proposalId } = await beginProposal(chair, begun);
		const applies = { proposalId, title: 'Studio', form: 'project' as const, fromYear: 2027, toYear: 2028 };
		await describeProposal(chair, { ...applies, amount: 500_000 });
		const before = await seenBy(chair, proposalId);
		await describeProposal(chair, { ...applies, amount: 600_000 });
		const asked = { dueOn: dayIn(20), organisationIds: [chain.organisation.id] };
		await expect(soundProposal(chair, { ...before, ...asked })).rejects.toMatchObject({
			code: 'proposal.text-changed'
		});
		await sounded(chain, proposalId);
		expect((await readProposal(chair, proposalId)).round).toMatchObject({ changed: false, factsChanged: [] });
		await describeProposal(chair, { ...applies, amount: 2_000_000 });
		await addPaper(chair, { proposalId, file: new File(['%PDF-1.7\n%%EOF'], 'Kalkyl.pdf') });
		expect((await readProposal(chair, proposalId)).round?.factsChanged).toEqual([
			{ what: 'amount', was: 600_000, is: 2_000_000 },
			{ what: 'papers', added: ['Kalkyl.pdf'], gone: [], replaced: [] }
		]);
		await handOn(chair, await seenBy(chair, proposalId));
		const meetingId = await aMeetingWith(boardChair, board.id, [], dayIn(7));
		const { version } = await readProposal(office, proposalId);
		const { itemId } = await takeUp(office, { proposalId, version, meetingId });
		const text = JSON.stringify((await readItemTexts(boardChair, meetingId))[itemId]?.text);
		expect(text).toMatch(/Söker: var 600.000 kronor, är 2.000.000 kronor.*Bilagor: ny Kalkyl\.pdf/);
	});
});

describe('a round that asks for formal decisions', () => {
	it('Y13 asks each for body, day and paragraph, keeps the paper, and marks who applies', async () => {
		const { office, chair, region, organisation, elsewhere } = await aChain();
		const begun = { groupId: region.id, kind: 'application' as const, title: 'Studio' };
		const { proposalId } = await beginProposal(chair, begun);
		await describeProposal(chair, { proposalId, title: 'Studio', applicants: [organisation.id] });
		const { version, seen } = await readProposal(chair, proposalId);
		const asked = { dueOn: dayIn(20), organisationIds: [organisation.id], asks: 'decisions' as const };
		const { soundingId } = await soundProposal(chair, { proposalId, version, seen, ...asked });
		const said = { proposalId, soundingId, organisationId: organisation.id, answer: 'supports' as const };
		await expect(answerSounding(chair, said)).rejects.toMatchObject({
			fields: { body: 'field.required', decidedOn: 'field.required', paragraph: 'field.required' }
		});
		await answerSounding(chair, { ...said, answer: 'anchoring', untilOn: dayIn(9) });
		const formal = { ...said, body: 'Kommunstyrelsen', decidedOn: dayIn(-1), paragraph: '§ 14' };
		const file = new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'], 'Utdrag.pdf');
		await expect(answerSounding(elsewhere, formal, {}, file)).rejects.toMatchObject({ code: 'thing.missing' });
		await answerSounding(chair, formal, {}, file);
		const { round } = await readProposal(office, proposalId);
		expect(round).toMatchObject({
			asks: 'decisions',
			positions: [
				{ applicant: true, decided: { body: 'Kommunstyrelsen', paragraph: '§ 14', paper: { name: 'Utdrag.pdf' } } }
			]
		});
		// Whose decision it shows says so, and it is not the writers' to take away.
		const { papers } = await readProposal(chair, proposalId);
		expect(papers).toMatchObject([{ name: 'Utdrag.pdf', of: organisation.name }]);
		const paperId = papers[0]?.id ?? '';
		await expect(removePaper(chair, { proposalId, paperId })).rejects.toMatchObject({ code: 'paper.evidence' });
		const other = new File(['%PDF-1.7\n2 0 obj\n<<>>\nendobj\n%%EOF'], 'Rättat.pdf');
		await answerSounding(chair, formal, {}, other);
		expect((await readProposal(chair, proposalId)).papers).toMatchObject([{ name: 'Rättat.pdf' }]);
	});

	it('Y13 counts in the history of a proposal how many of those who voted apply themselves', async () => {
		const chain = await aChain();
		const { chair, boardChair, boardMember, organisations } = chain;
		const id = await aReadyProposal(chain, { kind: 'application', applicants: [organisations.get('AF')?.id ?? ''] });
		const { meetingId, itemId, decisionId } = await beforeBoard(chain, id);
		const options = [{ id: decisionId, text: 'Ja' }, { text: 'Nej' }];
		const asked = { meetingId, itemId, decisionId, question: 'Bifall?', kind: 'open' as const, options };
		const { pollId } = await openPoll(boardChair, asked);
		for (const actor of [boardChair, boardMember]) await castBallot(actor, { pollId, choice: decisionId });
		await closePoll(boardChair, { pollId });
		await decide(boardChair, { decisionId, carried: [], form: 'vote', pollId, insist: true });
		expect((await readProposal(chair, id)).treatments[0]?.vote).toBe(
			'Ja 2, Nej 0, avstår 0 (varav 1 från den som ansöker)'
		);
	});
});
