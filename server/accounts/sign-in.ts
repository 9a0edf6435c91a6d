import { z } from 'zod';
import { Email, TypedPassword } from '#lib/accounts/schema.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { forgive, giveBack, limit, networkOf } from './limit.ts';
import { verifyPassword } from './password.ts';
import { openSession, type Entry, type Visit } from './session.ts';
import { openCodeOwner } from './tickets.ts';
import { tryCode } from './try-code.ts';
import { warnOwner } from './warn-owner.ts';

const Typed = z.object({ email: Email, password: TypedPassword });

/** Wrong attempts a day after which the owner hears of it. */
const worthALetter = 20;

/**
 * Signs somebody in by address and password. Refuses 'account.wrong-sign-in' for an unknown
 * address as for a wrong password, after the same work (A2); 'rate.limited' (A8); 'account.no-place'.
 */
export async function signIn(typed: { email: string; password: string }, visit: Visit): Promise<Entry> {
	const { email, password } = parseInput(Typed, typed);
	const network = networkOf(visit.address);
	await limit('sign-in.account-ip', email, network);
	await limit('sign-in.ip', network);
	const tries = await limit('sign-in.account', email);
	const { read } = context();
	const account = await read.account.findUnique({ where: { email } });
	const proof = account?.kind === 'person' ? account.passwordHash : null;
	const right = await verifyPassword(proof, password);
	if (!account || !proof || !right) {
		if (tries === worthALetter) await warnOwner(nobody, { email });
		refuse('account.wrong-sign-in');
	}
	const entry = await openSession(account.id, { ...visit, proof });
	await forgive('sign-in.account-ip', email, network);
	await giveBack('sign-in.ip', network);
	await giveBack('sign-in.account', email);
	return entry;
}

/**
 * Signs somebody in by the code that was sent to the browser that asked for it, which keeps `ticketId`. Tries count
 * against the ticket's owner; a ticket that is made up or dead counts against the network alone, so that nobody spends
 * another's tries with it. Refuses 'account.wrong-code' for every kind of wrong, 'rate.limited'.
 */
export async function signInByCode(typed: { ticketId: string; code: string }, visit: Visit): Promise<Entry> {
	const network = networkOf(visit.address);
	await limit('code-try.ip', network);
	const { read, clock } = context();
	const owner = await openCodeOwner(read, typed.ticketId, clock.now());
	if (owner) {
		await limit('code-try.account-ip', owner, network);
		await limit('code-try.account', owner);
	}
	const accountId = await tryCode(nobody, typed);
	if (!accountId) refuse('account.wrong-code');
	const entry = await openSession(accountId, visit);
	await forgive('code-try.account-ip', accountId, network);
	await giveBack('code-try.ip', network);
	return entry;
}
