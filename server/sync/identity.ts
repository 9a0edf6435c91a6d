import { createHmac } from 'node:crypto';
import type { Actor } from '#lib/permissions/facts.ts';
import type { PresentPerson } from '#lib/yjs/wire.ts';
import type { ReadClient } from '#server/db/open.ts';
import { createGathered } from './gathered.ts';

/**
 * Who an actor is to the others in a document of a group: what the portal knows, whatever the client says of itself.
 * The id is the same in all documents of one installation and cannot be turned back into the account.
 */
export function createIdentities(read: ReadClient, secret: string, version: () => number) {
	const organisations = createGathered<{ part: string; shortName: string; federationId: string }>({
		async read(ids) {
			const rows = await read.organisation.findMany({
				where: { id: { in: [...ids] } },
				select: { id: true, part: true, shortName: true, federationId: true }
			});
			return new Map(rows.map(({ id, ...organisation }) => [id, organisation]));
		},
		version
	});

	return async function personOf(actor: Actor, groupId: string | null): Promise<PresentPerson> {
		const seat = actor.seats.find((one) => one.groupId === groupId);
		const found = seat?.organisationId ? await organisations(seat.organisationId) : null;
		const organisation = found?.federationId === actor.federationId ? found : null;
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
	};
}
