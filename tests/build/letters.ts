import { context } from '#server/context.ts';
import { unseal } from '#server/mail/seal.ts';

/** Waits until every job that is due has been tried. */
export async function jobsDone(): Promise<void> {
	const { read, jobs, clock } = context();
	for (;;) {
		const next = await read.job.findFirst({
			where: { doneAt: null, attempts: 0, dueAt: { lte: clock.now() } },
			orderBy: { id: 'desc' }
		});
		if (!next) return;
		await jobs.settled(next.key).catch(() => undefined);
	}
}

/** The newest letter to an address, opened; null when there is none. */
export async function lastLetter(to: string, kind?: string) {
	await jobsDone();
	const mail = await context().read.mail.findFirst({
		where: { to, ...(kind ? { kind } : {}) },
		orderBy: [{ createdAt: 'desc' }, { id: 'desc' }]
	});
	return mail && { ...mail, text: unseal(mail.text) ?? '' };
}

/** The token of the link in a letter. */
export const tokenIn = (text: string): string => /\/(?:invitation|reset|set-up)\/([\w-]+)/.exec(text)?.[1] ?? '';

/** The six digits in a letter. */
export const codeIn = (text: string): string => /^\d{6}$/m.exec(text)?.[0] ?? '';
