import { createHash } from 'node:crypto';

/**
 * The name under which a browser keeps an account's documents: the same at every sign-in and after a restored backup,
 * nothing that could be turned back into the account's id (which is random), and named again at the sync door, so that
 * nobody's text goes out under another's name.
 */
export const deviceNameOf = (accountId: string): string =>
	createHash('sha256').update(`device ${accountId}`).digest('base64url').slice(0, 16);
