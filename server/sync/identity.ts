import { createHmac } from 'node:crypto';
import type { Actor } from '#lib/permissions/facts.ts';
import type { PresentPerson } from '#lib/yjs/wire.ts';
import type { ReadClient } from '#server/db/open.ts';

/**
 * Who an actor is to the others in a document of this group: what the portal knows, whatever the client says of
 * itself. The id is the same in all documents of one installation and cannot be turned back into the account.
 */
export async function identityOf(
	read: ReadClient,
	secret: string,
	actor: Actor,
	groupId: string | null
): Promise<PresentPerson> {
	const seat = actor.seats.find((one) => one.groupId === groupId);
	const organisation =
		seat?.organisationId && actor.federationId
			? await read.organisation.findFirst({
					where: { id: seat.organisationId, federationId: actor.federationId },
					select: { part: true, shortName: true }
				})
			: null;
	return {
		id: createHmac('sha256', secret)
			.update(`present ${actor.accountId ?? ''}`)
			.digest('base64url')
			.slice(0, 16),
		name: actor.name,
		part: organisation?.part ?? null,
		organisation: organisation?.shortName ?? null,
		role: seat?.role ?? (actor.office ? 'office' : actor.kind)
	};
}
