import { newId } from '#lib/ids/id.ts';
import type { Blocks } from '#lib/items/blocks.ts';
import type { MinutesContent, Paragraph } from '#lib/minutes/content.ts';
import { overlay, type Head, type Kept, type NotedView } from '#lib/minutes/overlay.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import type { Minutes, MinutesParagraph } from '#server/db/generated/client.ts';
import { nameOf } from '#server/network/find.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { inSwedish } from './in-swedish.ts';

type Database = ReadClient | Transaction;

export const findMinutes = (db: Database, { meetingId, federationId }: MeetingFacts) =>
	db.minutes.findFirst({ where: { meetingId, federationId } });

/** The row of a meeting's minutes, made at the first act on them. Inside a command that has asked for permission. */
export async function minutesOf(db: Transaction, facts: MeetingFacts, now: Date): Promise<Minutes> {
	const known = await findMinutes(db, facts);
	if (known) return known;
	const { meetingId, federationId, groupId } = facts;
	const id = newId();
	await db.thing.create({ data: { id, kind: 'minutes', federationId, groupId, title: '', createdAt: now } });
	return db.minutes.create({ data: { id, federationId, groupId, meetingId, createdAt: now } });
}

/** Facts of a meeting with who adjusts its minutes. Refuses 'thing.missing'. */
export async function adjustingFacts(db: Database, meetingId: string) {
	const facts = await meetingFacts(db, meetingId);
	const minutes = await findMinutes(db, facts);
	const adjusters = minutes ? await db.adjuster.findMany({ where: { minutesId: minutes.id } }) : [];
	return { facts: { ...facts, adjusters: adjusters.map(({ membershipId }) => membershipId) }, minutes, adjusters };
}

export const keptOf = (row: MinutesParagraph): Kept => ({
	itemId: row.itemId,
	body: row.body === null ? null : (JSON.parse(row.body) as Blocks),
	bodyFrom: row.bodyFrom,
	facts: row.facts === null ? null : (JSON.parse(row.facts) as Paragraph | Head),
	carried: row.carried,
	lockedAt: row.lockedAt
});

/** What is kept of the paragraphs, and the views that both stand in them. */
export async function readKept(db: Database, minutes: Minutes): Promise<{ kept: Kept[]; noted: NotedView[] }> {
	const [rows, remarks] = await Promise.all([
		db.minutesParagraph.findMany({ where: { minutesId: minutes.id } }),
		db.adjustRemark.findMany({
			where: { minutesId: minutes.id, state: 'noted' },
			orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
		})
	]);
	const members = await db.membership.findMany({
		where: { federationId: minutes.federationId, id: { in: remarks.map(({ membershipId }) => membershipId) } },
		select: { id: true, knownAs: true, account: { select: { name: true } } }
	});
	const answered = await db.membership.findMany({
		where: {
			federationId: minutes.federationId,
			accountId: { in: remarks.flatMap(({ answeredBy }) => answeredBy ?? []) }
		},
		select: { accountId: true, knownAs: true, account: { select: { name: true } } }
	});
	const name = (id: string) => members.filter((one) => one.id === id).map(nameOf)[0] ?? '';
	return {
		kept: rows.map(keptOf),
		noted: remarks.map(({ itemId, membershipId, text, answer, answeredBy }) => ({
			...{ itemId, text, by: name(membershipId), other: answer },
			otherBy: answered.filter((one) => one.accountId === answeredBy).map(nameOf)[0] ?? ''
		}))
	};
}

/** Refuses 'minutes.paragraph-locked' for a paragraph that was adjusted at once: it stands as it was locked. */
export async function demandOpenParagraph(db: Database, minutesId: string, itemId: string): Promise<void> {
	const locked = await db.minutesParagraph.count({ where: { minutesId, itemId, immediate: 'locked' } });
	if (locked > 0) refuse('minutes.paragraph-locked');
}

/** The version that counts of the whole, or of one paragraph that was adjusted at once. Refuses 'minutes.state'. */
export async function findVersion(
	db: Database,
	{ federationId }: Pick<MeetingFacts, 'federationId'>,
	minutes: Minutes | null,
	part: string
) {
	const version = await db.minutesVersion.findFirst({
		where: { minutesId: minutes?.id ?? '', federationId, part, replacedAt: null },
		include: { notice: true }
	});
	if (!minutes || !version || (part === '' && minutes.state !== 'locked')) refuse('minutes.state');
	return { minutes, version };
}

/** The minutes as they are adjusted: everything in them is kept. Refuses 'minutes.state' when they are not adjusted. */
export async function adjustedContent(db: Database, minutes: Minutes): Promise<MinutesContent> {
	if (minutes.state !== 'adjusting') refuse('minutes.state');
	const { kept, noted } = await readKept(db, minutes);
	return inSwedish(() => overlay(null, kept, noted).content);
}

/** The news that a meeting's minutes have changed. */
export const minutesNews = ({ federationId, groupId, meetingId }: MeetingFacts) => ({
	...{ topic: 'minutes', federationId, groupId, meetingId }
});
