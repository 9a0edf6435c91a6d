import { baseNumber, numberings, type Numbering, type NumberingRule } from '#lib/agenda/numbering.ts';
import { itemKind, type AgendaItemJson } from '#lib/agenda/item.ts';
import { asRead } from '#lib/meetings/order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { readSeries } from '#server/meetings/series.ts';
import { countingAt, nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';

/** An agenda as a page needs it: its items as they stand in the database, and how to number what is written meanwhile. */
export interface AgendaOfMeeting {
	readonly meetingId: string;
	readonly items: readonly AgendaItemJson[];
	readonly rule: NumberingRule;
	/** Numbers that were fixed, by item. */
	readonly fixed: Readonly<Record<string, number>>;
	/** The shared document, to open at the sync door; none before it has been made. */
	readonly document: { readonly id: string; readonly epoch: number } | null;
	readonly mayEdit: boolean;
	/** What the meeting has done with each item, by its id. A struck one keeps its number. */
	readonly treatment: Readonly<Record<string, Treatment>>;
}

/** How far a meeting has come with one item. */
export interface Treatment {
	readonly state: string;
	readonly usedSeconds: number;
	/** Its place in the order of treatment; none before the meeting, or when it has not come to it. */
	readonly treatedPlace: string | null;
}

const known = (word: string): Numbering => numberings.find((one) => one === word) ?? 'plain';

/** Who is likely to present an item: those who sit in the group and those at the office, and who leads the meeting. */
export interface AgendaPeople {
	readonly presenters: readonly string[];
	readonly chair: string | null;
}

/** Names for the fields of a meeting's agenda, as they stand on the meeting's day. Needs 'meeting.read'. */
export async function readAgendaPeople(actor: Actor, meetingId: string): Promise<AgendaPeople> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const { startsAt } = await read.meeting.findFirstOrThrow({
		where: { id: meetingId, federationId },
		select: { startsAt: true }
	});
	const account = { select: { name: true } };
	const [seats, office] = await Promise.all([
		read.seat.findMany({
			where: { groupId, federationId, ...countingAt(startsAt) },
			select: { role: true, membership: { select: { knownAs: true, account } } }
		}),
		read.membership.findMany({
			where: { federationId, officeRole: { not: null }, ...countingAt(startsAt) },
			select: { knownAs: true, account }
		})
	]);
	const names = [...seats.map((seat) => seat.membership), ...office].map(nameOf);
	const chair = seats.find((seat) => seat.role === 'chair');
	return {
		presenters: [...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'sv')),
		chair: chair ? nameOf(chair.membership) : null
	};
}

/** A meeting's agenda as it stands in the database, with what its numbers need. For whoever has asked for permission. */
export async function readAgendaRows(db: ReadClient | Transaction, facts: MeetingFacts) {
	const { federationId, groupId, meetingId } = facts;
	const group = await db.group.findFirstOrThrow({
		where: { id: groupId, federationId },
		select: { numbering: true, numberPrefix: true, numberStart: true }
	});
	const rows = await db.agendaItem.findMany({ where: { meetingId, federationId, removedAt: null } });
	const numbering = known(group.numbering);
	const series = await readSeries(db, facts, numbering);
	const rule: NumberingRule = {
		numbering,
		prefix: group.numberPrefix,
		base: baseNumber(numbering, group.numberStart, series, meetingId)
	};
	return {
		rows,
		items: asRead(rows).map(({ id, place, parentId, title, kind, presenter, minutes, numbered }) => ({
			...{ id, place, parentId, title, presenter, minutes, numbered },
			kind: itemKind(kind),
			removed: false
		})),
		rule,
		fixed: Object.fromEntries(rows.flatMap((row) => (row.number === null ? [] : [[row.id, row.number]])))
	};
}

/** The agenda of a meeting, removed items left out, struck ones kept. Needs 'meeting.read'. */
export async function readAgendaOf(actor: Actor, meetingId: string): Promise<AgendaOfMeeting> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const [{ rows, ...agenda }, document] = await Promise.all([
		readAgendaRows(read, facts),
		read.document.findFirst({
			where: { kind: 'agenda', subjectId: meetingId, federationId: facts.federationId },
			select: { id: true, epoch: true }
		})
	]);
	return {
		meetingId,
		...agenda,
		treatment: Object.fromEntries(
			rows.map(({ id, state, usedSeconds, treatedPlace }) => [id, { state, usedSeconds, treatedPlace }])
		),
		document,
		mayEdit: document !== null && can(actor, 'agenda.edit', facts)
	};
}
