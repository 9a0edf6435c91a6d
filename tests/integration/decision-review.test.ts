import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaJson } from '#lib/agenda/item.ts';
import { plainText } from '#lib/items/read-item.ts';
import { decide } from '#server/decisions/decide.ts';
import { layReviews } from '#server/decisions/lay-reviews.ts';
import { readReview } from '#server/decisions/read-review.ts';
import { reviewDecision } from '#server/decisions/review-decision.ts';
import { readItemTexts } from '#server/items/read.ts';
import { readMatters } from '#server/matters/read.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { readThread } from '#server/thread/read.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
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
		const text = plainText((await readItemTexts(boardChair, after))[item?.id ?? '']?.text ?? []);
		for (const said of ['att ringa alla', 'Alla blir uppringda.', 'Ring alla i god tid']) expect(text).toContain(said);

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
