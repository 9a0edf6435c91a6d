import { asked, newestFirst, pageSize, type RegisterFilter, type RegisterLine } from '#lib/decisions/register.ts';
import type { DecisionLine } from '#lib/decisions/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { lockedItems } from './find.ts';
import { decisionLine, pollLine, whole } from './lines.ts';
import { memberNames, seatNames } from './names.ts';
import { registerLines } from './register-rows.ts';

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
	const [all, federation] = await Promise.all([
		registerLines(read, actor),
		read.federation.findUniqueOrThrow({ where: { id: actor.federationId ?? '' }, select: { name: true } })
	]);
	const found = all.filter((line) => asked(line, filter)).sort(newestFirst);
	const from = (filter.page - 1) * pageSize;
	const names = new Map(all.map(({ groupId, groupName }) => [groupId, groupName]));
	return {
		federation: federation.name,
		lines: entire ? found : found.slice(from, from + pageSize),
		found: found.length,
		all: all.length,
		pages: Math.max(1, Math.ceil(found.length / pageSize)),
		groups: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'sv')),
		years: [...new Set(all.map(({ year }) => year))].sort((a, b) => b - a)
	};
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
		registerLines(read, actor, decisionId),
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
