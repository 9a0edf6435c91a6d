import { nobody, officeRoles, seatRoles, type Actor, type OfficeRole, type SeatRole } from '#lib/permissions/facts.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/** What a connection keeps: who it was. What they may do is read anew at each act. */
export interface ActorRef {
	readonly kind: Actor['kind'];
	readonly sessionId: string | null;
}

const officeRole = (role: string | null | undefined): OfficeRole | null =>
	officeRoles.find((known) => known === role) ?? null;
const seatRole = (role: string): SeatRole => seatRoles.find((known) => known === role) ?? 'observer';

/** The actor behind a session as things stand at `now`; nobody when the session has ended or the account is closed. */
export async function loadActor(db: ReadClient | Transaction, sessionId: string, now: Date): Promise<Actor> {
	const session = await db.session.findUnique({
		where: { id: sessionId },
		include: {
			account: true,
			membership: {
				include: {
					seats: {
						where: { from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] },
						include: { group: { select: { from: true, to: true } } }
					}
				}
			}
		}
	});
	if (!session || session.expiresAt <= now) return nobody;
	const { account } = session;
	if (account.disabledAt || (account.expiresAt && account.expiresAt <= now)) return nobody;
	const active =
		session.membership && session.membership.from <= now && !(session.membership.to && session.membership.to <= now)
			? session.membership
			: null;
	const boundMeeting =
		account.boundMeetingId === null
			? null
			: await db.meeting.findUnique({ where: { id: account.boundMeetingId }, select: { federationId: true } });
	const invited =
		boundMeeting && (await db.guest.findUnique({ where: { accountId: account.id }, include: { items: true } }));
	return {
		kind: account.kind === 'guest' ? 'guest' : account.kind === 'room' ? 'room' : 'person',
		accountId: account.id,
		sessionId: session.id,
		membershipId: active?.id ?? null,
		federationId: active?.federationId ?? boundMeeting?.federationId ?? null,
		name: active?.knownAs ?? account.name,
		language: account.language === 'en' ? 'en' : 'sv',
		office: officeRole(active?.officeRole),
		seats: (active?.seats ?? []).map((seat) => ({
			id: seat.id,
			groupId: seat.groupId,
			organisationId: seat.organisationId,
			role: seatRole(seat.role),
			mandate: seat.mandate
		})),
		boundMeetingId: account.boundMeetingId,
		guestItemIds: invited && !invited.withdrawnAt ? invited.items.map(({ itemId }) => itemId) : []
	};
}
