import { GiveAssignment } from '#lib/assignments/schema.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { foreign } from '#server/network/find.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { demandKnown } from './find.ts';
import { putAssignment } from './put-assignment.ts';

interface Origin {
	readonly groupId: string;
	readonly federationId: string;
	readonly itemId: string | null;
	readonly decisionId: string | null;
}

/** Where a task comes from: a decision's meeting and item, an item's meeting, or nowhere. Refuses what is not the group's. */
async function originOf(db: Transaction, { groupId, federationId, itemId, decisionId }: Origin) {
	if (decisionId !== null) {
		const decision = await db.decision.findFirst({
			where: { id: decisionId, groupId, federationId, state: { not: 'withdrawn' } }
		});
		if (!decision) foreign('decisionId');
		return { meetingId: decision.meetingId, itemId: decision.itemId, decisionId };
	}
	if (itemId === null) return { meetingId: null, itemId: null, decisionId: null };
	const item = await db.agendaItem.findFirst({
		where: { id: itemId, federationId, removedAt: null, meeting: { groupId } }
	});
	if (!item) foreign('itemId');
	return { meetingId: item.meetingId, itemId, decisionId: null };
}

/**
 * Gives somebody a task: from a decision, at an item, or alone. Whoever has it sees it on Home. Out: its id.
 * Refusals: 'input.invalid' by field (an owner or a meeting of another federation, no day where one is needed),
 * 'thing.missing', 'access.denied'.
 */
export const giveAssignment = command(
	'assignment.give',
	GiveAssignment,
	async (ctx, { groupId, itemId, decisionId, ...said }) => {
		const { db, now, demand } = ctx;
		const facts = await groupFacts(db, groupId);
		demand('group.read', facts);
		demand('assignment.give', facts);
		const { federationId } = facts;
		await demandKnown(db, federationId, said, now);
		const origin = await originOf(db, { groupId, federationId, itemId, decisionId });
		const from = origin.decisionId ?? origin.itemId;
		return { assignmentId: await putAssignment(ctx, facts, { said, origin, from, act: 'assignment.given' }) };
	}
);
