import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaJson } from '#lib/agenda/item.ts';
import { portal as thePortal } from '#lib/permissions/facts.ts';
import { plainText } from '#lib/items/read-item.ts';
import { newId } from '#lib/ids/id.ts';
import { chooseReview } from '#server/decisions/choose-review.ts';
import { decide } from '#server/decisions/decide.ts';
import { layReviews } from '#server/decisions/lay-reviews.ts';
import { readReview } from '#server/decisions/read-review.ts';
import { restoreDecision } from '#server/decisions/restore-decision.ts';
import { reviewDecision } from '#server/decisions/review-decision.ts';
import { withdrawDecision } from '#server/decisions/withdraw-decision.ts';
import { readItemTexts } from '#server/items/read.ts';
import { readMatters } from '#server/matters/read.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { readThread } from '#server/thread/read.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aGroup, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { aChain, aReadyProposal, beforeBoard, dayIn } from '../build/proposals.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const day = 86_400_000;

/** A decision on a proposal that began in the local group, to be looked at again in so many days. */
async function decided(days: number) {
	const chain = await aChain();
	const { boardChair, board, anna, organisation } = chain;
	const proposalId = await aReadyProposal(chain);
	const { decisionId, meetingId } = await beforeBoard(chain, proposalId);
	await decide(boardChair, { decisionId, carried: [], form: 'acclamation', insist: true });
	const owners = [`${organisation.id}:${anna.membership.id}`];
	const reviewOn = dayIn(days);
	await reviewDecision(boardChair, { decisionId, effect: 'Alla blir uppringda.', reviewOn, owners });
	const items = async (id: string) => {
		const document = await portal.context.read.document.findUniqueOrThrow({
			where: { kind_subjectId: { kind: 'agenda', subjectId: id } }
		});
		const { json } = await portal.context.documents.read(document.id);
		return (json as AgendaJson).items.filter(({ removed, title }) => !removed && title.startsWith('Uppföljning'));
	};
	// A session ends before some of these days have come.
	const again = () => actorFor(chain.at('Ordf').person);
	const meet = async (inDays: number) => {
		const id = await aMeetingWith(await again(), board.id, [], dayIn(inDays));
		await portal.context.jobs.settled(`decisions.review:${id}`);
		return id;
	};
	const run = () => layReviews({ groupId: board.id });
	return { ...chain, proposalId, decisionId, meetingId, reviewOn, items, meet, run, again };
}

