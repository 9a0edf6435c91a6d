import { context } from '#server/context.ts';
import type { CommandContext } from '#server/command.ts';
import type { Words } from '#server/mail/letter.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { calendarFile, type CalendarMeeting } from '#server/meetings/calendar-file.ts';
import type { Recipient } from './recipients.ts';

/**
 * A letter about a meeting to one person, with its calendar entry when `meeting` is given. Whoever has no address (a
 * room, a guest) gets none. Inside a command.
 */
export async function post(
	ctx: Pick<CommandContext, 'db' | 'now' | 'job'>,
	kind: 'call' | 'serve',
	to: Pick<Recipient, 'name' | 'email'>,
	federationId: string,
	words: Words,
	meeting?: CalendarMeeting
): Promise<void> {
	if (!to.email) return;
	const { origin, mailFrom } = context().config;
	const byMail = { from: mailFrom, to: { name: to.name, email: to.email } };
	await writeMail(ctx, {
		to: to.email,
		kind,
		federationId,
		...words,
		...(meeting ? { calendar: calendarFile(meeting, origin, ctx.now, byMail) } : {})
	});
}
