import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { anchorOf, findWords } from '#lib/proposals/anchor.ts';
import { standing } from '#lib/proposals/draft.ts';
import { bodyName } from '#lib/proposals/read-draft.ts';
import type { SectionKind } from '#lib/proposals/sections.ts';
import type { News } from '#server/bus.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { addPaper } from '#server/proposals/add-paper.ts';
import { answerSounding } from '#server/proposals/answer-sounding.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { handOn } from '#server/proposals/hand-on.ts';
import { readProposals } from '#server/proposals/read-list.ts';
import { readProposalWaits } from '#server/proposals/read-waiting.ts';
import { readProposal, readProposalPaper } from '#server/proposals/read.ts';
import { registerProposal } from '#server/proposals/register-proposal.ts';
import { removePaper } from '#server/proposals/remove-paper.ts';
import { resolveRemark } from '#server/proposals/resolve-remark.ts';
import { sayInMargin } from '#server/proposals/say-in-margin.ts';
import { seeMentions } from '#server/proposals/see-mentions.ts';
import { declineSuggestion, takeSuggestionIn } from '#server/proposals/settle-suggestion.ts';
import { settleProposal } from '#server/proposals/settle-proposal.ts';
import { soundProposal } from '#server/proposals/sound.ts';
import { suggest } from '#server/proposals/suggest.ts';
import { takeUp } from '#server/proposals/take-up.ts';
import { turnBack } from '#server/proposals/turn-back.ts';
import { readItemTexts } from '#server/items/read.ts';
import { readDecisions } from '#server/decisions/read.ts';
import { anAgenda } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, anOrganisation, aPerson, aSeat, aSeated } from '../build/rows.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { plainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

/** A regional group with a chair and a member for each of two organisations, an office, and a board that decides. */
async function aRegion() {
	const federation = await aFederation();
	const [one, two] = [await anOrganisation(federation), await anOrganisation(federation)];
	const group = await aGroup(federation);
	const board = await aGroup(federation, { decides: true, kind: 'board' });
	const [anna, bo, borje] = [await aPerson(federation), await aPerson(federation), await aSeated(board, 'chair')];
	await aSeat(group, anna, 'chair', { organisationId: one.id });
	await aSeat(group, bo, 'member', { organisationId: two.id });
	return {
		...{ federation, one, two, group, board, boPerson: bo },
		office: await actorFor(await aPerson(federation, { office: 'director' })),
		chair: await actorFor(anna),
		member: await actorFor(bo),
		boardChair: await actorFor(borje),
		stranger: await actorFor(await aSeated(await aGroup(await aFederation()), 'chair')),
		elsewhere: await actorFor(await aSeated(await aGroup(federation), 'chair'))
	};
}
const begin = (actor: Actor, groupId: string, text = 'Alla möts inom tio dagar.') =>
	beginProposal(actor, { groupId, kind: 'memo', title: 'Tidiga samtal', text }).then(({ proposalId }) => proposalId);
const sectionOf = async (actor: Actor, id: string, kind: SectionKind = 'background') =>
	standing((await readProposal(actor, id)).draft).find((section) => section.kind === kind)?.id ?? '';

