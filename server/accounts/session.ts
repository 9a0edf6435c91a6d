import { createHash } from 'node:crypto';
import { nobody, type Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { loadActor } from './actor.ts';

export const sessionCookie = 'samsyn_session';

/** The name a session has in the database: what stands there opens nothing. */
export const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who a request or upgrade comes from, by the value of its session cookie. */
export const actorOfToken = (token: string | undefined): Promise<Actor> => {
	const { read, clock } = context();
	return token ? loadActor(read, sessionIdOf(token), clock.now()) : Promise.resolve(nobody);
};

/** The same from a raw Cookie header, as an upgrade has it. */
export function actorOfCookies(header: string | undefined): Promise<Actor> {
	const pair = header?.split(/;\s*/).find((part) => part.startsWith(`${sessionCookie}=`));
	return actorOfToken(pair?.slice(sessionCookie.length + 1));
}
