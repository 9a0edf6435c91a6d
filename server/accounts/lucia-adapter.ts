import type { Adapter, DatabaseSession } from 'lucia';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { endAllSessions } from './end-all-sessions.ts';
import { endExpiredSessions } from './end-expired-sessions.ts';
import { endSession } from './end-session.ts';
import { extendSession, lifeWithin } from './extend-session.ts';
import { sessionNameOf } from './session-name.ts';
import { startSession } from './start-session.ts';

declare module 'lucia' {
	interface Register {
		DatabaseSessionAttributes: SessionAttributes;
	}
}

export interface SessionAttributes {
	readonly userAgent: string;
	/** The password hash that was found right; a session begins only while it still is the account's. */
	readonly proof?: string;
}

// Lucia reads the machine's clock, the portal its own: times are moved over at this boundary.
const ahead = () => context().clock.now().getTime() - Date.now();
const toPortal = (time: Date) => new Date(time.getTime() + ahead());
const toLucia = (time: Date) => new Date(time.getTime() - ahead());

/**
 * Lucia's seven methods over our tables: reads through `read`, writes through commands. Lucia calls the cookie's token
 * the session's id; only its SHA-256 passes this boundary, so that nothing in the database opens anything. The ids
 * that `getUserSessions` gives are those names: they tell sessions apart and open none.
 */
export const luciaAdapter: Adapter = {
	async getSessionAndUser(token) {
		const row = await context().read.session.findUnique({
			where: { id: sessionNameOf(token) },
			select: { accountId: true, expiresAt: true, userAgent: true, account: { select: { disabledAt: true } } }
		});
		if (!row) return [null, null];
		const session: DatabaseSession = {
			id: token,
			userId: row.accountId,
			expiresAt: toLucia(row.expiresAt),
			attributes: { userAgent: row.userAgent }
		};
		return [session, row.account.disabledAt ? null : { id: row.accountId, attributes: {} }];
	},
	async getUserSessions(userId) {
		const rows = await context().read.session.findMany({ where: { accountId: userId } });
		return rows.map((row) => ({
			id: row.id,
			userId,
			expiresAt: toLucia(row.expiresAt),
			attributes: { userAgent: row.userAgent }
		}));
	},
	async setSession({ id, userId, expiresAt, attributes }) {
		await startSession(portal, {
			id: sessionNameOf(id),
			accountId: userId,
			expiresAt: toPortal(expiresAt),
			...attributes
		});
	},
	async updateSessionExpiration(id, expiresAt) {
		const name = sessionNameOf(id);
		const row = await context().read.session.findUnique({ where: { id: name } });
		if (!row) return;
		const end = lifeWithin(row.createdAt, toPortal(expiresAt));
		// In its last days a session cannot be made longer; writing the same again at every request would help nobody.
		if (end.getTime() - row.expiresAt.getTime() > 60_000) await extendSession(portal, { id: name, expiresAt: end });
	},
	async deleteSession(id) {
		await endSession(portal, { id: sessionNameOf(id) });
	},
	async deleteUserSessions(userId) {
		await endAllSessions(portal, { accountId: userId });
	},
	async deleteExpiredSessions() {
		await endExpiredSessions(portal, {});
	}
};
