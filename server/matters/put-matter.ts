import { newId } from '#lib/ids/id.ts';
import type { CommandContext } from '#server/command.ts';
import type { KeptFile } from '#server/files/take-in.ts';

interface NewMatter {
	readonly id: string;
	readonly kind: 'proposed' | 'received';
	readonly meetingId?: string | null;
	readonly title: string;
	readonly why?: string;
	readonly sender?: string;
	readonly diaryNumber?: string;
	readonly receivedAt?: Date;
	readonly proposedBy: string;
	readonly papers: readonly KeptFile[];
}

/** Writes a matter with its thing and papers. The id of the item it may become is given to it at birth. Inside a command. */
export async function putMatter(
	{ db, actor, now, audit, tell }: CommandContext,
	{ federationId, groupId }: { readonly federationId: string; readonly groupId: string },
	{ papers, ...matter }: NewMatter
): Promise<void> {
	const { id, kind, title } = matter;
	await db.thing.create({ data: { id, kind: 'matter', federationId, groupId, title, createdAt: now } });
	await db.matter.create({
		data: {
			id,
			federationId,
			groupId,
			kind,
			meetingId: matter.meetingId ?? null,
			title,
			why: matter.why ?? '',
			sender: matter.sender ?? '',
			diaryNumber: matter.diaryNumber ?? '',
			receivedAt: matter.receivedAt ?? null,
			itemId: newId(),
			proposedBy: matter.proposedBy,
			createdAt: now,
			papers: {
				create: papers.map((paper) => ({ id: newId(), ...paper, createdAt: now, createdBy: actor.accountId ?? '' }))
			}
		}
	});
	audit(kind === 'received' ? 'matter.received' : 'matter.proposed', { thingId: id, data: { papers: papers.length } });
	tell({ topic: 'matters', federationId, groupId });
}
