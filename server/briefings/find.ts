import { briefingKindOf } from '#lib/briefings/sections.ts';
import type { Facts } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { News } from '#server/bus.ts';
import type { Briefing } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';

type Database = ReadClient | Transaction;

export type BriefingFacts = MeetingFacts & Required<Pick<Facts, 'briefing' | 'relayedTo'>>;

/** What the permission table asks of a briefing itself, beside its meeting. */
export const factsOf = (row: {
	readonly kind: string;
	readonly receivers: readonly { readonly groupId: string }[];
	readonly editions: readonly unknown[];
}): Required<Pick<Facts, 'briefing' | 'relayedTo'>> => ({
	briefing: { kind: briefingKindOf(row.kind), sent: row.editions.length > 0 },
	relayedTo: row.receivers.map(({ groupId }) => groupId)
});

/** A briefing of any federation with its facts; the permission table decides. Refuses 'thing.missing'. */
export async function findBriefing(
	db: Database,
	id: string
): Promise<{ readonly briefing: Briefing; readonly facts: BriefingFacts }> {
	const row = await db.briefing.findUnique({
		where: { id },
		include: { receivers: { select: { groupId: true } }, editions: { select: { id: true }, take: 1 } }
	});
	if (!row) refuse('thing.missing');
	const { receivers: _receivers, editions: _editions, ...briefing } = row;
	return {
		briefing,
		facts: { ...(await meetingFacts(db, briefing.meetingId)), ...factsOf(row) }
	};
}

/** Facts of a briefing by its id. Refuses 'thing.missing'. */
export const briefingFacts = async (db: Database, id: string): Promise<BriefingFacts> =>
	(await findBriefing(db, id)).facts;

/** The document of a briefing's text. Refuses 'thing.missing'. */
export async function briefingDocumentId(db: Database, briefingId: string): Promise<string> {
	const row = await db.document.findUnique({
		where: { kind_subjectId: { kind: 'briefing', subjectId: briefingId } },
		select: { id: true }
	});
	return row?.id ?? refuse('thing.missing');
}

/** News of a briefing, to the whole federation: those who receive a report sit elsewhere. */
export const briefingNews = ({ federationId }: { readonly federationId: string }): News => ({
	topic: 'briefings',
	federationId
});
