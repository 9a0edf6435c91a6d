import { ownerKindOf } from '#lib/assignments/assignment.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import { countingAt } from '#server/network/find.ts';

/** Those who answer for a group or an organisation: a letter goes to them and not to everybody in it. */
const answering = ['chair', 'vice-chair', 'member'];

/**
 * Memberships that have a task now: the person; whoever holds the role; who chairs the group; who sits for the
 * organisation in the group that gave it, substitutes left out. For whoever has asked for permission.
 */
export async function ownersOf(db: ReadClient | Transaction, task: Assignment, now: Date): Promise<string[]> {
	const { federationId, groupId, ownerId } = task;
	const seated = async (where: { groupId: string; role?: string; organisationId?: string }) => {
		const seats = await db.seat.findMany({
			where: { federationId, ...where, ...countingAt(now) },
			select: { membershipId: true, role: true }
		});
		return seats.filter(({ role }) => where.role !== undefined || answering.includes(role));
	};
	const ids = (rows: readonly { readonly membershipId: string }[]) => [
		...new Set(rows.map(({ membershipId }) => membershipId))
	];
	switch (ownerKindOf(task.ownerKind)) {
		case 'person':
			return [ownerId];
		case 'group':
			return ids(await seated({ groupId: ownerId, role: 'chair' }));
		case 'organisation':
			return ids(await seated({ groupId, organisationId: ownerId }));
		case 'role': {
			const office = await db.membership.findMany({
				where: {
					...{ federationId, ...countingAt(now) },
					officeRole: ownerId === 'office' ? { not: null } : ownerId
				},
				select: { id: true }
			});
			return office.length > 0 ? office.map(({ id }) => id) : ids(await seated({ groupId, role: ownerId }));
		}
	}
}
