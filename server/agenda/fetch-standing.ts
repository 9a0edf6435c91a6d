import { itemKind } from '#lib/agenda/item.ts';
import type { FillAgenda } from '#lib/agenda/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { editAgenda, type FormAct } from './edit-agenda.ts';

/**
 * Lays the group's standing agenda after what is on the meeting's agenda; what already stands there by its title is not
 * laid again. Out: how many items the standing agenda has.
 */
export async function fetchStanding(actor: Actor, meetingId: string, form: FormAct): Promise<number> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'agenda.edit', facts);
	const standing = await read.standingItem.findMany({
		where: { groupId: facts.groupId, group: { federationId: facts.federationId } },
		orderBy: [{ place: 'asc' }, { id: 'asc' }]
	});
	const drafts = (parentId: string | null) =>
		standing
			.filter((item) => item.parentId === parentId)
			.map(({ id, title, kind, presenter, minutes, numbered }) => ({
				standingId: id,
				draft: { title, kind: itemKind(kind), presenter, minutes, numbered }
			}));
	const items: FillAgenda['items'] = drafts(null).map(({ standingId, draft }) => ({
		...draft,
		items: drafts(standingId).map((sub) => sub.draft)
	}));
	if (items.length > 0) await editAgenda(actor, meetingId, 'fill', { items }, form);
	return standing.length;
}
