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

/** Groups kept as a JSON array of ids. */
export const idsIn = (json: string): string[] => {
	const ids: unknown = JSON.parse(json);
	return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
};
