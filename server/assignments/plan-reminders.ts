import { z } from 'zod';
import { command } from '#server/command.ts';

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
