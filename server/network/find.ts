import type { Actor } from '#lib/permissions/facts.ts';
import type { FieldProblem } from '#lib/refusals/codes.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { moment } from '#server/db/shared-reads.ts';

type Database = ReadClient | Transaction;

/** Rows that count at a moment: begun and not ended. */
export const countingAt = (now: Date) => ({ from: { lte: moment(now) }, ...notEndedAt(now) });

/** Rows that count at a moment or begin later. */
export const notEndedAt = (now: Date) => ({ OR: [{ to: null }, { to: { gt: moment(now) } }] });

/** Meetings that are on or to come: one that is live counts as long as nobody ends it, however late it runs. */
export const onOrToCome = (now: Date) => ({
	OR: [{ state: 'live' }, { state: 'planned', endsAt: { gt: moment(now) } }]
});

/** The federation the actor looks at. Refuses 'thing.missing' to whoever has none. */
export const federationOf = (actor: Actor): string => actor.federationId ?? refuse('thing.missing');

/** A choice in a form that is not among those offered: of another federation, ended, or made up. They look alike. */
export function foreign(field: string, problem: FieldProblem = 'field.foreign'): never {
	refuse('input.invalid', { fields: { [field]: problem } });
}

/** A group of any federation; the permission table decides whether the actor may know of it. Refuses 'thing.missing'. */
export const findGroup = async (db: Database, id: string) =>
	(await db.group.findUnique({ where: { id } })) ?? refuse('thing.missing');

export const findOrganisation = async (db: Database, id: string) =>
	(await db.organisation.findUnique({ where: { id } })) ?? refuse('thing.missing');

export const findMembership = async (db: Database, id: string) =>
	(await db.membership.findUnique({ where: { id }, include: { account: true } })) ?? refuse('thing.missing');

export const findSeat = async (db: Database, id: string) =>
	(await db.seat.findUnique({ where: { id }, include: { membership: true, group: true } })) ?? refuse('thing.missing');

/** Refuses when one of the organisations is not of the federation, or has ended. */
export async function checkOrganisations(
	db: Database,
	federationId: string,
	ids: readonly string[],
	now: Date,
	field = 'mustHold'
): Promise<void> {
	const found = await db.organisation.count({
		where: { id: { in: [...ids] }, federationId, ...notEndedAt(now) }
	});
	if (found !== new Set(ids).size) foreign(field);
}

/** The name this federation knows somebody by. */
export const nameOf = (membership: {
	readonly knownAs: string | null;
	readonly account: { readonly name: string };
}): string => membership.knownAs ?? membership.account.name;
