import { stopWords, type StopWord } from '#lib/digest/stops.ts';
import { nobody, type Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { readStopLink } from './stop-link.ts';

/** Which letters the actor gets; none for whoever has no place in a federation. Needs 'account.own'. */
export async function readOwnMail(actor: Actor): Promise<readonly { what: StopWord; on: boolean }[]> {
	demand(actor, 'account.own', { ownerAccountId: actor.accountId });
	if (actor.membershipId === null) return [];
	const stops = await context().read.mailStop.findMany({ where: { membershipId: actor.membershipId } });
	return stopWords.map((what) => ({ what, on: !stops.some((one) => one.what === what) }));
}

/** What the page behind a stop link shows: whose letters, and whether they are stopped. Refuses 'ticket.spent'. */
export async function readStopPage(token: string) {
	// Whoever holds the link is let in: it is the permission.
	demand(nobody, 'portal.read', {});
	const { membershipId, what } = readStopLink(token);
	const { read } = context();
	const member = await read.membership.findUnique({
		where: { id: membershipId },
		include: { account: true, federation: { select: { name: true } } }
	});
	if (!member) refuse('ticket.spent');
	const stopped = (await read.mailStop.count({ where: { membershipId, what } })) > 0;
	return { what, stopped, name: nameOf(member), federation: member.federation.name };
}
