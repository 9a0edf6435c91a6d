import { briefingKindOf, type BriefingKind } from '#lib/briefings/sections.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';

const day = 86_400_000;
/** Days before the calling's last day from which its information sheet waits, and after a meeting for its report. */
const ahead = 7;
const behind = 30;

/**
 * Meetings whose information sheet or report waits to be prepared, for whoever works at the office: a sheet that nobody
 * has begun and whose calling has not gone out, a report that nobody has sent of a meeting that decided something. Needs
 * 'home.read'.
 */
export async function readBriefingWaits(
	actor: Actor,
	meetings: readonly { readonly id: string }[],
	now: Date
): Promise<ReadonlyMap<string, BriefingKind>> {
	demand(actor, 'home.read', {});
	if (actor.office === null || meetings.length === 0) return new Map();
	const { read } = context();
	const federationId = actor.federationId ?? '';
	const rows = await read.meeting.findMany({
		where: { federationId, id: { in: meetings.map(({ id }) => id) }, state: { in: ['planned', 'ended'] } },
		select: {
			...{ id: true, state: true, startsAt: true, endedAt: true, calledAt: true },
			group: { select: { decides: true, callingDays: true } }
		}
	});
	const ids = rows.map(({ id }) => id);
	const [briefings, decided] = await Promise.all([
		read.briefing.findMany({
			where: { federationId, meetingId: { in: ids } },
			select: { meetingId: true, kind: true, receivers: { select: { groupId: true }, take: 1 } }
		}),
		read.decision.groupBy({ by: ['meetingId'], where: { federationId, meetingId: { in: ids }, state: 'decided' } })
	]);
	const waits = (row: (typeof rows)[number]): BriefingKind | null => {
		const kind: BriefingKind = row.state === 'planned' ? 'before' : 'report';
		const its = briefings.find((one) => one.meetingId === row.id && briefingKindOf(one.kind) === kind);
		if (kind === 'before') {
			const from = row.startsAt.getTime() - (row.group.callingDays + ahead) * day;
			return its || row.calledAt || now.getTime() < from || row.startsAt < now ? null : kind;
		}
		const fresh = row.endedAt !== null && now.getTime() - row.endedAt.getTime() < behind * day;
		const says = row.group.decides && fresh && decided.some(({ meetingId }) => meetingId === row.id);
		return says && !its?.receivers.length ? kind : null;
	};
	return new Map(
		rows.flatMap((row) => {
			const kind = waits(row);
			return kind ? [[row.id, kind] as const] : [];
		})
	);
}
