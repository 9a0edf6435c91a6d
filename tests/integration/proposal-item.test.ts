import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { newId } from '#lib/ids/id.ts';
import { context } from '#server/context.ts';
import { readMeeting } from '#server/meetings/read.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readItemTexts } from '#server/items/read.ts';
import { readDifference } from '#server/history/read-difference.ts';
import { deferItem } from '#server/meetings/defer-item.ts';
import { removeAgendaItem, restoreAgendaItem } from '#server/agenda/remove-item.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { addPaper } from '#server/proposals/add-paper.ts';
import { answerSounding } from '#server/proposals/answer-sounding.ts';
import { readProposalWaits } from '#server/proposals/read-waiting.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { handOn } from '#server/proposals/hand-on.ts';
import { readProposal } from '#server/proposals/read.ts';
import { readOutcome } from '#server/proposals/read-outcome.ts';
import { takeUp } from '#server/proposals/take-up.ts';
import { turnBack } from '#server/proposals/turn-back.ts';
import { jobsDone } from '../build/letters.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import {
	aChain,
	aReadyProposal,
	beforeBoard,
	dayIn,
	readyAgain,
	seenBy,
	sounded,
	writeDecision
} from '../build/proposals.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

type Chain = Awaited<ReturnType<typeof aChain>>;

/** Takes a proposal up at a meeting to come of the board. */
async function laid({ office, boardChair, board }: Chain, proposalId: string, day = 7) {
	const meetingId = await aMeetingWith(boardChair, board.id, [], dayIn(day));
	const { version } = await readProposal(office, proposalId);
	const { itemId } = await takeUp(office, { proposalId, version, meetingId, statement: 'Kansliet tillstyrker.' });
	return { meetingId, itemId };
}
/** What the item says to one of the board, with its links. */
const itemSays = async (actor: Actor, { meetingId, itemId }: { meetingId: string; itemId: string }): Promise<string> =>
	JSON.stringify((await readItemTexts(actor, meetingId))[itemId]?.text ?? null);
/** What the body is asked to decide at an item. */
const preparedAt = async (itemId: string) =>
	(await portal.context.read.decision.findMany({ where: { itemId } })).map(({ text }) => text);
const begun = async ({ chair, region }: Chain) =>
	(await beginProposal(chair, { groupId: region.id, kind: 'memo', title: 'Tidiga samtal' })).proposalId;

