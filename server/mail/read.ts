import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { secretKinds } from './kinds.ts';

export interface OutboxMail {
	readonly id: string;
	readonly to: string;
	readonly kind: string;
	readonly subject: string;
	/** None for a letter that lets its reader in: the office opens such a one by an act of its own (`showMail`). */
	readonly text: string | null;
	readonly createdAt: Date;
	readonly sentAt: Date | null;
	/** 'sent' | 'waiting' | 'outbox' | 'refused' | 'late' */
	readonly state: string;
	/** Whether `showMail` would show it, to a reader who may. */
	readonly canShow: boolean;
}

/** Whether letters stay here for the office to carry, since no mail server is set. */
export const officeCarriesMail = (): boolean => context().config.mailUrl === null;

/** The federation's letters, the newest 200, newest first. Refuses what 'mail.read' refuses. */
export async function readOutbox(actor: Actor): Promise<OutboxMail[]> {
	demand(actor, 'mail.read', { federationId: actor.federationId });
	const mails = await context().read.mail.findMany({
		where: { federationId: actor.federationId },
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		take: 200
	});
	return mails.map((mail) => {
		const secret = secretKinds.includes(mail.kind);
		return {
			id: mail.id,
			to: mail.to,
			kind: mail.kind === 'welcome' ? 'invitation' : mail.kind,
			subject: mail.subject,
			text: secret ? null : mail.text,
			createdAt: mail.createdAt,
			sentAt: mail.sentAt,
			state: mail.sentAt ? 'sent' : (mail.error ?? 'waiting'),
			canShow: secret && mail.text !== '' && officeCarriesMail()
		};
	});
}
