import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { ProposalKind } from '#lib/proposals/proposal.ts';
import { standing } from '#lib/proposals/draft.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { answerSounding } from '#server/proposals/answer-sounding.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { describeProposal } from '#server/proposals/describe-proposal.ts';
import { handOn } from '#server/proposals/hand-on.ts';
import { readProposal } from '#server/proposals/read.ts';
import { soundProposal } from '#server/proposals/sound.ts';
import { takeUp } from '#server/proposals/take-up.ts';
import { aMeetingWith } from './meetings.ts';
import { aGroup, anOrganisation, aPerson, aSeat, aSeated, insert } from './rows.ts';
import { actorFor } from './session.ts';
import { aTable } from './table.ts';

export const dayIn = (days: number): string =>
	new Date(context().clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/**
 * A board that decides with three at its table, a regional group that writes for two organisations, a local group whose
 * thing (a note it sent along) the proposal begins in, and the office.
 */
export async function aChain() {
	const table = await aTable(
		{ Ordf: ['chair', 'AF'], Fatma: ['member', 'FK'], Rune: ['member', 'RLJ'] },
		{ decides: true, kind: 'board', numbering: 'per-meeting', numberPrefix: '§ ', name: 'Styrelsen' }
	);
	const { federation, group: board } = table;
	const organisation = await anOrganisation(federation);
	const region = await aGroup(federation, { name: 'Regionala' });
	const local = await aGroup(federation, { name: 'Lokala' });
	const anna = await aPerson(federation);
	await aSeat(region, anna, 'chair', { organisationId: organisation.id });
	const localChair = await aSeated(local, 'chair');
	const actors = {
		office: await actorFor(await aPerson(federation, { office: 'director' })),
		chair: await actorFor(anna),
		boardChair: table.at('Ordf').actor,
		boardMember: table.at('Fatma').actor,
		local: await actorFor(localChair),
		localMember: await actorFor(await aSeated(local, 'member')),
		elsewhere: await actorFor(await aSeated(await aGroup(federation), 'chair'))
	};
	const noteId = newId();
	const note = { id: noteId, federationId: federation.id, groupId: local.id, title: 'Ring alla i god tid' };
	const createdAt = context().clock.now();
	await insert((db) => db.thing.create({ data: { ...note, kind: 'relay', createdAt } }));
	await insert((db) => db.relayNote.create({ data: { ...note, what: 'Ring alla', asked: 'answer', createdAt } }));
	return { ...table, ...actors, federation, board, region, localGroup: local, localChair, organisation, anna, noteId };
}
type Chain = Awaited<ReturnType<typeof aChain>>;

/** Writes a line in the section of the proposed decisions. */
export async function writeDecision(actor: Actor, proposalId: string, text: string): Promise<void> {
	const { document, draft } = await readProposal(actor, proposalId);
	const id = standing(draft).find(({ kind }) => kind === 'decision')?.id ?? '';
	await context().documents.edit(document.id, newId(), 'append', { id, text: [text] }, actor.accountId);
	await projectNow(document.id);
}

/** A proposal of the regional group that begins in the local group's note, ready for those who decide. */
export async function aReadyProposal(
	{ office, chair, region, noteId }: Chain,
	{ kind = 'memo', applicants = [] }: { readonly kind?: ProposalKind; readonly applicants?: string[] } = {}
): Promise<string> {
	const title = 'Tidiga samtal';
	const { proposalId } = await beginProposal(office, { groupId: region.id, kind, title, fromThingIds: [noteId] });
	if (applicants.length > 0) await describeProposal(chair, { proposalId, title, applicants });
	await writeDecision(chair, proposalId, 'att ringa alla');
	await readyAgain({ chair, office }, proposalId);
	return proposalId;
}

/** Which one its reader sees. */
export async function seenBy(actor: Actor, proposalId: string) {
	const { version, seen } = await readProposal(actor, proposalId);
	return { proposalId, version, seen };
}

/** Sounds a proposal with every organisation; the office writes down that each supports it, but those that are `silent`. */
export async function sounded(
	{ chair, office }: Pick<Chain, 'chair' | 'office'>,
	proposalId: string,
	silent: readonly string[] = []
): Promise<string> {
	const { organisations } = await readProposal(chair, proposalId);
	const organisationIds = organisations.map(({ id }) => id);
	const asked = { dueOn: dayIn(10), organisationIds };
	const { soundingId } = await soundProposal(chair, { ...(await seenBy(chair, proposalId)), ...asked });
	for (const organisationId of organisationIds.filter((one) => !silent.includes(one)))
		await answerSounding(office, { proposalId, soundingId, organisationId, answer: 'supports' });
	return soundingId;
}

/** Sounds a proposal, answers, and hands it on. */
export async function readyAgain(chain: Pick<Chain, 'chair' | 'office'>, proposalId: string): Promise<void> {
	await sounded(chain, proposalId);
	await handOn(chain.chair, await seenBy(chain.chair, proposalId));
}

/** Takes it up at a meeting of the board, which begins and comes to it. */
export async function beforeBoard(
	chain: Chain,
	proposalId: string,
	on = dayIn(7)
): Promise<{ meetingId: string; itemId: string; decisionId: string }> {
	const { boardChair, boardMember, board, office } = chain;
	const meetingId = await aMeetingWith(boardChair, board.id, [], on);
	const { version } = await readProposal(office, proposalId);
	const { itemId } = await takeUp(office, { proposalId, version, meetingId });
	await startMeeting(boardChair, { meetingId });
	for (const actor of [boardChair, boardMember]) await checkIn(actor, { meetingId, form: 'room' });
	const { id: decisionId } = await context().read.decision.findFirstOrThrow({ where: { itemId } });
	return { meetingId, itemId, decisionId };
}
