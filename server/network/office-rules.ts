import { refuse } from '#lib/refusals/refusal.ts';
import type { Transaction } from '#server/db/open.ts';
import { countingAt } from './find.ts';

/** A federation without a director at its office could let nobody in again (N12). Refuses 'office.last-director'. */
export async function checkDirectorLeft(
	db: Transaction,
	federationId: string,
	without: string,
	now: Date
): Promise<void> {
	const left = await db.membership.count({
		where: { federationId, officeRole: 'director', id: { not: without }, ...countingAt(now) }
	});
	if (left === 0) refuse('office.last-director');
}
