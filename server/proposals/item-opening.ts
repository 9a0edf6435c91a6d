import { dayAndMonth, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SimpleBlock } from '#lib/items/schema.ts';
import { soundingWord } from '#lib/proposals/positions.ts';
import { answerWord } from '#lib/proposals/words.ts';
import { context } from '#server/context.ts';
import type { Proposal } from '#server/db/generated/client.ts';
import { papersOf } from './papers.ts';

const inSwedish = { locale: 'sv' } as const;
const oneLine = (text: string): string => text.replaceAll('\n', ' ');

type Taken = Pick<Proposal, 'id' | 'federationId' | 'title' | 'statement' | 'heldId' | 'heldHash'>;

const roundOf = (proposalId: string) =>
	context().read.sounding.findFirst({
		where: { proposalId },
		orderBy: { ordinal: 'desc' },
		include: { answers: true }
	});
type Round = NonNullable<Awaited<ReturnType<typeof roundOf>>>;

/** What each organisation says, in its own words, a line each. */
async function positionsIn({ answers, asks }: Round): Promise<string[]> {
	const { read, clock } = context();
	const organisations = await read.organisation.findMany({
		where: { id: { in: answers.map(({ organisationId }) => organisationId) } },
		orderBy: [{ place: 'asc' }, { name: 'asc' }]
	});
	return organisations.map(({ id, name }) => {
		const given = answers.find(({ organisationId }) => organisationId === id);
		const word = answerWord(soundingWord(given?.answer ?? ''), asks === 'decisions' ? 'decisions' : 'positions');
		const decided = given?.decidedOn
			? `. ${m.proposals_formal({ body: given.body, date: longDate(given.decidedOn, 'sv'), paragraph: given.paragraph }, inSwedish)}`
			: '';
		const until = given?.untilOn ? ` ${dayAndMonth(given.untilOn, 'sv', clock.now())}` : '';
		const applies = given?.applicant ? ` (${m.proposals_applies({}, inSwedish)})` : '';
		return `${name}${applies}: ${word}${until}${decided}${given?.reason ? `. ${oneLine(given.reason)}` : ''}`;
	});
}

/** Why it goes on without some, if it did so the last time it went on. */
async function overrideOf(proposalId: string): Promise<string | null> {
	const line = await context().read.proposalLine.findFirst({
		where: { proposalId, from: 'sounding', to: 'ready' },
		orderBy: { ordinal: 'desc' }
	});
	return line?.override ? line.reason : null;
}

/** That the text is another than the one they answered on, and the way to what differs. */
function changedSince({ id, heldId, heldHash }: Taken, round: Round | null, origin: string): SimpleBlock[] {
	if (!round || !heldId || round.hash === heldHash) return [];
	return [
		m.proposals_item_changed({}, inSwedish),
		{
			link: m.proposals_item_changed_show({}, inSwedish),
			href: `${origin}/proposals/${id}/history/compare?from=${round.versionId}&to=${heldId}`
		}
	];
}

/**
 * What the item of a proposal opens with: the way to the proposal, each organisation's position, why it goes on without
 * some, what was changed after they answered, what the office says, and its papers.
 */
export async function openingOf(proposal: Taken): Promise<SimpleBlock[]> {
	const { id, federationId, title, statement } = proposal;
	const { origin } = context().config;
	const [round, override, papers] = await Promise.all([roundOf(id), overrideOf(id), papersOf(id, federationId)]);
	const lines = round ? await positionsIn(round) : [];
	const at = `${origin}/proposals/${id}`;
	return [
		{ link: m.proposals_item_read({ title }, inSwedish), href: at },
		...(lines.length > 0 ? [{ heading: m.proposals_positions({}, inSwedish) }, { bullets: lines }] : []),
		...(override === null ? [] : [m.proposals_item_override({ reason: oneLine(override) }, inSwedish)]),
		...changedSince(proposal, round, origin),
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
