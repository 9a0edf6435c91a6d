import { newId } from '#lib/ids/id.ts';
import type { ProposalState } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { CommandContext } from '#server/command.ts';
import type { Proposal } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { countingAt, nameOf } from '#server/network/find.ts';
import { behind } from '#server/thread/behind.ts';
import { returnLetter } from './letters.ts';

interface Returned {
	readonly lineId: string;
	readonly to: ProposalState;
	readonly reason?: string;
	readonly referredTo?: string;
	readonly body?: string;
}

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

/** Who answers for these groups, whoever began the proposal, and who answered for an organisation about it. */
async function receivers({ db, actor, now }: CommandContext, proposal: Proposal, groups: readonly string[]) {
	const { id: proposalId, federationId, createdBy } = proposal;
	const answered = await db.soundingAnswer.findMany({
		where: { proposalId, federationId, by: { not: null } },
		select: { by: true }
	});
	const counting = countingAt(now);
	return db.membership.findMany({
		where: {
			federationId,
			accountId: { not: actor.accountId ?? '' },
			account: { disabledAt: null, email: { not: null } },
			AND: [
				counting,
				{
					OR: [
						{ accountId: createdBy },
						{ id: { in: answered.flatMap(({ by }) => by ?? []) } },
						{
							seats: {
								some: { groupId: { in: [...groups] }, role: { in: ['chair', 'vice-chair', 'secretary'] }, ...counting }
							}
						}
					]
				}
			]
		},
		include: { account: true },
		orderBy: { id: 'asc' }
	});
}

/**
 * Tells where a proposal came from what a body has done with it, in the act itself: a row for each group, which Home,
 * the red thread and the card it began with read, and a letter to those who answer for them (Y10). Inside a command that
 * has asked for permission.
 */
export async function tellReturn(ctx: CommandContext, proposal: Proposal, returned: Returned): Promise<void> {
	const { db, now } = ctx;
	const { id: proposalId, federationId, title } = proposal;
	const groups = await groupsBehind(db, proposal);
	await db.proposalReturn.createMany({
		data: groups.map((groupId) => ({
			...{ id: newId(), federationId, proposalId, groupId },
			...{ lineId: returned.lineId, at: now }
		}))
	});
	const federation = await db.federation.findUniqueOrThrow({ where: { id: federationId }, select: { name: true } });
	const said = { ...returned, title, federation: federation.name };
	const link = `${context().config.origin}/proposals/${proposalId}`;
	for (const membership of await receivers(ctx, proposal, groups)) {
		const { email, language } = membership.account;
		if (!email) continue;
		const words = returnLetter({ name: nameOf(membership), language }, { ...said, link });
		await writeMail(ctx, { to: email, kind: 'proposal', federationId, ...words });
	}
}
