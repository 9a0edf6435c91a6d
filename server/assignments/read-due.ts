import { dueBy, dueKindOf } from '#lib/assignments/assignment.ts';
import { daysUntil } from '#lib/i18n/dates.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import { demand } from '#server/permissions/demand.ts';
import { ownersOf } from './owners.ts';

/** How many days before its deadline whoever has a task is reminded. */
const daysBefore = 5;

export interface DueTask {
	readonly task: Assignment;
	readonly due: Date;
	/** Memberships that have it. */
	readonly owners: readonly string[];
}

/**
 * Open tasks that are due within some days and were not given yesterday or today (U21). What is late already is said on
 * Home and not by letter. For the portal: of all federations.
 */
export async function readDueTasks(actor: Actor, now: Date): Promise<DueTask[]> {
	demand(actor, 'portal.work', {});
	const { read } = context();
	const tasks = await read.assignment.findMany({
		where: { state: 'open', dueKind: { not: 'none' } }
	});
	const named = tasks.flatMap(({ dueMeetingId }) => dueMeetingId ?? []);
	const next = tasks.filter(({ dueKind }) => dueKind === 'next').map(({ groupId }) => groupId);
	const meetings = await read.meeting.findMany({
		where: { OR: [{ id: { in: named } }, { groupId: { in: [...new Set(next)] } }] },
		select: { id: true, groupId: true, state: true, startsAt: true, endsAt: true }
	});
	const near: DueTask[] = [];
	for (const task of tasks) {
		const its = meetings.filter(({ id, groupId }) => groupId === task.groupId || id === task.dueMeetingId);
		const due = dueBy({ ...task, dueKind: dueKindOf(task.dueKind) }, its);
		if (!due || daysUntil(task.createdAt, now) > -2) continue;
		const days = daysUntil(due, now);
		if (days >= 0 && days <= daysBefore) near.push({ task, due, owners: await ownersOf(read, task, now) });
	}
	return near;
}
