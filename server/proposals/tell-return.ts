import { newId } from '#lib/ids/id.ts';
import type { CommandContext } from '#server/command.ts';
import type { Proposal } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { behind } from '#server/thread/behind.ts';

/** The group that writes it and every group on its red thread behind it; not the body itself, which knows. */
async function groupsBehind(
	db: Transaction,
	{ id, federationId, groupId, bodyId }: Pick<Proposal, 'id' | 'federationId' | 'groupId' | 'bodyId'>
): Promise<string[]> {
	const things = await db.thing.findMany({
		where: { id: { in: await behind(db, id) }, federationId, groupId: { not: null } },
		select: { groupId: true }
	});
	const all = new Set([groupId, ...things.flatMap((thing) => thing.groupId ?? [])]);
	return [...all].filter((one) => one === groupId || one !== bodyId);
}

/**
 * Notes where a proposal came from what a body has done with it, in the act itself: a row for each group, which Home, the
 * day's letter, the red thread and the card it began with read (Y10). Inside a command that has asked for permission.
 */
export async function tellReturn({ db, now }: CommandContext, proposal: Proposal, lineId: string): Promise<void> {
	const { id: proposalId, federationId } = proposal;
	const groups = await groupsBehind(db, proposal);
	await db.proposalReturn.createMany({
		data: groups.map((groupId) => ({ ...{ id: newId(), federationId, proposalId, groupId }, lineId, at: now }))
	});
}