/** Writes in a section as somebody at work there does. */
async function write(actor: Actor, id: string, text: string, kind: SectionKind = 'background') {
	const { document } = await readProposal(actor, id);
	const args = { id: await sectionOf(actor, id, kind), text: [text] };
	await context().documents.edit(document.id, newId(), 'append', args, actor.accountId);
	await projectNow(document.id);
}
const later = (days: number) => new Date(portal.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
async function sound(actor: Actor, proposalId: string, organisationIds: string[]) {
	const { version, seen } = await readProposal(actor, proposalId);
	return soundProposal(actor, { proposalId, version, seen, dueOn: later(20), organisationIds });
}
async function ready(actor: Actor, proposalId: string, over: { override?: boolean; reason?: string } = {}) {
	const { version, seen } = await readProposal(actor, proposalId);
	return handOn(actor, { proposalId, version, seen, ...over });
}
const answer = async (actor: Actor, proposalId: string, organisationId: string, said: object) => {
	const soundingId = (await readProposal(actor, proposalId)).round?.id ?? '';
	return answerSounding(actor, { proposalId, soundingId, organisationId, answer: 'supports', ...said });
};

describe('a proposal', () => {
	it('Y2 is begun with the sections of its kind, is on the red thread, and is read by whom it concerns', async () => {
		const { group, chair, member, office, stranger, elsewhere, boardChair } = await aRegion();
		const other = await begin(member, group.id);
		const options = { commandId: newId() };
		const input = { groupId: group.id, kind: 'development' as const, title: 'Nytt', fromThingIds: [other] };
		const { proposalId } = await beginProposal(member, input, options);
		expect((await beginProposal(member, input, options)).proposalId).toBe(proposalId);
		const seen = await readProposal(chair, proposalId);
		expect(standing(seen.draft)).toHaveLength(11);
		expect(seen.origins.map(({ id }) => id)).toEqual([other]);
		expect((await readProposals(office)).map(({ id }) => id)).toContain(proposalId);
		for (const actor of [stranger, elsewhere, boardChair]) {
			await expect(readProposal(actor, proposalId)).rejects.toMatchObject({ code: 'thing.missing' });
			expect((await readProposals(actor)).map(({ id }) => id)).not.toContain(proposalId);
			await expect(begin(actor, group.id)).rejects.toMatchObject({ code: 'thing.missing' });
		}
	});

	it('Y2 opens at the raw door to those who write it and to nobody else, and closes when it is ready', async () => {
		const { group, chair, member, elsewhere, boPerson, one, two } = await aRegion();
		const id = await begin(chair, group.id);
		const { document } = await readProposal(chair, id);
		const cookie = await sessionCookieFor(boPerson);
		const client = plainClient(portal.origin, cookie, document.id);
		await until(() => client.provider.synced, 'the member is in step');
		const body = client.doc.getXmlFragment(bodyName(await sectionOf(member, id)));
		expect(body.toString()).toContain('tio dagar');
		const away = plainClient(
			portal.origin,
			await sessionCookieFor(await aSeated(await aGroup(await aFederation()), 'chair')),
			document.id
		);
		await until(() => away.ended.length > 0, 'a stranger is turned away');
		expect(away.ended[0]).toBe(4403);
		away.end();
		await sound(chair, id, [one.id, two.id]);
		await answer(chair, id, one.id, {});
		await answer(member, id, two.id, {});
		await ready(chair, id);
		await until(() => client.ended.length > 0, 'the door decides anew');
		await until(() => client.provider.synced, 'the member is back, as a reader');
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText('Smygande.')]);
		body.insert(0, [paragraph]);
		// What the portal writes is heard by the same connection, after what was sent on it.
		await write(chair, id, 'Portalens.');
		await until(() => body.toString().includes('Portalens.'), 'the reader hears the portal');
		const late = plainClient(portal.origin, await sessionCookieFor(await aSeated(group, 'member')), document.id);
		await until(() => late.provider.synced, 'somebody who came later is in step');
		const stands = late.doc.getXmlFragment(bodyName(await sectionOf(chair, id))).toString();
		late.end();
		expect(stands).toContain('Portalens.');
		expect(stands).not.toContain('Smygande.');
		expect((await readProposal(member, id)).document.mayWrite).toBe(false);
		await expect(addPaper(member, { proposalId: id, file: undefined })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await expect(readProposal(elsewhere, id)).rejects.toMatchObject({ code: 'thing.missing' });
		client.end();
	});

	it('Y5 has comments that name people, who are told until they have looked', async () => {
		const { group, chair, member, boardChair } = await aRegion();
		const proposalId = await begin(chair, group.id);
		const sectionId = await sectionOf(chair, proposalId);
		const said = { proposalId, sectionId, text: 'Gäller det oss?', mentions: [member.membershipId ?? ''] };
		const { remarkId } = await sayInMargin(chair, said);
		await sayInMargin(member, { proposalId, sectionId: '', parentId: remarkId, text: 'Ja.' });
		expect(await readProposalWaits(member)).toMatchObject([{ what: 'mention', proposalId }]);
		await seeMentions(member, { proposalId });
		expect(await readProposalWaits(member)).toEqual([]);
		await resolveRemark(member, { remarkId, done: true });
		const [remark] = (await readProposal(chair, proposalId)).remarks;
		expect(remark).toMatchObject({ state: 'resolved', replies: [{ text: 'Ja.' }] });
		await expect(sayInMargin(chair, { ...said, mentions: [boardChair.membershipId ?? ''] })).rejects.toMatchObject({
			fields: { mentions: 'field.foreign' }
		});
		await expect(sayInMargin(boardChair, said)).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('Y14 what is written and said in the margin is news of that proposal alone, and of Home to whoever is named', async () => {
		const { group, chair, member } = await aRegion();
		const proposalId = await begin(chair, group.id);
		const sectionId = await sectionOf(chair, proposalId);
		const heard: News[] = [];
		const stop = portal.context.bus.listen((news) => heard.push(news));
		const told = () =>
			heard.splice(0).flatMap(({ topic, about }) => (topic.startsWith('proposal') ? [[topic, about]] : []));
		await write(chair, proposalId, 'Ett tillägg.');
		expect(told()).toEqual([['proposal-texts', proposalId]]);
		const { remarkId } = await sayInMargin(chair, { proposalId, sectionId, text: 'Gäller det oss?' });
		expect(told()).toEqual([['proposal-remarks', proposalId]]);
		await resolveRemark(member, { remarkId, done: true });
		expect(told()).toEqual([['proposal-remarks', proposalId]]);
		await sayInMargin(chair, { proposalId, sectionId, text: 'Hej!', mentions: [member.membershipId ?? ''] });
		expect(told()).toEqual([
			['proposal-remarks', proposalId],
			['proposals', undefined]
		]);
		stop();
	});

	it('Y5 takes suggestions in once, and says it of one whose words have changed', async () => {
		const { group, chair, member } = await aRegion();
		const proposalId = await begin(chair, group.id);
		const { document } = await readProposal(chair, proposalId);
		const sectionId = await sectionOf(chair, proposalId);
		const doc = new Y.Doc();
		const cookie = await sessionCookieFor(await aSeated(group, 'member'));
		const client = plainClient(portal.origin, cookie, document.id, { doc });
		await until(() => client.provider.synced, 'in step');
		const place = findWords(doc, sectionId, 'tio dagar');
		const stands = { proposalId, sectionId, anchor: place ? anchorOf(place) : '', quote: 'tio dagar' };
		const first = await suggest(member, { ...stands, replacement: 'femton arbetsdagar' });
		portal.clock.advance(1_000);
		const second = await suggest(member, { ...stands, replacement: 'en månad' });
		await takeSuggestionIn(chair, first);
		await until(() => doc.getXmlFragment(bodyName(sectionId)).toString().includes('femton arbetsdagar'), 'all see it');
		await expect(takeSuggestionIn(chair, first)).rejects.toMatchObject({ code: 'remark.settled' });
		await expect(takeSuggestionIn(chair, second)).rejects.toMatchObject({ code: 'remark.stale' });
		await declineSuggestion(chair, second);
		const { remarks } = await readProposal(chair, proposalId);
		expect(remarks.map(({ state }) => state)).toEqual(['taken', 'declined']);
		client.end();
	});

	it('Y5 of one who takes a suggestion in and one who declines it, what stands in the text is what is told', async () => {
		const { group, chair, member } = await aRegion();
		const proposalId = await begin(chair, group.id);
		const { document } = await readProposal(chair, proposalId);
		const sectionId = await sectionOf(chair, proposalId);
		const stands = { sectionId, anchor: '', quote: 'tio dagar', replacement: 'femton dagar' };
		const { remarkId } = await suggest(member, { proposalId, ...stands });
		// Its words are in, and that is not written down yet: as when somebody takes it in just now.
		await context().documents.edit(document.id, newId(), 'take', { remarkId, ...stands }, chair.accountId);
		await expect(declineSuggestion(member, { remarkId })).rejects.toMatchObject({ code: 'remark.settled' });
		await takeSuggestionIn(chair, { remarkId });
		expect((await readProposal(chair, proposalId)).remarks.map(({ state }) => state)).toEqual(['taken']);
		const other = await suggest(member, { proposalId, ...stands, quote: 'femton dagar', replacement: 'en månad' });
		const both = await Promise.allSettled([takeSuggestionIn(chair, other), declineSuggestion(member, other)]);
		const seen = await readProposal(chair, proposalId);
		const said = seen.remarks.find(({ id }) => id === other.remarkId)?.state;
		expect(said).toBe(both[0].status === 'fulfilled' ? 'taken' : 'declined');
		expect(JSON.stringify(seen.draft).includes('en månad')).toBe(said === 'taken');
	});

	it('Y9 is registered once, and keeps its papers', async () => {
		const { group, chair, office, elsewhere } = await aRegion();
		const proposalId = await begin(chair, group.id);
		const file = new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'], 'Bilaga.pdf');
		const { paperId } = await addPaper(chair, { proposalId, file });
		expect(await readProposalPaper(chair, proposalId, paperId)).toMatchObject({ name: 'Bilaga.pdf' });
		await expect(readProposalPaper(elsewhere, proposalId, paperId)).rejects.toMatchObject({ code: 'thing.missing' });
		await removePaper(chair, { proposalId, paperId });
		expect((await readProposal(chair, proposalId)).papers).toEqual([]);
		await expect(registerProposal(chair, { proposalId, diaryNumber: '1' })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await registerProposal(office, { proposalId, diaryNumber: '2026:12', finalAs: 'received' });
		const { finalAt } = (await readProposal(office, proposalId)).register;
		portal.clock.advance(60_000);
		await registerProposal(office, { proposalId, diaryNumber: '2026:13', finalAs: 'drawn-up' });
		expect((await readProposal(office, proposalId)).register).toEqual({
			...{ diaryNumber: '2026:13', finalAt, finalAs: 'received', retention: 'two-years' }
		});
	});
});

describe('the way through the bodies', () => {
	it('Y8 asks each organisation, shows what changed since, and goes on without one only with a reason', async () => {
		const { group, chair, member, office, one, two, stranger } = await aRegion();
		const id = await begin(chair, group.id);
		await sound(chair, id, [one.id, two.id]);
		expect(await readProposalWaits(member)).toMatchObject([{ what: 'answer', proposalId: id }]);
		await answer(member, id, two.id, { answer: 'anchoring', untilOn: later(9) });
		await expect(answer(member, id, one.id, {})).rejects.toMatchObject({ code: 'access.denied' });
		await expect(answer(stranger, id, one.id, {})).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(answer(chair, id, one.id, { answer: 'with-change' })).rejects.toMatchObject({
			fields: { reason: 'field.required' }
		});
		await answer(chair, id, one.id, { answer: 'with-change', reason: 'Inte på måndagar.' });
		expect((await readProposal(chair, id)).round?.changed).toBe(false);
		await write(chair, id, 'Inte på måndagar.');
		expect((await readProposal(chair, id)).round).toMatchObject({ changed: true, open: true });
		await expect(ready(chair, id)).rejects.toMatchObject({ code: 'proposal.positions', details: { count: 1 } });
		await sound(chair, id, [one.id, two.id]);
		const again = (await readProposal(chair, id)).round;
		expect(again).toMatchObject({ ordinal: 2, changed: false });
		expect(again?.positions.map(({ before, answer: said }) => [before, said])).toEqual([
			['with-change', ''],
			['anchoring', '']
		]);
		// What was asked for the time before stays, with its reasons, and so does the text that it was about.
		const { earlier, may } = await readProposal(member, id);
		expect(earlier).toMatchObject([
			{
				...{ ordinal: 1, open: false },
				positions: [{ answer: 'with-change', reason: 'Inte på måndagar.', mayAnswer: false }, { answer: 'anchoring' }]
			}
		]);
		expect(may.history).toBe(true);
		const watching = await actorFor(await aSeated(group, 'observer'));
		expect((await readProposal(watching, id)).may.history).toBe(false);
		await answer(chair, id, one.id, {});
		await expect(ready(chair, id, { override: true })).rejects.toMatchObject({ fields: { reason: 'field.required' } });
		await ready(chair, id, { override: true, reason: 'Nämnden möts först i maj.' });
		const { state, lines } = await readProposal(office, id);
		expect(state).toBe('ready');
		expect(lines.at(-1)).toMatchObject({ override: true, reason: 'Nämnden möts först i maj.' });
	});

	it('Y8 a round with those who support it does not make the others’ silence go away', async () => {
		const { group, chair, member, office, one, two } = await aRegion();
		const id = await begin(chair, group.id);
		await sound(chair, id, [one.id, two.id]);
		await answer(chair, id, one.id, {});
		await answer(member, id, two.id, { answer: 'anchoring', untilOn: later(9) });
		await sound(chair, id, [one.id]);
		await answer(chair, id, one.id, {});
		expect((await readProposal(chair, id)).missing).toEqual([{ id: two.id, name: two.name, asked: false }]);
		await expect(ready(chair, id)).rejects.toMatchObject({ code: 'proposal.positions', details: { count: 1 } });
		await expect(ready(member, id, { override: true, reason: 'Nu.' })).rejects.toMatchObject({
			code: 'access.denied'
		});
		// Also of one that has said yes, but to another text.
		await sound(chair, id, [one.id, two.id]);
		for (const { id: organisationId } of [one, two]) await answer(office, id, organisationId, {});
		expect((await readProposal(chair, id)).missing).toEqual([]);
		await write(chair, id, 'Ett tillägg.');
		await sound(chair, id, [one.id]);
		await answer(chair, id, one.id, {});
		await expect(ready(chair, id)).rejects.toMatchObject({ code: 'proposal.positions', details: { count: 1 } });
		// On the same text its word stands, although the other was asked once more.
		await sound(chair, id, [two.id]);
		await answer(member, id, two.id, {});
		await ready(chair, id);
		expect((await readProposal(office, id)).lines.at(-1)).toMatchObject({ to: 'ready', override: false });
	});

	it('Y7 is put on the board’s agenda with positions, statement and proposed decisions, and comes back', async () => {
		const { group, board, chair, member, office, boardChair, one, two } = await aRegion();
		const id = await begin(chair, group.id);
		await write(chair, id, 'att börja i oktober.', 'decision');
		await sound(chair, id, [one.id, two.id]);
		await answer(chair, id, one.id, { reason: 'Gärna.' });
		await answer(member, id, two.id, {});
		await ready(chair, id);
		const meeting = await aMeeting(board);
		await anAgenda(meeting);
		const { version } = await readProposal(office, id);
		const up = { proposalId: id, version, meetingId: meeting.id, statement: 'Kansliet tillstyrker.' };
		await expect(takeUp(chair, up)).rejects.toMatchObject({ code: 'access.denied' });
		const { itemId } = await takeUp(office, up);
		const { text } = (await readItemTexts(boardChair, meeting.id))[itemId] ?? {};
		expect(JSON.stringify(text)).toMatch(/Stödjer\. Gärna\..*Kansliet tillstyrker\./);
		const decisions = await readDecisions(boardChair, meeting.id);
		expect(JSON.stringify(decisions)).toContain('att börja i oktober');
		const refer = { proposalId: id, version: version + 1, move: 'refer' as const, reason: 'Vad kostar det?' };
		await expect(settleProposal(chair, { ...refer, referredTo: 'Gruppen' })).rejects.toMatchObject({
			code: 'access.denied'
		});
		// What a meeting has said is written down once it has begun, whoever keeps it.
		expect((await readProposal(boardChair, id)).may.moves).toEqual([]);
		await expect(settleProposal(boardChair, { ...refer, referredTo: 'Gruppen' })).rejects.toMatchObject({
			code: 'proposal.not-begun'
		});
		portal.clock.advance(meeting.startsAt.getTime() - portal.clock.now().getTime());
		expect((await readProposal(boardChair, id)).may.moves).toContain('refer');
		await settleProposal(boardChair, { ...refer, referredTo: 'Gruppen' });
		const back = await readProposal(chair, id);
		expect(back).toMatchObject({ state: 'referred', document: { mayWrite: true } });
		expect(back.lines.at(-1)).toMatchObject({ to: 'referred', reason: 'Vad kostar det?', referredTo: 'Gruppen' });
	});

	it('Y6 is moved by one of two at once, and never hands on a text that its sender did not see', async () => {
		const { group, chair, one } = await aRegion();
		const id = await begin(chair, group.id);
		const { version, seen } = await readProposal(chair, id);
		await write(chair, id, 'Ett tillägg.');
		const stale = { proposalId: id, version, seen, dueOn: later(20), organisationIds: [one.id] };
		await expect(soundProposal(chair, stale)).rejects.toMatchObject({ code: 'proposal.text-changed' });
		const fresh = { ...stale, seen: (await readProposal(chair, id)).seen };
		const both = await Promise.allSettled([
			soundProposal(chair, fresh),
			turnBack(chair, { proposalId: id, version, move: 'withdraw', reason: 'Behövs inte.' })
		]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const [lost] = both.filter((one) => one.status === 'rejected');
		expect(lost?.reason).toMatchObject({ code: 'proposal.moved' });
		expect((await readProposal(chair, id)).lines).toHaveLength(1);
	});
});
