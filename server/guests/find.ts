import type { MeetingState } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { codeHashOf, linkHashOf, readCode } from './secrets.ts';

type Database = ReadClient | Transaction;

/** How somebody knocks: with the token of a link, or with a code that was read to them. */
export type Knock = { readonly token: string } | { readonly code: string };

/** A guest's access lasts at most a day after the time the meeting is called to end. */
export const guestUntil = (endsAt: Date): Date => new Date(endsAt.getTime() + 86_400_000);

/**
 * The guest whom a link or a code lets in now, with the meeting. Refuses 'guest.no-entry' alike for none, one that was
 * withdrawn, one whose time is out, and a meeting that is over.
 */
export async function findGuest(db: Database, knock: Knock, now: Date) {
	const guest =
		'token' in knock
			? await db.guest.findUnique({ where: { linkHash: linkHashOf(knock.token) } })
			: await db.guest.findFirst({ where: { codeHash: codeHashOf(readCode(knock.code)) } });
	if (!guest || guest.withdrawnAt || guest.expiresAt <= now) refuse('guest.no-entry');
	const meeting = await db.meeting.findFirst({
		where: { id: guest.meetingId, federationId: guest.federationId },
		include: { group: { select: { name: true, meetingWord: true } } }
	});
	const state = meeting?.state as MeetingState | undefined;
	if (!meeting || (state !== 'planned' && state !== 'live')) refuse('guest.no-entry');
	return { guest, meeting };
}

/** A guest of this meeting. Refuses 'thing.missing'. */
export const guestOf = async (db: Database, meetingId: string, guestId: string) =>
	(await db.guest.findFirst({ where: { id: guestId, meetingId }, include: { items: true } })) ??
	refuse('thing.missing');

/** Refuses 'input.invalid' unless all of these are items of the meeting that can be visited. */
export async function demandItems(db: Database, meetingId: string, federationId: string, itemIds: readonly string[]) {
	const known = await db.agendaItem.count({
		where: { id: { in: [...itemIds] }, meetingId, federationId, removedAt: null, state: { not: 'struck' } }
	});
	if (known !== new Set(itemIds).size) refuse('input.invalid', { fields: { items: 'field.foreign' } });
}
