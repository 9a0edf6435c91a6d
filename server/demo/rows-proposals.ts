import { retentionOf } from '#lib/proposals/proposal.ts';
import { sectionsOf, type SectionKind } from '#lib/proposals/sections.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import type { DemoFederation } from './federation.ts';
import { demoId } from './id.ts';
import { demoProposals, type DemoProposal } from './proposals.ts';
import { idsOf } from './rows-network.ts';

/** What stands in a proposal's document from the first. */
export interface ProposalWriting {
	readonly documentId: string;
	readonly kind: 'proposal';
	readonly args: {
		readonly sections: readonly { readonly id: string; readonly kind: SectionKind; readonly text: readonly string[] }[];
	};
}

/** A round that begins when the text is written: it is about a version of it. */
export interface DemoRound {
	readonly documentId: string;
	readonly versionId: string;
	readonly sounding: Omit<Prisma.SoundingUncheckedCreateInput, 'hash' | 'answers'>;
	readonly answers: Prisma.SoundingAnswerCreateManySoundingInput[];
}

export interface ProposalRows {
	readonly things: Prisma.ThingCreateManyInput[];
	readonly proposals: Prisma.ProposalCreateManyInput[];
	readonly remarks: Prisma.ProposalRemarkCreateManyInput[];
	readonly links: Prisma.LinkCreateManyInput[];
	readonly documents: Prisma.DocumentCreateManyInput[];
	readonly writings: ProposalWriting[];
	readonly rounds: DemoRound[];
}

const day = 86_400_000;
const from = (now: Date, days: number) => new Date(now.getTime() + days * day);

function roundOf(federation: DemoFederation, proposal: DemoProposal, documentId: string, now: Date): DemoRound[] {
	const { key, round, by } = proposal;
	if (!round) return [];
	const ids = idsOf(federation);
	const proposalId = demoId(`${federation.key}/proposal/${key}`);
	const versionId = demoId(`${federation.key}/proposal/${key}/version-1`);
	const of = { federationId: ids.federation, proposalId };
	return [
		{
			documentId,
			versionId,
			sounding: {
				...{ id: demoId(`${federation.key}/proposal/${key}/round-1`), ...of, ordinal: 1, versionId },
				...{ dueOn: from(now, round.due), askedAt: from(now, -round.days), askedBy: ids.account(by) }
			},
			answers: Object.entries(round.answers).map(([organisation, said]) => ({
				...{ organisationId: ids.organisation(organisation), ...of },
				...(said && {
					...{ answer: said.answer, reason: said.reason ?? '', by: ids.membership(said.by) },
					...{ at: from(now, -round.days / 2), untilOn: said.until === undefined ? null : from(now, said.until) }
				})
			}))
		}
	];
}

function rowsOf(federation: DemoFederation, proposal: DemoProposal, now: Date): ProposalRows {
	const ids = idsOf(federation);
	const { key, group, title, by, days, relay, text, remark } = proposal;
	const at = `${federation.key}/proposal/${key}`;
	const id = demoId(at);
	const of = { federationId: ids.federation, groupId: ids.group(group) };
	const createdAt = from(now, -days);
	const documentId = demoId(`document/proposal/${id}`);
	const sectionId = (kind: SectionKind) => demoId(`${at}/${kind}`);
	const kind = 'development';
	return {
		things: [{ id, kind: 'proposal', ...of, title, createdAt }],
		proposals: [{ id, ...of, kind, title, retention: retentionOf[kind], createdAt, createdBy: ids.account(by) }],
		remarks: remark
			? [
					{
						...{ id: demoId(`${at}/remark`), federationId: ids.federation, proposalId: id, kind: 'comment' },
						...{ sectionId: sectionId(remark.section), text: remark.text },
						...{ createdAt: from(now, -2), createdBy: ids.membership(remark.by) }
					}
				]
			: [],
		links: relay
			? [
					{
						...{ id: demoId(`link/${id}`), fromId: demoId(`${federation.key}/relay/${relay}`), toId: id },
						...{ act: 'proposal.begun', at: createdAt, by: ids.account(by) }
					}
				]
			: [],
		documents: [
			{ id: documentId, federationId: ids.federation, kind: 'proposal', subjectId: id, meetingId: null, createdAt }
		],
		writings: [
			{
				documentId,
				kind: 'proposal',
				args: {
					sections: sectionsOf[kind].map((one) => ({ id: sectionId(one), kind: one, text: [...(text[one] ?? [])] }))
				}
			}
		],
		rounds: roundOf(federation, proposal, documentId, now)
	};
}

/** Proposals that a federation's groups are at work on, seen from `now`. */
export function proposalRows(federation: DemoFederation, now: Date): ProposalRows {
	const parts = (federation.key === 'ljusbygden' ? demoProposals : []).map((one) => rowsOf(federation, one, now));
	return {
		things: parts.flatMap(({ things }) => things),
		proposals: parts.flatMap(({ proposals }) => proposals),
		remarks: parts.flatMap(({ remarks }) => remarks),
		links: parts.flatMap(({ links }) => links),
		documents: parts.flatMap(({ documents }) => documents),
		writings: parts.flatMap(({ writings }) => writings),
		rounds: parts.flatMap(({ rounds }) => rounds)
	};
}
