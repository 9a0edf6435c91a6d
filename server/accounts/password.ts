import { hash, verify, type Options } from '@node-rs/argon2';

// argon2id (the library's own choice) with the least that OWASP's password storage sheet allows: 19 MiB, two passes.
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// "Å" may be typed as one sign or as A and a ring; both are the same password.
const written = (password: string) => password.normalize('NFKC');

/** Some 20 ms of work: outside transactions, which would hold the one writer. */
export const hashPassword = (password: string): Promise<string> => hash(written(password), cost);

let dummy: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. Without a hash (an unknown address, an account that signs in by
 * code) it does the same work against a hash of nothing and says no: the time does not tell who has an account (A2).
 */
export async function verifyPassword(hashed: string | null | undefined, password: string): Promise<boolean> {
	if (hashed) return verify(hashed, written(password));
	await verify(await (dummy ??= hashPassword(crypto.randomUUID())), written(password));
	return false;
}
