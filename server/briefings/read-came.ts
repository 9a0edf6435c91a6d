import type { CameReport } from '#lib/briefings/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';

const days = 30 * 86_400_000;

/** Reports that came to the actor's groups in the last month, the newest first. Needs 'home.read'. */
export async function readCameReports(actor: Actor, now: Date): Promise<CameReport[]> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = actor.federationId ?? '';
	const groupIds = [...new Set(actor.seats.map(({ groupId }) => groupId))];
	const rows = await read.briefingReceiver.findMany({
		where: { federationId, groupId: { in: groupIds }, at: { gt: new Date(now.getTime() - days) } },
		include: { briefing: { select: { groupId: true, meetingId: true } } },
		orderBy: { at: 'desc' },
		take: 20
	});
	if (rows.length === 0) return [];
	const [groups, meetings] = await Promise.all([
		read.group.findMany({
			where: { federationId, id: { in: [...groupIds, ...rows.map(({ briefing }) => briefing.groupId)] } },
			select: { id: true, name: true }
		}),
		read.meeting.findMany({
			where: { federationId, id: { in: rows.map(({ briefing }) => briefing.meetingId) } },
			select: { id: true, startsAt: true }
		})
	]);
	const nameOf = (id: string) => groups.find((one) => one.id === id)?.name ?? '';
	// One who sits where it comes from knows of it.
	return rows
		.filter(({ briefing }) => !groupIds.includes(briefing.groupId))
		.filter(({ briefingId }, index) => rows.findIndex((one) => one.briefingId === briefingId) === index)
		.flatMap(({ briefingId, groupId, briefing }) => {
			const meeting = meetings.find(({ id }) => id === briefing.meetingId);
			return meeting
				? [{ id: briefingId, body: nameOf(briefing.groupId), on: meeting.startsAt, to: nameOf(groupId) }]
				: [];
		});
}
