import type { Actor } from '#lib/permissions/facts.ts';
import { newId } from '#lib/ids/id.ts';
import { loadActor } from '#server/accounts/actor.ts';
import { sessionNameOf } from '#server/accounts/session-name.ts';
import { sessionCookieName } from '#server/accounts/session.ts';
import { context } from '#server/context.ts';
import { insert, type Person } from './rows.ts';

/** Out: the value of a new session's cookie. */
async function openSession(person: Person): Promise<string> {
	const { clock } = context();
	const token = newId();
	await insert((db) =>
		db.session.create({
			data: {
				id: sessionNameOf(token),
				accountId: person.account.id,
				membershipId: person.membership.id,
				createdAt: clock.now(),
				expiresAt: new Date(clock.now().getTime() + 14 * 86_400_000)
			}
		})
	);
	return token;
}

/** What a browser of this person sends in its Cookie header. */
export const sessionCookieFor = async (person: Person): Promise<string> =>
	`${sessionCookieName()}=${await openSession(person)}`;

/** The person as commands and reads know them, with a session of their own. */
export async function actorFor(person: Person): Promise<Actor> {
	const { read, clock } = context();
	return loadActor(read, sessionNameOf(await openSession(person)), clock.now());
}
