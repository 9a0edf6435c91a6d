import { z } from 'zod';
import { longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import { languageOf, letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { nameOf } from '#server/network/find.ts';
import { ownersOf } from './owners.ts';

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

/** One letter to each who has the task, once, and only while it is open (U21). */
export const remind = command('assignment.remind', Due, async (ctx, { assignmentId, due }) => {
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
