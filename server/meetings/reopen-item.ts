import { TakeItem } from '#lib/meetings/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { giveBack } from '#server/proposals/follow-body.ts';
import { carryingOf } from './carrying.ts';
import { insteadOfAct } from './link-carried.ts';
import { noteEvent } from './note-event.ts';
import { openOutcome } from './settle-outcome.ts';

const reopen = command('item.reopen', TakeItem, async (ctx, { meetingId, itemId }) => {
	const { db, audit, tell } = ctx;
	const { facts, item } = await openOutcome(ctx, { meetingId, itemId });
	ctx.demand('meeting.run', facts);
	if (item.outcome === null) return { takenFrom: null };
	const { federationId, groupId } = facts;
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
 * agenda, where that meeting has not begun. Where nothing was settled nothing changes.
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
