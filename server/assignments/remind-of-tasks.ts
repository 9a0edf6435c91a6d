import { dueBy, dueKindOf } from '#lib/assignments/assignment.ts';
import { daysUntil } from '#lib/i18n/dates.ts';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import { planReminders } from './plan-reminders.ts';
import { remind } from './remind.ts';

/** How many days before its deadline whoever has a task is reminded. */
const daysBefore = 5;

/** Open tasks that nobody was reminded of, with the day they should be done by. */
async function waiting(): Promise<{ readonly task: Assignment; readonly due: Date | null }[]> {
	const { read } = context();
	const tasks = await read.assignment.findMany({
		where: { state: 'open', remindedAt: null, dueKind: { not: 'none' } }
	});
	const named = tasks.flatMap(({ dueMeetingId }) => dueMeetingId ?? []);
	const next = tasks.filter(({ dueKind }) => dueKind === 'next').map(({ groupId }) => groupId);
	const meetings = await read.meeting.findMany({
		where: { OR: [{ id: { in: named } }, { groupId: { in: [...new Set(next)] } }] },
		select: { id: true, groupId: true, state: true, startsAt: true, endsAt: true }
	});
	return tasks.map((task) => {
		const its = meetings.filter(({ id, groupId }) => groupId === task.groupId || id === task.dueMeetingId);
		return { task, due: dueBy({ ...task, dueKind: dueKindOf(task.dueKind) }, its) };
	});
}

/**
 * The job `assignments.remind`, every morning: whoever has a task that is due within some days, and was not given it
 * yesterday or today, gets one letter about it (U21). What is late already is said on Home and not by letter.
 */
export async function remindOfTasks(): Promise<void> {
	const now = context().clock.now();
	for (const { task, due } of await waiting()) {
		if (!due || daysUntil(task.createdAt, now) > -2) continue;
		const days = daysUntil(due, now);
		if (days >= 0 && days <= daysBefore) await remind(portal, { assignmentId: task.id, due });
	}
	await planReminders(portal, {});
}
