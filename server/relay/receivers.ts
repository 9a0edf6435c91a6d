import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { foreign, notEndedAt } from '#server/network/find.ts';

/** Refuses groups that are not the federation's or have ended: 'input.invalid' by field. */
export async function checkReceivers(
	db: ReadClient | Transaction,
	federationId: string,
	groupIds: readonly string[],
	now: Date,
	field = 'wishes'
): Promise<void> {
	if (groupIds.length === 0) return;
	const found = await db.group.count({ where: { id: { in: [...groupIds] }, federationId, ...notEndedAt(now) } });
	if (found !== new Set(groupIds).size) foreign(field);
}

/** Refuses 'relay.own-group' where a note would go to a group that it comes from. */
export async function refuseOrigins(db: Transaction, noteId: string, groupIds: readonly string[]): Promise<void> {
	const origins = await db.relayNote.count({
		where: { roots: { some: { noteId } }, groupId: { in: [...groupIds] } }
	});
	if (origins > 0) refuse('relay.own-group');
}

/** Groups kept as a JSON array of ids. */
export const idsIn = (json: string): string[] => {
	const ids: unknown = JSON.parse(json);
	return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
};
