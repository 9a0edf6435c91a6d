import { dueBy, dueKindOf } from '#lib/assignments/assignment.ts';
import type { BriefingFacts } from '#lib/briefings/build.ts';
import type { ReadClient } from '#server/db/open.ts';
import type { Gathering } from './gather.ts';

/**
 * What a meeting gave groups and organisations to do. A task of one person is between them and the group that gave it,
 * and is in no report.
 */
export async function gatherTasks(
	db: ReadClient,
	{ federationId, meetingId }: Gathering
): Promise<(BriefingFacts['tasks'][number] & { readonly decisionId: string | null })[]> {
	const rows = await db.assignment.findMany({
		where: {
			...{ federationId, meetingId, state: { not: 'dropped' }, decisionId: { not: null } },
			ownerKind: { in: ['group', 'organisation'] }
		},
		orderBy: { createdAt: 'asc' }
	});
	if (rows.length === 0) return [];
	const ids = rows.map(({ ownerId }) => ownerId);
	const [groups, organisations, meetings] = await Promise.all([
		db.group.findMany({ where: { federationId, id: { in: ids } }, select: { id: true, name: true } }),
		db.organisation.findMany({ where: { federationId, id: { in: ids } }, select: { id: true, name: true } }),
		db.meeting.findMany({
			where: {
				federationId,
				OR: [
					{ id: { in: rows.flatMap(({ dueMeetingId }) => dueMeetingId ?? []) } },
					{ groupId: { in: rows.filter(({ dueKind }) => dueKind === 'next').map(({ groupId }) => groupId) } }
				]
			},
			select: { id: true, groupId: true, state: true, startsAt: true, endsAt: true }
		})
	]);
	const names = new Map([...groups, ...organisations].map(({ id, name }) => [id, name]));
	return rows.map((row) => ({
		...{ id: row.id, text: row.text, decisionId: row.decisionId },
		owner: names.get(row.ownerId) ?? '',
		due: dueBy(
			{ ...row, dueKind: dueKindOf(row.dueKind) },
			meetings.filter(({ id, groupId }) => groupId === row.groupId || id === row.dueMeetingId)
		)
	}));
}
