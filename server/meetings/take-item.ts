import { takesNumber } from '#lib/agenda/numbering.ts';
import { placesAt } from '#lib/agenda/places.ts';
import { itemKind } from '#lib/agenda/item.ts';
import { asTreated } from '#lib/meetings/order.ts';
import { TakeItem } from '#lib/meetings/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { turnTo } from '#server/attendance/turn-to.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Transaction } from '#server/db/open.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { floorNews, stopSpeech } from '#server/speakers/floor.ts';
import { leaveItem } from './leave-item.ts';
import { meetingNews } from './news.ts';
import { noteEvent } from './note-event.ts';
import { projectAgenda } from './project-agenda.ts';
import { nextNumber } from './series.ts';

const take = command('item.take', TakeItem, async (ctx, { meetingId, itemId }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'live') refuse('meeting.state');
	demand('meeting.run', facts);
	const meeting = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	if (meeting.currentItemId === itemId) return { currentItemId: itemId };
	const rows = await db.agendaItem.findMany({
		where: { meetingId, federationId: facts.federationId, removedAt: null, state: { not: 'struck' } }
	});
	const item = rows.find((row) => row.id === itemId);
	if (!item) refuse('thing.missing');

	// Guarded by the item that was left, so that two who take at once do not both add its time.
	const taken = await db.meeting.updateMany({
		where: { id: meetingId, state: 'live', version: meeting.version },
		data: {
			...{ currentItemId: itemId, itemChairMembershipId: item.chairMembershipId },
			...{ currentSince: now, pausedSince: null, version: { increment: 1 } }
		}
	});
	if (taken.count === 0) refuse('meeting.state');
	if (meeting.pausedSince) await noteEvent({ db, actor, now }, facts, 'resumed');
	await stopSpeech(db, facts, now);
	await leaveItem(ctx, meeting);
	await turnTo(db, facts, itemId, now);
	await placeInTreatment(db, rows, itemId, meeting.currentItemId);
	if (item.number === null && takesNumber({ ...item, kind: itemKind(item.kind) }))
		await db.agendaItem.update({ where: { id: itemId }, data: { number: await nextNumber(db, facts) } });

	audit('item.taken', { thingId: meetingId, data: { itemId } });
	const handedOver = meeting.itemChairMembershipId !== item.chairMembershipId;
	const { rightsOf, ...news } = meetingNews(facts);
	// Who was to lead one item leads no more, or from now on; else nobody's rights follow from which item it is.
	tell(handedOver ? { ...news, rightsOf } : news);
	tell(floorNews(facts));
	return { currentItemId: itemId };
});

type Row = Parameters<typeof asTreated>[0][number] & { readonly state: string };

/** An item that is taken before its turn, or was added after the start, comes next after the one that was left. */
async function placeInTreatment(db: Transaction, rows: readonly Row[], itemId: string, leftId: string | null) {
	const order = asTreated(rows);
	const item = order.find((row) => row.id === itemId);
	if (!item || item.state === 'treated') return;
	const others = order.filter((row) => row.id !== itemId && row.treatedPlace !== null);
	const left = others.findIndex((row) => row.id === leftId);
	if (item.treatedPlace !== null && order.indexOf(item) === left + 1) return;
	const row = others.map(({ id, treatedPlace }) => ({ id, place: treatedPlace ?? '' }));
	for (const [id, treatedPlace] of placesAt(row, left + 1, [itemId]))
		await db.agendaItem.update({ where: { id }, data: { treatedPlace } });
}

/**
 * Makes an item the one the meeting is on. The one left has its seconds counted and is treated; one taken before its
 * turn keeps its number and takes its place in the order of treatment (M5); one added after the start is numbered now,
 * next in the series (M6). Whoever has the floor has it no more, and a pause is over. Taking the current item again
 * changes nothing.
 * Refusals: 'meeting.state' unless live, 'thing.missing' for an item of another meeting or a struck one.
 */
export async function takeItem(
	actor: Actor,
	input: { meetingId: string; itemId: string },
	options?: { commandId?: string | undefined }
): Promise<{ currentItemId: string }> {
	const { read } = context();
	demand(actor, 'meeting.read', await meetingFacts(read, input.meetingId));
	const known = await read.agendaItem.count({ where: { id: input.itemId, meetingId: input.meetingId } });
	if (known === 0) await projectAgenda(input.meetingId);
	return take(actor, input, options);
}