describe('a decision that comes back', () => {
	it('Y11 puts itself on the next agenda once when its day has come, with what was decided and how it began', async () => {
		const { decisionId, boardChair, local, board, items, meet, reviewOn, noteId, localMember, localGroup, run } =
			await decided(90);
		const before = await meet(50);
		const after = await meet(120);
		const later = await meet(150);
		expect([await items(before), await items(after)]).toEqual([[], []]);
		portal.clock.advance(91 * day);
		portal.context.jobs.kick();
		await portal.context.jobs.settled(`decisions.review:${board.id}:${reviewOn}`);
		await run();
		const [item, ...others] = await items(after);
		expect(others).toEqual([]);
		expect(await items(later)).toEqual([]);
		const blocks = (await readItemTexts(boardChair, after))[item?.id ?? '']?.text ?? [];
		const text = plainText(blocks);
		for (const said of ['att ringa alla', 'Alla blir uppringda.', 'Tidiga samtal']) expect(text).toContain(said);
		// The note was never before the body: that there is one is said, its words are not.
		expect(text).toContain('Från en annan grupp');
		expect(text).not.toContain('Ring alla i god tid');
		expect(JSON.stringify(blocks)).toContain(`/thread/${decisionId}"`);

		// Offered to the group where it began, once, with ways both ways.
		const { matters } = await readMatters(local, localGroup.id);
		expect(matters).toMatchObject([{ sender: 'Styrelsen', state: 'open', threaded: true }]);
		expect((await readReview(boardChair, decisionId)).came.map(({ id }) => id)).toEqual([item?.id]);
		const back = await readThread(boardChair, item?.id ?? '');
		expect(back.knots.find((knot) => knot.id === decisionId)?.seen).toBeTruthy();
		const ahead = await readThread(localMember, noteId);
		expect(ahead.knots.find((knot) => knot.id === matters[0]?.id)?.seen).toBeTruthy();

		// Taken off by hand it stays off; it came back once.
		await editAgenda(boardChair, after, 'remove', { id: item?.id ?? '' }, {});
		await run();
		expect([await items(after), await items(later)]).toEqual([[], []]);
	});

	it('Y11 quotes what was shown to the body and stands, and offers the words of a decision to whoever was told', async () => {
		const { federation, board, localGroup, noteId, decisionId, again, items, meet, run } = await decided(20);
		const createdAt = portal.clock.now();
		const other = await aGroup(federation, { name: 'Andra' });
		const gone = await aGroup(federation, { name: 'Borta' });
		const note = async (groupId: string, title: string, withdrawn: boolean, toDecision: boolean) => {
			const row = { id: newId(), federationId: federation.id, groupId, title };
			const over = withdrawn ? { removedAt: createdAt } : {};
			await insert((db) => db.thing.create({ data: { ...row, ...over, kind: 'relay', createdAt } }));
			const state = withdrawn ? 'withdrawn' : 'relayed';
			await insert((db) => db.relayNote.create({ data: { ...row, state, what: '', asked: 'answer', createdAt } }));
			await shown(row.id);
			const link = { fromId: row.id, toId: toDecision ? decisionId : noteId, act: 'relay.received' };
			await insert((db) => db.link.create({ data: { id: newId(), ...link, at: createdAt, by: '' } }));
		};
		const shown = async (id: string) => {
			const hop = { id: newId(), federationId: federation.id, noteId: id, toGroupId: board.id, at: createdAt };
			await insert((db) => db.relayHop.create({ data: { ...hop, payload: '{}', sha256: '' } }));
		};
		await shown(noteId);
		await note(other.id, 'Sent tillagt', false, true);
		await note(gone.id, 'Tillbakadraget', true, true);
		const own = { id: newId(), federationId: federation.id, groupId: board.id, kind: 'matter', title: 'Struket' };
		await insert((db) => db.thing.create({ data: { ...own, createdAt, removedAt: createdAt } }));
		const led = { fromId: own.id, toId: decisionId, act: 'matter.taken' };
		await insert((db) => db.link.create({ data: { id: newId(), ...led, at: createdAt, by: '' } }));
		portal.clock.advance(21 * day);
		const meeting = await meet(5);
		await run();
		const [item] = await items(meeting);
		const text = plainText((await readItemTexts(await again(), meeting))[item?.id ?? '']?.text ?? []);
		for (const said of ['Ring alla i god tid', 'Sent tillagt']) expect(text).toContain(said);
		for (const kept of ['Tillbakadraget', 'Struket', 'Från en annan grupp']) expect(text).not.toContain(kept);

		const offered = (groupId: string) => portal.context.read.matter.findMany({ where: { groupId } });
		const told = await offered(localGroup.id);
		expect(told).toHaveLength(1);
		for (const said of ['att ringa alla', 'Alla blir uppringda.']) expect(told[0]?.why).toContain(said);
		const untold = await offered(other.id);
		expect(untold).toHaveLength(1);
		expect(untold[0]?.title).toMatch(/^Uppföljning av beslut \S+$/);
		expect(untold[0]?.why).toContain('Styrelsen');
		for (const said of ['ringa', 'uppringda']) expect(JSON.stringify(untold)).not.toContain(said);
		expect(await offered(gone.id)).toEqual([]);
	});

	it('Y11 is laid once where it was chosen to be, wherever a crash came in between', async () => {
		const { decisionId, items, meet, run } = await decided(30);
		portal.clock.advance(31 * day);
		const first = await meet(60);
		expect(await items(first)).toHaveLength(1);
		// As if it had ended before the item was tied.
		await insert((db) => db.link.deleteMany({ where: { fromId: decisionId, act: 'decision.reviewed' } }));
		const earlier = await meet(20);
		await run();
		expect([(await items(first)).length, await items(earlier)]).toEqual([1, []]);
		expect(await portal.context.read.link.count({ where: { fromId: decisionId, act: 'decision.reviewed' } })).toBe(1);

		// And before anything was laid.
		const again = await decided(10);
		portal.clock.advance(11 * day);
		await aMeetingWith(await again.again(), again.board.id, [], dayIn(60));
		const chosen = await chooseReview(thePortal, { decisionId: again.decisionId });
		const sooner = await again.meet(20);
		await again.run();
		expect(await again.items(sooner)).toEqual([]);
		expect(await again.items(chosen?.meetingId ?? '')).toMatchObject([{ id: chosen?.itemId }]);
	});

	it('Y11 comes back from a decision that is taken after its day, also one that was brought back', async () => {
		const chain = await aChain();
		const { boardChair, board } = chain;
		const { decisionId } = await beforeBoard(chain, await aReadyProposal(chain));
		await reviewDecision(boardChair, { decisionId, reviewOn: dayIn(5) });
		const next = await aMeetingWith(boardChair, board.id, [], dayIn(40));
		await withdrawDecision(boardChair, { decisionId, why: '' });
		portal.clock.advance(10 * day);
		await layReviews({ groupId: board.id });
		const chair = await actorFor(chain.at('Ordf').person);
		await restoreDecision(chair, { decisionId });
		expect(await portal.context.read.link.count({ where: { fromId: decisionId, act: 'decision.reviewed' } })).toBe(0);
		await decide(chair, { decisionId, carried: [], form: 'acclamation', insist: true });
		await portal.context.jobs.settled(`decisions.review:${decisionId}:decided`);
		const links = await portal.context.read.link.findMany({ where: { fromId: decisionId, act: 'decision.reviewed' } });
		const there = await portal.context.read.agendaItem.findMany({
			where: { id: { in: links.map((one) => one.toId) } }
		});
		expect(there).toMatchObject([{ meetingId: next }]);
	});

	it('Y11 waits for a meeting to be planned, and goes to the next when that is cancelled', async () => {
		const { items, meet, run, again } = await decided(30);
		portal.clock.advance(40 * day);
		await run();
		const first = await meet(20);
		expect(await items(first)).toHaveLength(1);
		const second = await meet(60);
		expect(await items(second)).toEqual([]);
		await cancelMeeting(await again(), { meetingId: first, reason: '' });
		await portal.context.jobs.settled(`decisions.review:${first}:cancelled`);
		expect(await items(second)).toHaveLength(1);
	});

	it('Y11 has an owner in each organisation who sits for it, and a day ahead; set by who leads', async () => {
		const { decisionId, boardMember, boardChair, local, anna, organisation, organisations, office } = await decided(30);
		const shown = await readReview(boardMember, decisionId);
		expect(shown).toMatchObject({ effect: 'Alla blir uppringda.', choices: null });
		expect(shown.owners).toMatchObject([{ organisationId: organisation.id, membershipId: anna.membership.id }]);
		await expect(reviewDecision(boardMember, { decisionId })).rejects.toMatchObject({ code: 'access.denied' });
		await expect(reviewDecision(local, { decisionId })).rejects.toMatchObject({ code: 'thing.missing' });
		const other = organisations.get('FK')?.id ?? '';
		await expect(
			reviewDecision(boardChair, { decisionId, owners: [`${other}:${anna.membership.id}`] })
		).rejects.toMatchObject({ fields: { owners: 'field.foreign' } });
		await expect(reviewDecision(office, { decisionId, reviewOn: dayIn(0) })).rejects.toMatchObject({
			fields: { reviewOn: 'field.ahead' }
		});
		await reviewDecision(office, { decisionId });
		expect(await readReview(office, decisionId)).toMatchObject({ effect: '', reviewOn: null, owners: [] });
	});
});
