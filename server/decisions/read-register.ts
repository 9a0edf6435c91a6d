import { registerNumber } from '#lib/decisions/decision.ts';
import { pageSize, says, type RegisterFilter, type RegisterLine } from '#lib/decisions/register.ts';
import type { DecisionLine } from '#lib/decisions/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { lockedItems } from './find.ts';
import { decisionLine, pollLine, whole } from './lines.ts';
import { memberNames, seatNames } from './names.ts';
import { inRegister, newestFirst, registerLines } from './register-rows.ts';

export interface Register {
	readonly federation: string;
	/** Those asked for, the newest first: one page of them, or all. */
	readonly lines: readonly RegisterLine[];
	/** How many are asked for in all, and how many there are. */
	readonly found: number;
	readonly all: number;
	readonly pages: number;
	/** What can be chosen among: groups and years that hold a decision the reader may see. */
	readonly groups: readonly { readonly id: string; readonly name: string }[];
	readonly years: readonly number[];
}

/**
 * The federation's register as the actor may read it: decisions and positions of groups they sit in, of meetings they
 * were called to; the office reads all. `entire`: all pages at once, for a file. Needs 'network.read'.
 */
export async function readRegister(actor: Actor, filter: RegisterFilter, { entire = false } = {}): Promise<Register> {
	demand(actor, 'network.read', { federationId: actor.federationId });
	const { read } = context();
	const federationId = actor.federationId ?? '';
	const mine = await inRegister(read, actor);
	const [federation, byGroup, byYear] = await Promise.all([
		read.federation.findUniqueOrThrow({ where: { id: federationId }, select: { name: true } }),
		read.decision.groupBy({ by: ['groupId'], where: mine, _count: true }),
		read.decision.groupBy({ by: ['year'], where: mine, orderBy: { year: 'desc' } })
	]);
	const groups = await read.group.findMany({
		where: { federationId, id: { in: byGroup.map(({ groupId }) => groupId) } },
		select: { id: true, name: true, decides: true }
	});
	const chosen = askedFor(mine, filter, groups);
	const said = filter.words ? await idsSaying(federationId, chosen, filter.words) : null;
	const found = said ? said.length : await read.decision.count({ where: chosen });
	const skip = (filter.page - 1) * pageSize;
	const of = said && !entire ? said.slice(skip, skip + pageSize) : said;
	const lines = await registerLines(
		read,
		federationId,
		of ? { AND: [chosen, { id: { in: of } }] } : chosen,
		entire || of ? null : { skip, take: pageSize }
	);
	return {
		federation: federation.name,
		lines,
		found,
		all: byGroup.reduce((sum, one) => sum + one._count, 0),
		pages: Math.max(1, Math.ceil(found / pageSize)),
		groups: groups.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'sv')),
		years: byYear.flatMap(({ year }) => year ?? [])
	};
}

/** What is asked for, but for words. Groups that only advise take positions, whatever kind stands on the row. */
function askedFor(
	mine: Prisma.DecisionWhereInput,
	{ year, groupId, kind, form }: RegisterFilter,
	groups: readonly { readonly id: string; readonly decides: boolean }[]
): Prisma.DecisionWhereInput {
	const deciding = groups.filter(({ decides }) => decides === (kind !== 'position')).map(({ id }) => id);
	return {
		AND: [
			mine,
			year === null ? {} : { year },
			groupId ? { groupId } : {},
			kind ? { groupId: { in: deciding } } : {},
			kind && kind !== 'position' ? { kind } : {},
			form ? { form } : {}
		]
	};
}

/** Those that say all the words, the newest first. Only what is searched is read: SQL does not know å from Å. */
async function idsSaying(federationId: string, where: Prisma.DecisionWhereInput, words: string): Promise<string[]> {
	const { read } = context();
	const rows = await read.decision.findMany({
		where,
		orderBy: [...newestFirst],
		select: { id: true, itemId: true, text: true, addressees: true, year: true, ordinal: true }
	});
	const items = await read.agendaItem.findMany({
		where: { federationId, id: { in: rows.map(({ itemId }) => itemId) } },
		select: { id: true, title: true }
	});
	const titles = new Map(items.map(({ id, title }) => [id, title]));
	return rows
		.filter((row) => says([registerNumber(row) ?? '', row.text, titles.get(row.itemId) ?? '', row.addressees], words))
		.map(({ id }) => id);
}

export interface DecisionPage {
	readonly line: RegisterLine;
	readonly decision: DecisionLine;
	readonly federation: string;
	readonly may: { readonly decide: boolean; readonly address: boolean };
	/** For reservations and notes: the meeting's state, the reader's seats, and what they may. */
	readonly statements: {
		readonly meetingState: string;
		readonly mine: readonly string[];
		readonly may: { readonly state: boolean; readonly prepare: boolean };
	};
}

/** One decision of the register with all that hangs on it. Needs 'meeting.read' of its meeting; refuses 'thing.missing'. */
export async function readDecision(actor: Actor, decisionId: string): Promise<DecisionPage> {
	const { read } = context();
	const row = await read.decision.findUnique({ where: { id: decisionId }, include: whole });
	if (!row) refuse('thing.missing');
	const facts = await meetingFacts(read, row.meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const [lines, poll, seat, member, federation, locked] = await Promise.all([
		inRegister(read, actor).then((mine) => registerLines(read, federationId, { AND: [mine, { id: decisionId }] })),
		row.pollId === null ? null : read.poll.findFirst({ where: { id: row.pollId, federationId } }),
		seatNames(read, { federationId, groupId }),
		memberNames(
			read,
			federationId,
			row.corrections.map(({ by }) => by)
		),
		read.federation.findUniqueOrThrow({ where: { id: federationId }, select: { name: true } }),
		lockedItems(read, facts)
	]);
	// What would be refused is not offered.
	const open = !locked.has(row.itemId);
	const [line] = lines;
	if (!line) refuse('thing.missing');
	return {
		line,
		decision: decisionLine(row, { seat, member, me: actor.membershipId }, poll && pollLine(poll)),
		federation: federation.name,
		may: {
			decide: open && can(actor, 'decision.decide', facts),
			address: open && can(actor, 'decision.prepare', facts)
		},
		statements: {
			meetingState: facts.meetingState,
			mine: actor.seats.filter((one) => one.groupId === groupId).map(({ id }) => id),
			may: {
				state: open && can(actor, 'statement.make', facts),
				prepare: open && can(actor, 'decision.prepare', facts)
			}
		}
	};
}