describe('the item a proposal is taken up as', () => {
	it('Y7 leads to the proposal and to its papers, which the body may read', async () => {
		const chain = await aChain();
		const { chair, boardMember } = chain;
		const id = await begun(chain);
		await addPaper(chair, { proposalId: id, file: new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'], 'Kalkyl.pdf') });
		await readyAgain(chain, id);
		const says = await itemSays(boardMember, await laid(chain, id));
		expect(says).toContain(`"href":"${portal.origin}/proposals/${id}"`);
		const { papers } = await readProposal(boardMember, id);
		expect(says).toContain(`"href":"${portal.origin}/proposals/${id}/papers/${papers[0]?.id ?? ''}"`);
		expect(says).toContain('Kalkyl.pdf');
		expect(says).not.toContain('Texten har ändrats');
	});

	it('Y8 says what was changed after they answered, and leads to the difference', async () => {
		const chain = await aChain();
		const { chair, boardMember } = chain;
		const id = await begun(chain);
		await writeDecision(chair, id, 'att ringa alla');
		await sounded(chain, id);
		await writeDecision(chair, id, 'att skriva till alla');
		await handOn(chair, await seenBy(chair, id));
		const says = await itemSays(boardMember, await laid(chain, id));
		expect(says).toContain('Texten har ändrats sedan organisationerna svarade.');
		const [, from = '', to = ''] = /history\/compare\?from=([\w-]+)&to=([\w-]+)/.exec(says) ?? [];
		const difference = await readDifference(boardMember, { proposalId: id }, from, to);
		expect(JSON.stringify(difference)).toContain('att skriva till alla');
	});

	it('Y6 is laid as it was handed on: what reaches the text after that is not put before the board', async () => {
		const chain = await aChain();
		const { chair } = chain;
		const id = await begun(chain);
		await writeDecision(chair, id, 'att ringa alla');
		await readyAgain(chain, id);
		// As somebody’s last letters do, on their way while it is handed on.
		await writeDecision(chair, id, 'att smyga in det här');
		const ready = await readProposal(chair, id);
		expect(ready.document).toMatchObject({ mayWrite: false, live: false });
		expect(JSON.stringify(ready.draft)).not.toContain('smyga');
		const at = await laid(chain, id);
		expect(await preparedAt(at.itemId)).toEqual(['att ringa alla']);
	});

	it('Y6 a deferred proposal is written in only when it has been taken back, and is sounded again', async () => {
		const chain = await aChain();
		const { chair, boardChair } = chain;
		const id = await aReadyProposal(chain);
		const { meetingId, itemId } = await beforeBoard(chain, id);
		await deferItem(boardChair, { meetingId, itemId, reason: 'Tiden räckte inte.' });
		expect(await readProposal(chair, id)).toMatchObject({ state: 'deferred', document: { mayWrite: false } });
		await writeDecision(chair, id, 'att smyga in det här');
		await expect(
			addPaper(chair, { proposalId: id, file: new File(['%PDF-1.7\n%%EOF'], 'Ny.pdf') })
		).rejects.toMatchObject({ code: 'access.denied' });
		expect(JSON.stringify((await readProposal(chair, id)).draft)).not.toContain('smyga');
		const { version } = await readProposal(chair, id);
		await turnBack(chair, { proposalId: id, version, move: 'back', reason: 'Mer behövs.' });
		expect(await readProposal(chair, id)).toMatchObject({ state: 'draft', document: { mayWrite: true, live: true } });
		expect(JSON.stringify((await readProposal(chair, id)).draft)).toContain('smyga');
	});

	it('Y10 is gone when its meeting is cancelled or it is taken off the agenda: the proposal can be taken up elsewhere', async () => {
		const chain = await aChain();
		const { chair, boardChair, office, local } = chain;
		const id = await aReadyProposal(chain);
		const first = await laid(chain, id);
		await removeAgendaItem(boardChair, first.meetingId, first.itemId, {});
		const off = await readProposal(chair, id);
		expect(off).toMatchObject({ state: 'ready', item: null });
		expect(off.lines.at(-1)).toMatchObject({ from: 'agenda', reason: 'Ärendet togs bort från dagordningen.' });
		await restoreAgendaItem(boardChair, first.meetingId, first.itemId, {});
		expect(await readProposal(chair, id)).toMatchObject({ state: 'agenda', item: { itemId: first.itemId } });
		const { documentIds } = await readMeeting(boardChair, first.meetingId);
		await context().documents.edit(documentIds.agenda ?? '', newId(), 'fill', { items: [{ title: 'Skrivet sist' }] });
		await cancelMeeting(boardChair, { meetingId: first.meetingId, reason: '' });
		// What was written just before is read after it.
		await projectAgenda(first.meetingId);
		const ready = await readProposal(office, id);
		expect(ready).toMatchObject({ state: 'ready', item: null });
		expect(ready.lines.at(-1)).toMatchObject({ to: 'ready', reason: 'Mötet ställdes in.', body: 'Styrelsen' });
		// That is no word of the body’s on it.
		expect(ready.treatments).toEqual([]);
		await expect(readOutcome(local, id)).rejects.toMatchObject({ code: 'thing.missing' });
		const again = await laid(chain, id, 30);
		expect(await readProposal(chair, id)).toMatchObject({ state: 'agenda', item: { itemId: again.itemId } });
	});

	it('Y8 has the answer of whoever was anchoring still, who is reminded from the day it named', async () => {
		const chain = await aChain();
		const { chair, boardMember, organisation, office, organisations } = chain;
		const id = await begun(chain);
		const soundingId = await sounded(chain, id, [organisation.id]);
		const mine = { proposalId: id, soundingId, organisationId: organisation.id };
		const anchoring = { ...mine, answer: 'anchoring' as const };
		await expect(answerSounding(chair, { ...anchoring, untilOn: dayIn(-1) })).rejects.toMatchObject({
			fields: { untilOn: 'field.ahead' }
		});
		await answerSounding(chair, { ...anchoring, untilOn: dayIn(2) });
		expect(await readProposalWaits(chair)).toEqual([]);
		await handOn(chair, { ...(await seenBy(chair, id)), override: true, reason: 'Nämnden möts först i maj.' });
		const at = await laid(chain, id);
		portal.clock.advance(2 * 86_400_000);
		expect(await readProposalWaits(chair)).toMatchObject([{ what: 'answer', organisation: organisation.name }]);
		// A position that was given is not another for its having gone on.
		const given = {
			...mine,
			organisationId: organisations.get('AF')?.id ?? '',
			answer: 'cannot' as const,
			reason: 'Nej.'
		};
		await expect(answerSounding(office, given)).rejects.toMatchObject({ code: 'sounding.closed' });
		await answerSounding(chair, { ...mine, answer: 'with-change', reason: 'Inte på måndagar.' });
		expect(await readProposalWaits(chair)).toEqual([]);
		const positions = (await readProposal(chair, id)).round?.positions ?? [];
		expect(positions.filter(({ late }) => late).map(({ organisationId }) => organisationId)).toEqual([organisation.id]);
		await jobsDone();
		expect(await itemSays(boardMember, at)).toContain(
			`Kom in senare. ${organisation.name}: Stödjer med ändring. Inte på måndagar.`
		);
	});

	it('Y8 gives the reason of the last override alone, and none where every position is there', async () => {
		const chain = await aChain();
		const { chair, boardMember, organisation } = chain;
		const id = await begun(chain);
		await sounded(chain, id, [organisation.id]);
		await handOn(chair, { ...(await seenBy(chair, id)), override: true, reason: 'Nämnden möts först i maj.' });
		const { version } = await readProposal(chair, id);
		await turnBack(chair, { proposalId: id, version, move: 'back', reason: 'Mer behövs.' });
		await readyAgain(chain, id);
		const says = await itemSays(boardMember, await laid(chain, id));
		expect(says).toContain('Kansliet tillstyrker.');
		expect(says).not.toContain('Nämnden möts först i maj.');
	});
});
