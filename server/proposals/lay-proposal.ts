import { z } from 'zod';
import { dayAndMonth, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SimpleBlock } from '#lib/items/schema.ts';
import { portal } from '#lib/permissions/facts.ts';
import { proposedDecisions, type DraftJson } from '#lib/proposals/draft.ts';
import { soundingWord } from '#lib/proposals/positions.ts';
import { answerWord } from '#lib/proposals/words.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { proposalDocumentId } from './find.ts';
import { linkItem } from './link-item.ts';

const Payload = z.object({ proposalId: z.string(), itemId: z.string() });
const inSwedish = { locale: 'sv' } as const;

/** What the item opens with: each organisation's position, why it goes on without some, and what the office says. */
async function openingOf(proposalId: string, statement: string): Promise<SimpleBlock[]> {
	const { read, clock } = context();
	const round = await read.sounding.findFirst({
		where: { proposalId },
		orderBy: { ordinal: 'desc' },
		include: { answers: true }
	});
	const ids = (round?.answers ?? []).map(({ organisationId }) => organisationId);
	const [names, override] = await Promise.all([
		read.organisation.findMany({ where: { id: { in: ids } }, orderBy: { place: 'asc' } }),
		read.proposalLine.findFirst({ where: { proposalId, override: true, to: 'ready' }, orderBy: { at: 'desc' } })
	]);
	const lines = names.map(({ id, name }) => {
		const given = round?.answers.find(({ organisationId }) => organisationId === id);
		const word = answerWord(soundingWord(given?.answer ?? ''), round?.asks === 'decisions' ? 'decisions' : 'positions');
		const decided = given?.decidedOn
			? `. ${m.proposals_formal({ body: given.body, date: longDate(given.decidedOn, 'sv'), paragraph: given.paragraph }, inSwedish)}`
			: '';
		const until = given?.untilOn ? ` ${dayAndMonth(given.untilOn, 'sv', clock.now())}` : '';
		const applies = given?.applicant ? ` (${m.proposals_applies({}, inSwedish)})` : '';
		return `${name}${applies}: ${word}${until}${decided}${given?.reason ? `. ${given.reason.replaceAll('\n', ' ')}` : ''}`;
	});
	return [
		...(lines.length > 0 ? [{ heading: m.proposals_positions({}, inSwedish) }, { bullets: lines }] : []),
		...(override ? [m.proposals_item_override({ reason: override.reason.replaceAll('\n', ' ') }, inSwedish)] : []),
		...(statement
			? [{ heading: m.proposals_item_statement({}, inSwedish) }, ...statement.split('\n').filter(Boolean)]
			: [])
	];
}

/**
 * Job 'proposal.lay': lays the item of a proposal that is taken up on the meeting's agenda, with what it opens with and
 * the proposed decisions. Once, whatever happens in between: documents and rows keep the keys.
 */
export async function layProposal(payload: unknown): Promise<void> {
	const { proposalId, itemId } = Payload.parse(payload);
	const { read, documents } = context();
	const proposal = await read.proposal.findUnique({ where: { id: proposalId } });
	const agenda = await read.document.findUnique({
		where: { kind_subjectId: { kind: 'agenda', subjectId: proposal?.meetingId ?? '' } }
	});
	if (!proposal || proposal.itemId !== itemId || !agenda) return;
	const key = `proposal:${itemId}`;
	const kind = proposal.kind === 'application' ? 'application' : 'decision';
	await documents.edit(agenda.id, key, 'add', { id: itemId, title: proposal.title, kind });
	await projectNow(agenda.id);
	const item = await read.document.findUnique({ where: { kind_subjectId: { kind: 'item', subjectId: itemId } } });
	if (item) {
		const text = await openingOf(proposalId, proposal.statement);
		await documents.edit(item.id, key, 'append', { text });
		await projectNow(item.id);
	}
	const { json } = await documents.read(await proposalDocumentId(read, proposalId));
	await linkItem(portal, { proposalId, itemId, decisions: proposedDecisions(json as DraftJson) });
}
