import { briefingKindOf, type BriefingKind } from '#lib/briefings/sections.ts';
import type { BriefingLine, MeetingBriefings } from '#lib/briefings/view.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';

/** Reports that a group's page of a meeting shows. */
const mostCame = 8;

const lastEdition = { editions: { orderBy: { version: 'desc' }, take: 1, select: { at: true } } } as const;

/**
 * The information sheet and the report of a meeting, as far as the reader may see them, and the reports its group got.
 * Needs 'meeting.read'.
 */
export async function readMeetingBriefings(actor: Actor, meetingId: string): Promise<MeetingBriefings> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const [rows, came, meeting] = await Promise.all([
		read.briefing.findMany({ where: { meetingId, federationId }, include: lastEdition }),
		read.briefingReceiver.findMany({
			where: { groupId, federationId },
			include: { briefing: { include: lastEdition } },
			orderBy: { at: 'desc' },
			take: mostCame
		}),
		read.meeting.findFirstOrThrow({
			where: { id: meetingId, federationId },
			select: { year: true, ordinal: true, group: { select: { name: true, decides: true } } }
		})
	]);
	const theirs = await read.meeting.findMany({
		where: { federationId, id: { in: came.map(({ briefing }) => briefing.meetingId) } },
		select: { id: true, year: true, ordinal: true, group: { select: { name: true } } }
	});
	const factsOf = (kind: BriefingKind, sent: boolean) => ({ ...facts, briefing: { kind, sent } });
	const lineOf = (kind: BriefingKind): BriefingLine | null => {
		const row = rows.find((one) => briefingKindOf(one.kind) === kind);
		const sent = row?.editions[0];
		const its = factsOf(kind, sent !== undefined);
		if (!row || !(can(actor, 'briefing.prepare', its) || can(actor, 'briefing.read', its))) return null;
		return { id: row.id, kind, body: meeting.group.name, label: ordinalLabel(meeting), at: sent?.at ?? null };
	};
	const begins = (kind: BriefingKind) =>
		!rows.some((one) => briefingKindOf(one.kind) === kind) && can(actor, 'briefing.write', factsOf(kind, false));
	return {
		before: lineOf('before'),
		report: lineOf('report'),
		came: came.flatMap(({ briefing, at }) => {
			const from = theirs.find(({ id }) => id === briefing.meetingId);
			return from
				? [{ id: briefing.id, kind: 'report' as const, body: from.group.name, label: ordinalLabel(from), at }]
				: [];
		}),
		begin: { before: begins('before'), report: meeting.group.decides && begins('report') },
		reports: meeting.group.decides && facts.meetingState === 'ended'
	};
}
