import { z } from 'zod';
import { Email } from '#lib/accounts/schema.ts';
import { parseInput } from '#server/command.ts';
import { limit, networkOf } from './limit.ts';

/**
 * Counts one letter that somebody asks the portal to send, per visitor, per address and visitor, and per address,
 * known addresses as unknown ones. Out: the address as it is kept. Refuses 'input.invalid', 'rate.limited'.
 */
export async function limitLetters(typed: string, visitor: string): Promise<string> {
	const { email } = parseInput(z.object({ email: Email }), { email: typed });
	const network = networkOf(visitor);
	await limit('mail.ip', network);
	await limit('mail.address-ip', email, network);
	await limit('mail.address', email);
	return email;
}
