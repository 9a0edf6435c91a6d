import { newId } from '#lib/ids/id.ts';
import type { Transaction } from '#server/db/open.ts';
import { notEndedAt } from '#server/network/find.ts';

/**
 * Makes a pack for every member organisation that has none of this meeting: in the act that announces its minutes, so
 * that there is no moment between. Only what a body that decides has decided is told onward.
 */
export async function makePacks(
	db: Transaction,
	{ federationId, meetingId }: { readonly federationId: string; readonly meetingId: string },
	now: Date
): Promise<void> {
	const decides = await db.meeting.count({ where: { id: meetingId, federationId, group: { decides: true } } });
	if (decides === 0) return;
	const [organisations, made] = await Promise.all([
		db.organisation.findMany({ where: { federationId, ...notEndedAt(now) }, select: { id: true } }),
		db.organisationPack.findMany({ where: { federationId, meetingId }, select: { organisationId: true } })
	]);
	const missing = organisations.filter(({ id }) => !made.some(({ organisationId }) => organisationId === id));
	if (missing.length === 0) return;
	await db.organisationPack.createMany({
		data: missing.map(({ id }) => ({ id: newId(), federationId, organisationId: id, meetingId, madeAt: now }))
	});
}
