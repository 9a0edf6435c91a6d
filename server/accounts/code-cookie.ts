import type { Cookies } from '@sveltejs/kit';
import { context } from '#server/context.ts';
import { ticketLife } from './tickets.ts';

const secure = () => context().config.origin.startsWith('https:');
const name = () => (secure() ? '__Host-samsyn-code' : 'samsyn-code');

/**
 * What the browser that asked for a code keeps: only there can the code be used (A10). Anybody can write such a cookie:
 * the ticket is looked up, and the address is only shown.
 */
export interface AskedCode {
	readonly ticketId: string;
	readonly email: string;
}

export const keepAskedCode = (cookies: Cookies, { ticketId, email }: AskedCode): void =>
	cookies.set(name(), `${ticketId}.${Buffer.from(email).toString('base64url')}`, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: secure(),
		maxAge: ticketLife.code / 1000
	});

/** What this browser asked for, or null when it has not, or too long ago. */
export function askedCode(cookies: Cookies): AskedCode | null {
	const [ticketId, email] = cookies.get(name())?.split('.') ?? [];
	return ticketId && email ? { ticketId, email: Buffer.from(email, 'base64url').toString() } : null;
}

export const forgetAskedCode = (cookies: Cookies): void => cookies.delete(name(), { path: '/', secure: secure() });
