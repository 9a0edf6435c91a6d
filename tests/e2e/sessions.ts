import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** How many sessions each person has in the template: one for each browser context of a test that signs in as them. */
export const sessionsEach = 8;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The value of the session cookie of a person's n-th session. */
export const tokenOf = (email: string, n: number): string => sha256(`${email} ${n}`).slice(0, 40);

/**
 * Gives everybody in a database that no server has open their sessions; argon2 and the rate limiter are tested where
 * signing in is. They go in before the server starts: two processes never write to one data folder.
 */
export function insertSessions(file: string): void {
	const db = new Database(file);
	try {
		const people = db
			.prepare(
				`SELECT account.id, account.email, membership.id AS membership FROM Account account
				 LEFT JOIN Membership membership ON membership.accountId = account.id WHERE account.email IS NOT NULL
				 GROUP BY account.id`
			)
			.all() as { id: string; email: string; membership: string | null }[];
		const insert = db.prepare(
			'INSERT INTO Session (id, accountId, membershipId, createdAt, expiresAt, userAgent) VALUES (?, ?, ?, ?, ?, ?)'
		);
		const now = new Date().toISOString();
		const later = new Date(Date.now() + 14 * 86_400_000).toISOString();
		db.transaction(() => {
			for (const { id, email, membership } of people)
				for (let n = 0; n < sessionsEach; n++)
					insert.run(sha256(tokenOf(email, n)), id, membership, now, later, 'end-to-end test');
		})();
	} finally {
		db.close();
	}
}

/** How much of the job table is due and not done. */
export function jobsDue(file: string): number {
	const db = new Database(file, { readonly: true });
	try {
		const { due } = db
			.prepare('SELECT count(*) AS due FROM Job WHERE doneAt IS NULL AND attempts = 0 AND dueAt <= ?')
			.get(new Date().toISOString()) as { due: number };
		return due;
	} finally {
		db.close();
	}
}
