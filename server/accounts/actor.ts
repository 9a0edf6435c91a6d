import { nobody, officeRoles, seatRoles, type Actor, type OfficeRole, type SeatRole } from '#lib/permissions/facts.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt } from '#server/network/find.ts';

/** What a connection keeps: who it was. What they may do is read anew at each act. */
export interface ActorRef {
	readonly kind: Actor['kind'];
	readonly sessionId: string | null;
}

const officeRole = (role: string | null | undefined): OfficeRole | null =>
	officeRoles.find((known) => known === role) ?? null;
const seatRole = (role: string): SeatRole => seatRoles.find((known) => known === role) ?? 'observer';

const everything = (now: Date) =>
	({
		account: true,
		membership: {
			include: {
				seats: {
					where: countingAt(now),
					include: { group: { select: { from: true, to: true } } }
				}
			}
		}
	}) satisfies Prisma.SessionInclude;
type WholeSession = Prisma.SessionGetPayload<{ include: ReturnType<typeof everything> }>;

/** What an account that is bound to one meeting or sheet may know. */
interface Bound {
	readonly federationId: string;
	/** The items a guest was asked to; none once withdrawn. */
	readonly itemIds: readonly string[];
}

/** The same for all sessions of such accounts, read together, by account. */
async function boundOf(
	db: ReadClient | Transaction,
	sessions: readonly WholeSession[]
): Promise<ReadonlyMap<string, Bound>> {
	const accounts = sessions.flatMap(({ account }) =>
		account.boundMeetingId === null && account.boundSheetId === null ? [] : [account]
	);
	if (accounts.length === 0) return new Map();
	const [sheets, meetings, guests] = await Promise.all([
		db.sheet.findMany({
			where: { id: { in: accounts.flatMap(({ boundSheetId }) => boundSheetId ?? []) } },
			select: { id: true, federationId: true }
		}),
		db.meeting.findMany({
			where: { id: { in: accounts.flatMap(({ boundMeetingId }) => boundMeetingId ?? []) } },
			select: { id: true, federationId: true }
		}),
		db.guest.findMany({
			where: { accountId: { in: accounts.map(({ id }) => id) }, withdrawnAt: null },
			include: { items: true }
		})
	]);
	return new Map(
		accounts.flatMap(({ id, boundMeetingId, boundSheetId }) => {
			const bound = meetings.find((one) => one.id === boundMeetingId) ?? sheets.find((one) => one.id === boundSheetId);
			const items = guests.find(({ accountId }) => accountId === id)?.items ?? [];
			return bound
				? [[id, { federationId: bound.federationId, itemIds: items.map(({ itemId }) => itemId) }] as const]
				: [];
		})
	);
}

function actorFrom(session: WholeSession, bound: ReadonlyMap<string, Bound>, now: Date): Actor {
	if (session.expiresAt <= now) return nobody;
	const { account } = session;
	if (account.disabledAt || (account.expiresAt && account.expiresAt <= now)) return nobody;
	const active =
		session.membership && session.membership.from <= now && !(session.membership.to && session.membership.to <= now)
			? session.membership
			: null;
	return {
		kind: account.kind === 'guest' ? 'guest' : account.kind === 'room' ? 'room' : 'person',
		accountId: account.id,
		sessionId: session.id,
		membershipId: active?.id ?? null,
		federationId: active?.federationId ?? bound.get(account.id)?.federationId ?? null,
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
		guestItemIds: bound.get(account.id)?.itemIds ?? [],
		boundSheetId: account.boundSheetId
	};
}

/** Somebody as the permission table knows them, without a session: the portal reads for them what they may see. */
export async function loadMember(db: ReadClient, membershipId: string, now: Date): Promise<Actor | null> {
	const found = await db.membership.findUnique({
		where: { id: membershipId },
		include: everything(now).membership.include
	});
	const account = found && (await db.account.findUnique({ where: { id: found.accountId } }));
	if (!found || !account) return null;
	const open = { id: '', accountId: account.id, membershipId, createdAt: now, userAgent: '' };
	const actor = actorFrom(
		{ ...open, expiresAt: new Date(now.getTime() + 1), account, membership: found },
		new Map(),
		now
	);
	return actor === nobody ? null : { ...actor, sessionId: null };
}

/** The actor behind a session as things stand at `now`; nobody when the session has ended or the account is closed. */
export async function loadActor(db: ReadClient | Transaction, sessionId: string, now: Date): Promise<Actor> {
	const session = await db.session.findUnique({ where: { id: sessionId }, include: everything(now) });
	return session ? actorFrom(session, await boundOf(db, [session]), now) : nobody;
}

/** The same for many at once, read together; who is nobody is in no entry. */
export async function loadActors(
	db: ReadClient,
	sessionIds: readonly string[],
	now: Date
): Promise<ReadonlyMap<string, Actor>> {
	const sessions = await db.session.findMany({ where: { id: { in: [...sessionIds] } }, include: everything(now) });
	const bound = await boundOf(db, sessions);
	const actors = sessions.map((session) => [session.id, actorFrom(session, bound, now)] as const);
	return new Map(actors.filter(([, actor]) => actor !== nobody));
}
