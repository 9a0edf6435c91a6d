import { matterStates, type LeftAgenda, type MatterState } from '#lib/matters/matter.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

interface Kept {
	readonly state: string;
	readonly itemId: string | null;
}

/** Where a matter is now: one whose item stands no more is open again, and says why it left. */
export interface Standing {
	readonly state: MatterState;
	readonly left: LeftAgenda | null;
}

const kept = (word: string): MatterState => matterStates.find((one) => one === word) ?? 'open';

/**
 * Where matters are now (K17): what was taken into a meeting that was cancelled since, or was taken off its agenda, waits for
 * an answer again. One question, however many. For a command or a read that has asked for permission.
 */
export async function standingOf<M extends Kept>(
	db: ReadClient | Transaction,
	federationId: string,
	matters: readonly M[]
): Promise<ReadonlyMap<M, Standing>> {
	const taken = matters.flatMap(({ state, itemId }) => (state === 'taken' && itemId ? [itemId] : []));
	const gone = await db.agendaItem.findMany({
		where: {
			...{ id: { in: taken }, federationId },
			OR: [{ removedAt: { not: null } }, { state: 'struck' }, { meeting: { state: 'cancelled' } }]
		},
		select: { id: true, removedAt: true, state: true }
	});
	const left = new Map(
		gone.map(({ id, removedAt, state }) => [id, removedAt || state === 'struck' ? 'removed' : 'cancelled'] as const)
	);
	return new Map(
		matters.map((matter) => {
			const why = (matter.state === 'taken' && left.get(matter.itemId ?? '')) || null;
			return [matter, { state: why ? 'open' : kept(matter.state), left: why }];
		})
	);
}

/** Where one matter is now. */
export async function standsNow(
	db: ReadClient | Transaction,
	matter: Kept & { readonly federationId: string }
): Promise<Standing> {
	const standing = await standingOf(db, matter.federationId, [matter]);
	return standing.get(matter) ?? { state: kept(matter.state), left: null };
}
