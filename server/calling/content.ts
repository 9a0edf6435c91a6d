import { createHash } from 'node:crypto';
import type { AgendaItemJson } from '#lib/agenda/item.ts';
import { numberItems, type NumberingRule } from '#lib/agenda/numbering.ts';
import { CallingContent } from '#lib/calling/calling.ts';
import { goesAlong } from '#server/briefings/standing.ts';
import { readAgendaRows } from '#server/agenda/read.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { preparedOf, type Prepared } from './prepared.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

interface Said {
	readonly meeting: {
		readonly title: string;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly place: string;
		readonly videoLink: string;
	};
	/** As they are read, those that are struck left out of what is told. */
	readonly items: readonly Omit<AgendaItemJson, 'place' | 'removed'>[];
	readonly struck: ReadonlySet<string>;
	readonly rule: NumberingRule;
	/** Numbers that were fixed, by item. */
	readonly fixed: Readonly<Record<string, number>>;
	/** In the order they are listed. */
	readonly papers: readonly { readonly id: string; readonly name: string; readonly itemId: string | null }[];
	readonly message: string;
	/** The information sheet that goes along. */
	readonly briefing?: CallingContent['briefing'];
	/** What is prepared for each item; none where nobody asks. */
	readonly prepared?: ReadonlyMap<string, Prepared> | null;
}

/** What a calling says of a meeting. Pure: its hash names just this. */
export function contentFrom({
	meeting,
	items,
	struck,
	rule,
	fixed,
	papers,
	message,
	briefing,
	prepared
}: Said): CallingContent {
	const numbers = numberItems(items, rule, new Map(Object.entries(fixed)));
	return {
		title: meeting.title,
		startsAt: meeting.startsAt.toISOString(),
		endsAt: meeting.endsAt.toISOString(),
		place: meeting.place,
		videoLink: meeting.videoLink,
		message,
		items: items
			.filter(({ id }) => !struck.has(id))
			.map((item) => ({
				id: item.id,
				number: numbers.get(item.id)?.printed ?? '',
				sub: item.parentId !== null,
				title: item.title,
				kind: item.kind,
				presenter: item.presenter,
				minutes: item.minutes,
				papers: papers.filter(({ itemId }) => itemId === item.id).map(({ id, name }) => ({ id, name })),
				...(prepared ? (prepared.get(item.id) ?? { text: '', decisions: '' }) : {})
			})),
		...(briefing ? { briefing } : {})
	};
}

/** What a calling would say now. For whoever has asked for permission. */
export async function contentOf(
	db: ReadClient | Transaction,
	facts: MeetingFacts,
	message = ''
): Promise<CallingContent> {
	const { meetingId, federationId } = facts;
	const meeting = await db.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } });
	const { rows, items, rule, fixed } = await readAgendaRows(db, facts);
	const papers = await db.attachment.findMany({
		where: { meetingId, federationId, removedAt: null },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { id: true, name: true, itemId: true }
	});
	const along = await goesAlong(db, facts);
	const briefing = along ? { id: along.briefing.id, sha256: along.sha256 } : undefined;
	const struck = new Set(rows.filter((row) => row.state === 'struck').map(({ id }) => id));
	const prepared = await preparedOf(db, facts);
	return contentFrom({ meeting, items, struck, rule, fixed, papers, message, briefing, prepared });
}

/**
 * Names what somebody has seen, so that nothing else goes out in its place; the message is the sender's own, and what is
 * prepared for the items is not in the letter: it may be written on until it is sent.
 */
export function hashOf({ message: _, items, ...content }: CallingContent): string {
	const { briefing, ...before } = content;
	const told = items.map(({ text: _text, decisions: _decisions, ...item }) => item);
	const letter = { ...before, items: told, ...(briefing ? { briefing } : {}) };
	return createHash('sha256').update(JSON.stringify(letter)).digest('base64url');
}

/** A calling as it was sent. Throws when the row is none: that is a bug. */
export const sentContent = (json: string): CallingContent => CallingContent.parse(JSON.parse(json));
