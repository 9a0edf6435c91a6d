import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { sessionNameOf } from './session-name.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long each kind of ticket holds, in milliseconds (A9). */
export const ticketLife = { invitation: 14 * day, reset: 30 * minute, code: 10 * minute, setup: 7 * day } as const;
export type LinkKind = Exclude<keyof typeof ticketLife, 'code'>;

/** How often one code may be tried. */
export const codeAttempts = 5;

/** The path of a link; its token stands nowhere else. */
export const linkPath: Record<LinkKind, string> = { invitation: 'invitation', reset: 'reset', setup: 'set-up' };

/** The address that is written in a letter, or printed at the first start. */
export const linkTo = (kind: LinkKind, token: string): string =>
	`${context().config.origin}/${linkPath[kind]}/${token}`;

interface TicketFor {
	readonly accountId?: string;
	readonly federationId?: string;
	readonly email?: string;
	readonly createdBy?: string | null;
}

type Writing = Pick<CommandContext, 'db' | 'now'>;

/**
 * A link's token (256 random bits), of which only the SHA-256 is kept. Earlier open links of the same kind to the same
 * account and federation are withdrawn: only the newest letter works.
 */
export async function issueLink({ db, now }: Writing, kind: LinkKind, whose: TicketFor): Promise<string> {
	await db.ticket.updateMany({
		where: {
			kind,
			accountId: whose.accountId ?? null,
			...(kind === 'invitation' ? { federationId: whose.federationId ?? null } : {}),
			usedAt: null,
			withdrawnAt: null
		},
		data: { withdrawnAt: now }
	});
	const token = randomBytes(32).toString('base64url');
	await db.ticket.create({
		data: {
			id: newId(),
			kind,
			hash: sessionNameOf(token),
			accountId: whose.accountId ?? null,
			federationId: whose.federationId ?? null,
			email: whose.email ?? null,
			createdBy: whose.createdBy ?? null,
			createdAt: now,
			expiresAt: new Date(now.getTime() + ticketLife[kind])
		}
	});
	return token;
}

/** The link as it stands, or null when it is unknown, used, withdrawn or out of time: these four look alike (A9). */
export async function findLink(db: ReadClient | Transaction, kind: LinkKind, token: string, now: Date) {
	const ticket = await db.ticket.findUnique({ where: { hash: sessionNameOf(token) }, include: { account: true } });
	const open = ticket?.kind === kind && !ticket.usedAt && !ticket.withdrawnAt && ticket.expiresAt > now;
	return open && !ticket.account?.disabledAt ? ticket : null;
}

/** Uses the link up, once. Refuses 'ticket.spent'. Out: the ticket with its account. */
export async function useLink({ db, now }: Writing, kind: LinkKind, token: string) {
	const ticket = await findLink(db, kind, token, now);
	if (!ticket) refuse('ticket.spent');
	const used = await db.ticket.updateMany({
		where: { id: ticket.id, usedAt: null, withdrawnAt: null },
		data: { usedAt: now }
	});
	if (used.count === 0) refuse('ticket.spent');
	return ticket;
}

/** Takes back every open ticket of an account, of these kinds. Out: how many. */
export async function withdrawTickets(
	{ db, now }: Writing,
	accountId: string,
	kinds: readonly (keyof typeof ticketLife)[]
): Promise<number> {
	const done = await db.ticket.updateMany({
		where: { accountId, kind: { in: [...kinds] }, usedAt: null, withdrawnAt: null },
		data: { withdrawnAt: now }
	});
	return done.count;
}

/**
 * Whose tries a code's ticket counts as: its account's, or, for an address without one, that address's, so that the two
 * are slowed down alike (A2). null: no such ticket, or one that is used, withdrawn, out of time or out of tries.
 */
export async function openCodeOwner(db: ReadClient, ticketId: string, now: Date): Promise<string | null> {
	const ticket = await db.ticket.findUnique({ where: { id: ticketId } });
	const open = ticket?.kind === 'code' && !ticket.usedAt && !ticket.withdrawnAt && ticket.expiresAt > now;
	return open && ticket.attempts < codeAttempts ? (ticket.accountId ?? ticket.email) : null;
}

// A million codes are hashed in a second: without the portal's secret the hash of one tells nothing.
/** What is kept of a six-digit code. */
export const codeHash = (ticketId: string, code: string): string =>
	createHmac('sha256', context().config.secret).update(`code:${ticketId}:${code}`).digest('hex');

/** Compares without telling by its time how much was right. */
export const sameHash = (a: string, b: string): boolean =>
	a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
