import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { mailer } from './mailer.ts';
import { unseal } from './seal.ts';
import { settleMail } from './settle-mail.ts';

const Payload = z.object({ mailId: z.string() });
const minute = 60_000;
const usefulFor: Record<string, number> = { code: 10 * minute, reset: 30 * minute };

/** The job `mail.send`: delivers one letter, or leaves it in the outbox. Throws to be tried again, for three days. */
export async function sendMail(payload: unknown): Promise<void> {
	const { mailId } = Payload.parse(payload);
	const { read, clock } = context();
	const mail = await read.mail.findUnique({ where: { id: mailId } });
	if (!mail || mail.sentAt || mail.error) return;
	const text = unseal(mail.text);
	const age = clock.now().getTime() - mail.createdAt.getTime();
	if (text === null || age > (usefulFor[mail.kind] ?? 3 * 24 * 60 * minute)) {
		await settleMail(portal, { id: mailId, outcome: 'late' });
		return;
	}
	const outcome = await mailer().deliver({ ...mail, text });
	await settleMail(portal, { id: mailId, outcome: outcome === 'kept' ? 'outbox' : outcome });
}
