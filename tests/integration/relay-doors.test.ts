import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { isRefusal, refuse } from '#lib/refusals/refusal.ts';
import { addPaper } from '#server/relay/add-paper.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { approveNote } from '#server/relay/approve-note.ts';
import { askBack } from '#server/relay/ask-back.ts';
import { changeNote } from '#server/relay/change-note.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import { leaveNote } from '#server/relay/leave-note.ts';
import { mergeNotes } from '#server/relay/merge-notes.ts';
import { passOn } from '#server/relay/pass-on.ts';
import { previewNote } from '#server/relay/preview-note.ts';
import { putOnAgenda } from '#server/relay/put-on-agenda.ts';
import { readAnswered } from '#server/relay/read-answered.ts';
import { readRelayDesk } from '#server/relay/read-desk.ts';
import { readMeetingRelays } from '#server/relay/read-meeting.ts';
import { readNet } from '#server/relay/read-net.ts';
import { readNote } from '#server/relay/read-note.ts';
import { readReceived, readWayTo } from '#server/relay/read-received.ts';
import { readRelayWaits } from '#server/relay/read-waiting.ts';
import { readPassedToMine, readRelays } from '#server/relay/read.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { relayNote } from '#server/relay/relay-note.ts';
import { reply } from '#server/relay/reply.ts';
import { settleSuggestion } from '#server/relay/settle-suggestion.ts';
import { submitNote } from '#server/relay/submit-note.ts';
import { suggestWording } from '#server/relay/suggest-wording.ts';
import { takeBack } from '#server/relay/take-back.ts';
import { treatNote } from '#server/relay/treat-note.ts';
import { withdrawNote } from '#server/relay/withdraw-note.ts';
import { readThread } from '#server/thread/read.ts';
import { aBody, aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { onTheDesk, relayed, words } from '../build/relay.ts';
import { aFederation, anOrganisation, aPerson, aSeat, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

/** Whether a door lets somebody in: what it refuses for another reason it refuses after it has let them in. */
async function letsIn(work: () => Promise<unknown>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (no) {
		if (!isRefusal(no)) throw no;
		return !['thing.missing', 'access.denied', 'access.sign-in'].includes(no.code);
	}
}
/** A list lets somebody in to what stands on it. */
const listed = (there: boolean): void => {
	if (!there) refuse('thing.missing');
};

/** A note that a group has sent by way of the office to another, which has it on an agenda to come. */
async function scene() {
	const federation = await aFederation();
	const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
	const [from, there, beside] = [await aBody(federation), await aBody(federation), await aBody(federation)];
	// Somebody of the same organisation as a member of the group it came from, who sits elsewhere.
	const { id: organisationId } = await anOrganisation(federation);
	const colleague = await aPerson(federation);
	await aSeat(from.group, await aPerson(federation), 'member', { organisationId });
	await aSeat(beside.group, colleague, 'member', { organisationId });
	const abroad = await aFederation();
	const noteId = await onTheDesk(from.chair, from.group.id);
	const other = await onTheDesk(from.chair, from.group.id);
	const [hopId = ''] = await relayed(office, noteId, [there.group.id]);
	const meetingId = await aMeetingWith(there.chair, there.group.id, []);
	const elsewhere = await aMeetingWith(from.chair, from.group.id, []);
	await putOnAgenda(there.chair, { hopId, meetingId });
	const actors: Record<string, Actor> = {
		office,
		chair: from.chair,
		member: from.member,
		observer: await actorFor(await aSeated(from.group, 'observer')),
		theirChair: there.chair,
		theirMember: there.member,
		theirSubstitute: await actorFor(await aSeated(there.group, 'substitute')),
		besideChair: beside.chair,
		colleague: await actorFor(colleague),
		nowhere: await actorFor(await aPerson(federation)),
		abroadOffice: await actorFor(await aPerson(abroad, { office: 'director' })),
		abroadChair: (await aBody(abroad)).chair
	};
	return { ids: { from: from.group.id, there: there.group.id, noteId, other, hopId, meetingId, elsewhere }, actors };
}
type Ids = Awaited<ReturnType<typeof scene>>['ids'];

const hash = '0'.repeat(64);
const file = () => new File(['%PDF-1.7\n%%EOF'], 'Underlag.pdf');
const writers = ['office', 'chair', 'member'];
const own = [...writers, 'observer'];
const theirs = ['office', 'theirChair', 'theirMember', 'theirSubstitute'];
const leads = ['office', 'theirChair'];

/** Every door to a note, and whom it lets in. Nothing of it can be done to the note any more: what lets in says so. */
const doors: readonly (readonly [string, readonly string[], (actor: Actor, ids: Ids) => Promise<unknown>])[] = [
	['read', own, (actor, { noteId }) => readNote(actor, noteId)],
	['draft', writers, (actor, { from }) => draftNote(actor, { groupId: from, ...words() })],
	['change', writers, (actor, { noteId }) => changeNote(actor, { noteId, ...words() })],
	['add a paper', writers, (actor, { noteId }) => addPaper(actor, { noteId, file: file() })],
	['submit', writers, (actor, { noteId }) => submitNote(actor, { noteId })],
	['reply', writers, (actor, { noteId }) => reply(actor, { noteId, text: 'Så här.' })],
	['approve', ['chair'], (actor, { noteId }) => approveNote(actor, { noteId, hash })],
	['settle', ['chair'], (actor, { noteId }) => settleSuggestion(actor, { noteId, wordId: 'x', answer: 'accept' })],
	['ask', ['office'], (actor, { noteId }) => askBack(actor, { noteId, text: 'Hur?' })],
	['suggest', ['office'], (actor, { noteId }) => suggestWording(actor, { noteId, title: 'T', what: 'V' })],
	['take back', ['office'], (actor, { noteId }) => takeBack(actor, { noteId })],
	['leave', ['office'], (actor, { noteId }) => leaveNote(actor, { noteId, reason: 'Klart.' })],
	['merge', ['office'], (actor, { noteId, other }) => mergeNotes(actor, { noteIds: [noteId, other], ...words() })],
	['preview', ['office'], (actor, { noteId, there }) => previewNote(actor, { noteId, toGroupIds: [there], why: 'Se' })],
	[
		'send',
		['office'],
		(actor, { noteId, there }) => relayNote(actor, { noteId, toGroupIds: [there], why: 'Se', hash })
	],
	['read what came', theirs, (actor, { hopId }) => readReceived(actor, hopId)],
	['acknowledge', leads, (actor, { hopId }) => receiveNote(actor, { hopId })],
	['take up', leads, (actor, { hopId, elsewhere }) => putOnAgenda(actor, { hopId, meetingId: elsewhere })],
	['answer', leads, (actor, { hopId }) => answerNote(actor, { hopId, outcome: 'none', report: 'Nej.' })],
	['pass on', leads, (actor, { hopId, from }) => passOn(actor, { hopId, toGroupIds: [from], why: 'Ert.' })],
	[
		'see on the agenda',
		theirs,
		async (actor, { meetingId }) => listed((await readMeetingRelays(actor, meetingId)).length > 0)
	],
	['come to by the thread', theirs, async (actor, { noteId }) => listed((await readWayTo(actor, noteId)) !== null)],
	[
		'follow',
		[...own, 'theirChair', 'theirMember', 'theirSubstitute'],
		async (actor, { noteId }) =>
			listed((await readThread(actor, noteId)).knots.some((one) => one.id === noteId && one.seen))
	],
	[
		'list as sent',
		own,
		async (actor, { noteId }) => listed((await readRelays(actor)).sent.some(({ id }) => id === noteId))
	],
	[
		'list as come',
		theirs,
		async (actor, { hopId }) => listed((await readRelays(actor)).came.some((one) => one.hopId === hopId))
	],
	[
		'have on Home',
		['theirChair', 'theirMember', 'theirSubstitute'],
		async (actor, { hopId }) => listed((await readPassedToMine(actor)).some((one) => one.hopId === hopId))
	],
	[
		'wait for',
		['office'],
		async (actor, { other }) => listed((await readRelayWaits(actor)).some(({ id }) => id === other))
	],
	[
		'see on the desk',
		['office'],
		async (actor, { noteId }) => listed((await readRelayDesk(actor)).lines.some(({ id }) => id === noteId))
	],
	[
		'see in the picture',
		['office'],
		async (actor, { from }) => listed((await readNet(actor)).tables.some(({ id }) => id === from))
	],
	['treat', leads, (actor, { hopId }) => treatNote(actor, { hopId })],
	['withdraw', ['office', 'chair'], (actor, { other }) => withdrawNote(actor, { noteId: other })]
];

describe('every door to a note', () => {
	it('X48 lets in by role, group, organisation and federation, and nobody else, whatever is done there', async () => {
		const { ids, actors } = await scene();
		for (const [name, whom, enter] of doors) {
			const inside: string[] = [];
			for (const [who, actor] of Object.entries(actors)) if (await letsIn(() => enter(actor, ids))) inside.push(who);
			expect([name, ...inside].join(' ')).toBe(
				[name, ...Object.keys(actors).filter((who) => whom.includes(who))].join(' ')
			);
		}
	});

	it('X48 tells of the answer only those it came from', async () => {
		const { ids, actors } = await scene();
		const { theirChair, office } = actors;
		const since = new Date(portal.clock.now().getTime() - 1);
		const { hopId } = ids;
		if (!theirChair || !office) throw new Error('both are there');
		await treatNote(theirChair, { hopId });
		await answerNote(theirChair, { hopId, outcome: 'answered', report: 'Vi gör det.' });
		const told: string[] = [];
		for (const [who, actor] of Object.entries(actors))
			if ((await readAnswered(actor, since)).some((one) => one.hopId === hopId)) told.push(who);
		expect(told).toEqual(['chair', 'member', 'observer']);
	});
});
