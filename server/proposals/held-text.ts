import type { DraftJson } from '#lib/proposals/draft.ts';
import type { ProposalState } from '#lib/permissions/facts.ts';
import { proposalState } from '#lib/proposals/states.ts';
import { context } from '#server/context.ts';
import type { Proposal } from '#server/db/generated/client.ts';
import { hashOf } from './hold-text.ts';

/** Where it is with those who decide, or they have left it: then it says what was handed on. */
const handedOn: readonly ProposalState[] = ['ready', 'agenda', 'deferred', 'decided', 'declined'];

type Held = Pick<Proposal, 'id' | 'federationId' | 'state' | 'heldId' | 'heldHash'>;

/** The version that was handed on; none where there is none, or its history has been erased. */
async function heldVersion({ id, federationId, heldId }: Held): Promise<DraftJson | null> {
	const { read, documents } = context();
	const document = await read.document.findUnique({
		where: { kind_subjectId: { kind: 'proposal', subjectId: id } },
		select: { id: true, epoch: true }
	});
	if (!document || heldId === null) return null;
	const of = { documentId: document.id, epoch: document.epoch, federationId };
	if (!(await read.documentVersion.findFirst({ where: { id: heldId, ...of }, select: { id: true } }))) return null;
	const { json } = await documents.history.read(document.id, heldId);
	return json as DraftJson;
}

/**
 * What a proposal says to those who decide: the text that was handed on, whatever reached the document after that, from
 * somebody who was writing just then. Out: `live` where that is what stands in the document, else that text alone.
 */
export async function standsAs(proposal: Held, live: DraftJson): Promise<{ draft: DraftJson; live: boolean }> {
	if (!handedOn.includes(proposalState(proposal.state)) || hashOf(live) === proposal.heldHash)
		return { draft: live, live: true };
	const held = await heldVersion(proposal);
	return held ? { draft: held, live: false } : { draft: live, live: true };
}
