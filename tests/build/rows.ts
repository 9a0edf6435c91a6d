import type {
	Account,
	Federation,
	Group,
	Meeting,
	Membership,
	Organisation,
	Seat
} from '#server/db/generated/client.ts';
import type { OfficeRole, SeatRole } from '#lib/permissions/facts.ts';
import { newId } from '#lib/ids/id.ts';
import { context } from '#server/context.ts';
import type { Transaction } from '#server/db/open.ts';

// Rows straight into the tables: tests say who is there and what is planned, and leave to the commands' own tests how
// it came about. Names are unique, so that any number of them can stand in one database.
let counter = 0;
const unique = (word: string) => `${word} ${++counter}`;

/** One row in a transaction of its own: a plain write would join whatever command or job has one open just then. */
export const insert = <T>(work: (db: Transaction) => Promise<T>): Promise<T> =>
	context().write.$transaction(work, { maxWait: 30_000, timeout: 30_000 });

const longAgo = new Date('2020-01-01T00:00:00.000Z');

export const aFederation = (over: Partial<Federation> = {}): Promise<Federation> =>
	insert((db) =>
		db.federation.create({
			data: { id: newId(), name: unique('Samordningsförbundet'), shortName: unique('SF'), createdAt: longAgo, ...over }
		})
	);

export const anOrganisation = (
	federation: Pick<Federation, 'id'>,
	over: Partial<Organisation> = {}
): Promise<Organisation> =>
	insert((db) =>
		db.organisation.create({
			data: {
				id: newId(),
				federationId: federation.id,
				part: 'kommun',
				name: unique('Kommun'),
				shortName: unique('K'),
				place: 1,
				...over
			}
		})
	);

export const aGroup = (federation: Pick<Federation, 'id'>, over: Partial<Group> = {}): Promise<Group> =>
	insert((db) =>
		db.group.create({
			data: {
				id: newId(),
				federationId: federation.id,
				kind: 'local',
				name: unique('Lokal samverkansgrupp'),
				shortName: unique('LSG'),
				from: longAgo,
				...over
			}
		})
	);

export interface Person {
	readonly account: Account;
	readonly membership: Membership;
}

/** Somebody with an account and a place in the federation; with `office` they work at its office. */
export async function aPerson(
	federation: Pick<Federation, 'id'>,
	over: { name?: string; email?: string; office?: OfficeRole; account?: Partial<Account> } = {}
): Promise<Person> {
	const id = newId();
	const account = await insert((db) =>
		db.account.create({
			data: {
				id,
				name: over.name ?? unique('Person'),
				email: over.email ?? `${id.toLowerCase()}@exempel.se`,
				createdAt: longAgo,
				...over.account
			}
		})
	);
	const membership = await insert((db) =>
		db.membership.create({
			data: {
				id: newId(),
				federationId: federation.id,
				accountId: account.id,
				officeRole: over.office ?? null,
				from: longAgo
			}
		})
	);
	return { account, membership };
}

export const aSeat = (
	group: Pick<Group, 'id' | 'federationId'>,
	person: Person,
	role: SeatRole,
	over: Partial<Seat> = {}
): Promise<Seat> =>
	insert((db) =>
		db.seat.create({
			data: {
				id: newId(),
				federationId: group.federationId,
				groupId: group.id,
				membershipId: person.membership.id,
				role,
				from: longAgo,
				...over
			}
		})
	);

/** A person who sits in the group. */
export async function aSeated(group: Pick<Group, 'id' | 'federationId'>, role: SeatRole): Promise<Person> {
	const person = await aPerson({ id: group.federationId });
	await aSeat(group, person, role);
	return person;
}

/** A planned meeting two hours long, tomorrow by the portal's clock. */
export async function aMeeting(
	group: Pick<Group, 'id' | 'federationId'>,
	over: Partial<Meeting> = {}
): Promise<Meeting> {
	const now = context().clock.now();
	const startsAt = over.startsAt ?? new Date(now.getTime() + 86_400_000);
	return insert((db) =>
		db.meeting.create({
			data: {
				id: newId(),
				federationId: group.federationId,
				groupId: group.id,
				year: startsAt.getUTCFullYear(),
				ordinal: ++counter,
				startsAt,
				endsAt: new Date(startsAt.getTime() + 2 * 3_600_000),
				createdAt: now,
				createdBy: 'test',
				...over
			}
		})
	);
}
