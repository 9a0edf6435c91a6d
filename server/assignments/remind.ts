import { z } from 'zod';
import { dueBy, dueKindOf } from '#lib/assignments/assignment.ts';
import { daysUntil, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import { languageOf, letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { nameOf } from '#server/network/find.ts';
import { ownersOf } from './owners.ts';

/** How many days before its deadline whoever has a task is reminded. */
const daysBefore = 5;

/** The next morning at five in universal time: six or seven in Sweden. */
function nextMorning(now: Date): Date {
	const morning = new Date(now);
	morning.setUTCHours(5, 0, 0, 0);
	if (morning <= now) morning.setUTCDate(morning.getUTCDate() + 1);
	return morning;
}

/** Sees to it that tasks near their deadline are looked for in the coming morning. */
export const planReminders = command('assignment.plan-reminders', z.object({}), async ({ demand, job, now }) => {
	await Promise.resolve();
	demand('portal.work', {});
	const morning = nextMorning(now);
	job('assignments.remind', `assignments.remind:${morning.toISOString().slice(0, 10)}`, {}, morning);
});

function reminder(reader: Reader, task: Assignment, due: Date, names: { group: string; federation: string }): Words {
	const date = longDate(due, languageOf(reader));
	return letterOf(
		reader,
		m.assignments_mail_subject({ date }, locale(reader)),
		[
			m.assignments_mail_what({ group: names.group, date }, locale(reader)),
			task.text,
			`${m.assignments_mail_answer({}, locale(reader))}\n${context().config.origin}/assignments#task-${task.id}`
		],
		names.federation
	);
}

const Due = z.object({ assignmentId: z.string(), due: z.date() });

/** One letter to each who has the task, once, and only while it is open. */
const remind = command('assignment.remind', Due, async (ctx, { assignmentId, due }) => {
	const { db, now, demand, audit } = ctx;
	demand('portal.work', {});
	const reminded = await db.assignment.updateMany({
		where: { id: assignmentId, state: 'open', remindedAt: null },
		data: { remindedAt: now }
	});
	if (reminded.count === 0) return;
	const task = await db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
	const { federationId } = task;
	const group = await db.group.findUniqueOrThrow({
		where: { id: task.groupId },
		include: { federation: { select: { name: true } } }
	});
	const owners = await db.membership.findMany({
		where: { federationId, id: { in: await ownersOf(db, task, now) } },
		include: { account: true },
		orderBy: { id: 'asc' }
	});
	const names = { group: group.name, federation: group.federation.name };
	for (const owner of owners) {
		const { email, language, disabledAt } = owner.account;
		if (!email || disabledAt) continue;
		const words = reminder({ name: nameOf(owner), language }, task, due, names);
		await writeMail(ctx, { to: email, kind: 'assignment', federationId, ...words });
	}
	audit('assignment.reminded', { thingId: assignmentId, data: { letters: owners.length } });
});

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
