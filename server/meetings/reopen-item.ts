import type { z } from 'zod';
import { TakeItem } from '#lib/meetings/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { command, type CommandContext } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { giveBack } from '#server/proposals/follow-body.ts';
import { followCarried } from '#server/proposals/follow-carried.ts';
import { followItem } from '#server/relay/at-meeting.ts';
import { carryingOf } from './carrying.ts';
import { insteadOfAct } from './link-carried.ts';
import { noteEvent } from './note-event.ts';
import { openOutcome } from './settle-outcome.ts';

/** What went along with an item and its sub-items to a meeting that has not begun stands at them again. */
async function comeBack(ctx: CommandContext, { itemId, meetingId }: z.infer<typeof TakeItem>): Promise<void> {
	const items = await ctx.db.agendaItem.findMany({
		where: { meetingId, OR: [{ id: itemId }, { parentId: itemId }], carriedToId: { not: null } },
		select: { id: true, carriedToId: true }
	});
	for (const { id: toId, carriedToId } of items) {
		const fromId = carriedToId ?? '';
		const waits = { id: fromId, meeting: { state: 'planned' } };
		if ((await ctx.db.agendaItem.count({ where: waits })) === 0) continue;
		await followItem(ctx, { fromId, toId, before: [] });
		await followCarried(ctx, { fromId, toId, meetingId, before: [] });
	}
}

const reopen = command('item.reopen', TakeItem, async (ctx, { meetingId, itemId }) => {
	const { db, audit, tell } = ctx;
	const { facts, item } = await openOutcome(ctx, { meetingId, itemId });
	ctx.demand('meeting.run', facts);
	if (item.outcome === null) return { takenFrom: null };
	const { federationId, groupId } = facts;
	await comeBack(ctx, { itemId, meetingId });
	await db.agendaItem.update({
		where: { id: itemId },
		data: { outcome: null, outcomeReason: '', outcomeTo: '', carriedToId: null }
	});
	await db.agendaItem.updateMany({ where: { parentId: itemId, meetingId, federationId }, data: { carriedToId: null } });
	await giveBack(ctx, itemId);
	await noteEvent(ctx, facts, 'reopened', { itemId });
	audit('item.reopened', { thingId: itemId, data: { meetingId } });
	tell({ topic: 'meetings', federationId, groupId, meetingId });
	return { takenFrom: item.carriedToId };
});

/**
 * An item that was deferred, referred back or carried is the meeting's again; what was carried is taken off the later
 * agenda, where that meeting has not begun, and what went along stands here again. Where nothing was settled nothing changes.
 * Refusals: 'meeting.state' unless live, 'thing.missing', 'access.denied', and what the later agenda's document refuses.
 */
export async function reopenItem(
	actor: Actor,
	input: { meetingId: string; itemId: string },
	options?: { commandId?: string | undefined }
): Promise<void> {
	const { takenFrom } = await reopen(actor, input, options);
	if (!takenFrom) return;
	const { read, documents } = context();
	const later = await read.agendaItem.findUnique({ where: { id: takenFrom }, include: { meeting: true } });
	if (later?.meeting.state !== 'planned') return;
	const agenda = await read.document.findUnique({
		where: { kind_subjectId: { kind: 'agenda', subjectId: later.meetingId } }
	});
	if (!agenda) return;
	await documents.edit(agenda.id, `${carryingOf(takenFrom)}:back`, 'remove', { id: takenFrom });
	const stood = await read.link.findFirst({ where: { fromId: takenFrom, act: insteadOfAct } });
	if (stood) await documents.edit(agenda.id, `${carryingOf(takenFrom)}:twin-back`, 'restore', { id: stood.toId });
	await projectNow(agenda.id);
}
