import { hashPassword } from '#server/accounts/password.ts';
import { actorOfToken } from '#server/accounts/session.ts';
import { signIn } from '#server/accounts/sign-in.ts';
import { aPerson, type Person } from './rows.ts';

/** A password that nobody guesses, and everybody here has. */
export const password = 'kaffe till räven i backen';
let hashed: Promise<string> | undefined;
/** Its hash, made once. */
export const passwordHash = (): Promise<string> => (hashed ??= hashPassword(password));

let visits = 0;
/** A visit from a network address that nobody has come from before. */
export const visit = (over: { address?: string; oldToken?: string } = {}) => ({
	address: `10.0.${Math.floor(++visits / 250)}.${visits % 250}`,
	userAgent: 'test',
	...over
});

export const emailOf = (person: Person): string => person.account.email ?? '';

/** Somebody who signs in by password. */
export const withPassword = async (federation: { id: string }): Promise<Person> =>
	aPerson(federation, { account: { passwordHash: await passwordHash() } });

/** Signs in by password; out: the token in the cookie. */
export const enter = async (person: Person, over: { address?: string; oldToken?: string } = {}): Promise<string> =>
	(await signIn({ email: emailOf(person), password }, visit(over))).cookie.value;

/** The actor of a session that began by password. */
export const actorIn = async (person: Person) => actorOfToken(await enter(person));
