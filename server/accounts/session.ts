import { Lucia, TimeSpan, type Cookie } from 'lucia';
import type { Cookies } from '@sveltejs/kit';
import { nobody, type Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { loadActor } from './actor.ts';
import { bringLanguage } from './language-cookie.ts';
import { luciaAdapter, type SessionAttributes } from './lucia-adapter.ts';
import { sessionNameOf } from './session-name.ts';

export interface Visit {
	/** Network address. */
	readonly address: string;
	readonly userAgent: string;
	/** The session cookie they came with. */
	readonly oldToken?: string | undefined;
}

/** A session that has begun: the cookie to set, and the language of whoever it is. */
export interface Entry {
	readonly cookie: Cookie;
	readonly language: string;
}

/** The name a session has in the database: what stands there opens nothing. */
export const sessionIdOf = sessionNameOf;

/** `__Host-` binds the cookie to this very host over https; over http, on one's own machine, browsers refuse it. */
export const sessionCookieName = (): string =>
	context().config.origin.startsWith('https:') ? '__Host-samsyn' : 'samsyn';

// Idle time is 14 days: a session with less than half of that left is given 14 new days when it is used (A4). How long
// it holds is the server's word, so the cookie itself outlives it.
const lucia = () =>
	new Lucia(luciaAdapter, {
		sessionExpiresIn: new TimeSpan(14, 'd'),
		sessionCookie: {
			name: sessionCookieName(),
			expires: false,
			attributes: { secure: context().config.origin.startsWith('https:'), sameSite: 'lax', path: '/' }
		}
	});

/** Lucia makes tokens of 40 letters and digits (200 bits); what does not look like one costs no look-up. */
const isToken = (text: string | null | undefined): text is string => /^[\w-]{22,64}$/.test(text ?? '');

/** Who a request or upgrade comes from, by the value of its session cookie. A session in use lives on. */
export async function actorOfToken(token: string | null | undefined): Promise<Actor> {
	if (!isToken(token)) return nobody;
	const { session } = await lucia().validateSession(token);
	if (!session) return nobody;
	const { read, clock } = context();
	return loadActor(read, sessionIdOf(token), clock.now());
}

/** The same from a raw Cookie header, as an upgrade has it. */
export const actorOfCookies = (header: string | undefined): Promise<Actor> =>
	actorOfToken(cookieFrom(header, sessionCookieName()));

/** The name of the session that a Cookie header speaks of, whether there is such a session or not. */
export function sessionNameOfCookies(header: string | undefined): string | null {
	const token = cookieFrom(header, sessionCookieName());
	return isToken(token) ? sessionNameOf(token) : null;
}

/** The value of one cookie; Lucia's own parser throws on a foreign cookie that is not percent-encoded. */
function cookieFrom(header: string | undefined, name: string): string | undefined {
	const pair = header?.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
	return pair?.slice(name.length + 1);
}

/**
 * A new session with a new token for somebody who has just proved who they are; the session of `oldToken` ends, so that
 * a token known before signing in is worth nothing after it (A3). Refusals of `startSession`.
 */
export async function openSession(accountId: string, visit: Visit & Pick<SessionAttributes, 'proof'>): Promise<Entry> {
	const { oldToken, userAgent, proof } = visit;
	const attributes = { userAgent, ...(proof === undefined ? {} : { proof }) };
	const auth = lucia();
	const session = await auth.createSession(accountId, attributes);
	if (isToken(oldToken)) await auth.invalidateSession(oldToken);
	const { language } = await context().read.account.findUniqueOrThrow({ where: { id: accountId } });
	return { cookie: auth.createSessionCookie(session.id), language };
}

/** Ends the session of this token, whoever holds it; its sockets close. */
export async function closeSession(token: string | undefined): Promise<void> {
	if (isToken(token)) await lucia().invalidateSession(token);
}

/** Ends every session whose time is out. */
export const tidySessions = (): Promise<void> => lucia().deleteExpiredSessions();

/** What is known of whoever stands at the door. */
export const visitOf = (event: { request: Request; cookies: Cookies; getClientAddress(): string }): Visit => ({
	address: event.getClientAddress(),
	userAgent: event.request.headers.get('user-agent') ?? '',
	oldToken: event.cookies.get(sessionCookieName())
});

/** Lets somebody in: the session's cookie goes on the answer, and their language with it. */
export function letIn(cookies: Cookies, { cookie, language }: Entry): void {
	cookies.set(cookie.name, cookie.value, { ...cookie.attributes, path: '/' });
	bringLanguage(cookies, language);
}

/** Takes the session's cookie away from the browser. */
export const clearSession = (cookies: Cookies): void => {
	const blank = lucia().createBlankSessionCookie();
	cookies.set(blank.name, '', { ...blank.attributes, path: '/' });
};
