import { dayAndMonth, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SimpleBlock } from '#lib/items/schema.ts';
import { factWords } from '#lib/proposals/fact-words.ts';
import { factChanges } from '#lib/proposals/held-facts.ts';
import { soundingWord } from '#lib/proposals/positions.ts';
import { answerWord } from '#lib/proposals/words.ts';
import { context } from '#server/context.ts';
import type { Proposal } from '#server/db/generated/client.ts';
import { factsNow, heldFacts } from './held-facts.ts';
import { latestPositions, type LatestPosition } from './latest-positions.ts';
import { papersOf } from './papers.ts';

const inSwedish = { locale: 'sv' } as const;
const oneLine = (text: string): string => text.replaceAll('\n', ' ');

type Taken = Pick<Proposal, 'id' | 'federationId' | 'title' | 'statement' | 'heldId' | 'heldHash'>;

/** What one organisation says, in a line; of an earlier round or text where it was not asked in the last one. */
export function positionLine({ name, given, round, asked, same }: LatestPosition, now: Date): string {
	if (!given || !round) return `${name}: ${m.proposals_item_not_asked({}, inSwedish)}`;
	const word = answerWord(soundingWord(given.answer), round.asks === 'decisions' ? 'decisions' : 'positions');
	const decided = given.decidedOn
		? `. ${m.proposals_formal({ body: given.body, date: longDate(given.decidedOn, 'sv'), paragraph: given.paragraph }, inSwedish)}`
		: '';
	const until = given.untilOn ? ` ${dayAndMonth(given.untilOn, 'sv', now)}` : '';
	const applies = given.applicant ? ` (${m.proposals_applies({}, inSwedish)})` : '';
	const { ordinal } = round;
	const when = asked
		? ''
		: ` (${(same ? m.proposals_item_earlier : m.proposals_item_earlier_text)({ ordinal }, inSwedish)})`;
	return `${name}${applies}: ${word}${until}${decided}${when}${given.reason ? `. ${oneLine(given.reason)}` : ''}`;
}

/** Why it goes on without some, if it did so the last time it went on. */
async function overrideOf(proposalId: string): Promise<string | null> {
	const line = await context().read.proposalLine.findFirst({
		where: { proposalId, from: 'sounding', to: 'ready' },
		orderBy: { ordinal: 'desc' }
	});
	return line?.override ? line.reason : null;
}

/** That the text or what stands beside it is another than what they answered on: what it was and is, the way to what differs. */
async function changedSince(
	{ id, heldId, heldHash }: Taken,
	round: LatestPosition['round'],
	origin: string
): Promise<SimpleBlock[]> {
	if (!round) return [];
	const changes = factChanges(heldFacts(round.facts), await factsNow(context().read, id));
	const href = `${origin}/proposals/${id}/history/compare?from=${round.versionId}&to=${heldId ?? ''}`;
	return [
		...(heldId && round.hash !== heldHash
			? [m.proposals_item_changed({}, inSwedish), { link: m.proposals_item_changed_show({}, inSwedish), href }]
			: []),
		...(changes.length > 0
			? [m.proposals_facts_since({}, inSwedish), { bullets: changes.map((change) => oneLine(factWords(change, 'sv'))) }]
			: [])
	];
}

/**
 * What the item of a proposal opens with: the way to the proposal, each organisation's position, why it goes on without
 * some, what was changed after they answered, what the office says, and its papers.
 */
export async function openingOf(proposal: Taken): Promise<SimpleBlock[]> {
	const { id, federationId, title, statement } = proposal;
	const { config, clock, read } = context();
	const { origin } = config;
	const [positions, override, papers] = await Promise.all([
		latestPositions(read, proposal, clock.now()),
		overrideOf(id),
		papersOf(id, federationId)
	]);
	const lines = positions.map((one) => positionLine(one, clock.now()));
	const round = positions.find(({ asked }) => asked)?.round ?? null;
	const at = `${origin}/proposals/${id}`;
	return [
		{ link: m.proposals_item_read({ title }, inSwedish), href: at },
		...(lines.length > 0 ? [{ heading: m.proposals_positions({}, inSwedish) }, { bullets: lines }] : []),
		...(override === null ? [] : [m.proposals_item_override({ reason: oneLine(override) }, inSwedish)]),
		...(await changedSince(proposal, round, origin)),
		...(statement
			? [{ heading: m.proposals_item_statement({}, inSwedish) }, ...statement.split('\n').filter(Boolean)]
			: []),
		...(papers.length > 0 ? [{ heading: m.proposals_papers({}, inSwedish) }] : []),
		...papers.map(({ id: paperId, name, of }) => ({
			link: of === null ? name : `${name} (${of})`,
			href: `${at}/papers/${paperId}`
		}))
	];
}
