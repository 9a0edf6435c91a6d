import { TakeMatter } from '#lib/matters/matter.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findMatter } from './find.ts';
import { layItem, noteTaken } from './put-on-agenda.ts';
import { standsNow } from './standing.ts';

const take = command('matter.take', TakeMatter.extend({ itemId: TakeMatter.shape.meetingId }), async (ctx, input) => {
	const { matter, facts } = await findMatter(ctx.db, input.matterId);
	ctx.demand('group.read', facts);
	ctx.demand('matter.answer', facts);
	return noteTaken(ctx, matter, input);
});

/**
 * Takes a matter into a meeting: an item with its title and its papers, which keeps its origin. A received document
 * becomes a sub-item of the meeting's item for them. Doing it again changes nothing, unless its item stands no more (K17).
 * Refusals: 'matter.answered' when it has been declined, withdrawn or taken to another meeting, 'meeting.state' unless
 * planned, 'thing.missing', 'access.denied', and what the agenda's document refuses.
 */
export async function takeMatter(
	actor: Actor,
	input: { matterId: string; meetingId: string },
	options?: { readonly commandId?: string | undefined }
): Promise<{ itemId: string }> {
	const { read } = context();
	const { matterId, meetingId } = parseInput(TakeMatter, input);
	const { matter, facts } = await findMatter(read, matterId);
	demand(actor, 'group.read', facts);
	demand(actor, 'matter.answer', facts);
	const meeting = await meetingFacts(read, meetingId);
	if (meeting.groupId !== matter.groupId) refuse('input.invalid', { fields: { meetingId: 'field.foreign' } });
	if (meeting.meetingState !== 'planned') refuse('meeting.state');
	const { state } = await standsNow(read, matter);
	if (state === 'taken' && matter.meetingId === meetingId && matter.itemId) return { itemId: matter.itemId };
	if (state !== 'open') refuse('matter.answered');
	const itemId = await layItem(matter, meetingId, (item, commandId) =>
		editAgenda(actor, meetingId, 'add', item, { commandId })
	);
	return take(actor, { matterId, meetingId, itemId }, options);
}
