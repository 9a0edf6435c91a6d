import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { DraftJson } from '#lib/proposals/draft.ts';
import { proposalKind } from '#lib/proposals/proposal.ts';
import { movesFrom, proposalState } from '#lib/proposals/states.ts';
import type { Line, ProposalView } from '#lib/proposals/view.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { readDocument } from '#server/documents/read.ts';
import type { ProposalLine } from '#server/db/generated/client.ts';
import type { KeptFile } from '#server/files/take-in.ts';
import { nameOf, notEndedAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalFacts, type ProposalFacts } from './facts.ts';
import { findProposal } from './find.ts';
import { factsNow, seenHash } from './held-facts.ts';
import { standsAs } from './held-text.ts';
import { hashOf } from './hold-text.ts';
import { latestPositions } from './latest-positions.ts';
import { marginOf } from './margin.ts';
import { hasBegun, meetingOf } from './meeting-of.ts';
import { papersOf } from './papers.ts';
import { nameable } from './people.ts';
import { roundsOf } from './rounds.ts';
import { treatmentsOf } from './treatments.ts';

const nothing: DraftJson = { sections: [], taken: [] };

/** Moves that the actor may make from where a proposal stands. */
const movesOf = (actor: Actor, facts: ProposalFacts, begun: boolean) =>
	movesFrom(facts.proposalState ?? 'draft')
		.filter(({ act }) => can(actor, act, facts) && (begun || act !== 'proposal.settle'))
		.map(({ name }) => name);

async function linesOf(rows: readonly ProposalLine[], federationId: string): Promise<Line[]> {
	const { read } = context();
	const people = await read.membership.findMany({
		where: { federationId, accountId: { in: rows.map(({ by }) => by) } },
		select: { accountId: true, knownAs: true, account: { select: { name: true } } }
	});
	const names = new Map(people.map((one) => [one.accountId, nameOf(one)]));
	return rows.map(({ id, at, from, to, body, on, reason, referredTo, vote, override, by }) => ({
		...{ id, at, body, on, reason, referredTo, vote, override },
		...{ from: proposalState(from), to: proposalState(to), by: names.get(by) ?? '' }
	}));
}

/** What it came from on the red thread, of what the actor may read: things of groups they are in, all for the office. */
async function originsOf(actor: Actor, proposalId: string, federationId: string): Promise<ProposalView['origins']> {
	const { read } = context();
	const links = await read.link.findMany({
		where: { toId: proposalId, from: { federationId, removedAt: null } },
		include: { from: true },
		orderBy: { at: 'asc' }
	});
	const groups = await read.group.findMany({
		where: { federationId, id: { in: links.flatMap(({ from }) => from.groupId ?? []) } },
		select: { id: true, name: true }
	});
	return links.flatMap(({ from, at }) => {
		const group = groups.find(({ id }) => id === from.groupId);
		if (!group || !can(actor, 'group.read', { federationId, groupId: group.id })) return [];
		return [{ id: from.id, title: from.title, group: group.name, at }];
	});
}

/** One proposal with all that its page shows. Needs 'proposal.read'. */
export async function readProposal(actor: Actor, proposalId: string): Promise<ProposalView> {
	const { read, clock } = context();
	const { proposal, facts } = await findProposal(read, proposalId);
	demand(actor, 'proposal.read', facts);
	const { federationId, groupId } = facts;
	const document = await readDocument(actor, 'proposal', proposalId);
	const { draft, live } = await standsAs(proposal, (document.json as DraftJson | null) ?? nothing);
	const textHash = hashOf(draft);
	const beside = await factsNow(read, proposalId);
	const rows = await read.proposalLine.findMany({ where: { proposalId, federationId }, orderBy: { ordinal: 'asc' } });
	const [group, organisations, papers, lines, treatments, remarks, rounds, latest, origins, people, meeting] =
		await Promise.all([
			read.group.findFirst({ where: { id: groupId, federationId }, select: { id: true, name: true } }),
			read.organisation.findMany({
				where: { federationId, ...notEndedAt(clock.now()) },
				orderBy: [{ place: 'asc' }, { name: 'asc' }],
				select: { id: true, name: true }
			}),
			papersOf(proposalId, federationId),
			linesOf(rows, federationId),
			treatmentsOf(actor, proposal, rows),
			marginOf(proposalId, facts),
			roundsOf(actor, proposalId, facts, { textHash, beside }),
			latestPositions(read, proposal, clock.now()),
			originsOf(actor, proposalId, federationId),
			nameable(federationId, groupId, clock.now()),
			meetingOf(read, proposal)
		]);
	if (!group) refuse('thing.missing');
	const applies = new Set(proposal.applicants.map(({ organisationId }) => organisationId));
	const kind = proposalKind(proposal.kind);
	const { form, amount, fromYear, toYear, diaryNumber, finalAt, finalAs, retention } = proposal;
	return {
		...{ id: proposalId, title: proposal.title, kind, state: proposalState(proposal.state), group },
		...{ version: proposal.version, createdAt: proposal.createdAt, statement: proposal.statement, draft },
		seen: seenHash(textHash, beside),
		item: meeting && {
			...{ meetingId: meeting.id, itemId: proposal.itemId ?? '', body: meeting.group.name, at: meeting.startsAt }
		},
		document: { id: document.id, epoch: document.epoch, mayWrite: document.mayWrite, live },
		application:
			kind === 'application'
				? { form, amount, fromYear, toYear, applicants: organisations.filter(({ id }) => applies.has(id)) }
				: null,
		register: { diaryNumber, finalAt, finalAs, retention },
		missing: latest.filter(({ counts }) => !counts).map(({ id, name, asked }) => ({ id, name, asked })),
		...{ round: rounds[0] ?? null, earlier: rounds.slice(1) },
		...{ remarks, papers, lines, treatments, origins, people, organisations },
		may: {
			write: can(actor, 'proposal.write', facts),
			remark: can(actor, 'proposal.remark', facts),
			register: can(actor, 'proposal.register', facts),
			override: can(actor, 'proposal.override', facts),
			lead: can(actor, 'proposal.lead', facts),
			history: can(actor, 'history.read', facts),
			moves: movesOf(actor, facts, hasBegun(meeting, clock.now()))
		}
	};
}

/** A paper of a proposal, to be served. Needs 'proposal.read'; refuses 'thing.missing' alike for none and a forbidden one. */
export async function readProposalPaper(actor: Actor, proposalId: string, paperId: string): Promise<KeptFile> {
	const { read } = context();
	const { federationId, ...facts } = await proposalFacts(read, proposalId);
	demand(actor, 'proposal.read', { federationId, ...facts });
	const paper = await read.proposalPaper.findFirst({
		where: { id: paperId, proposalId, federationId, removedAt: null }
	});
	return paper ?? refuse('thing.missing');
}
