import { generateNKeysBetween } from 'fractional-indexing';
import { itemKind } from '#lib/agenda/item.ts';
import { daysUntil } from '#lib/i18n/dates.ts';
import { asRead } from '#lib/meetings/order.ts';
import { StartMeeting } from '#lib/meetings/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { keepPromises } from '#server/attendance/keep-promises.ts';
import { openLogBook } from '#server/attendance/log-book.ts';
import { turnTo } from '#server/attendance/turn-to.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { receiveAtStart } from '#server/relay/at-meeting.ts';
import { fixNumbers } from './fix-numbers.ts';
import { meetingNews } from './news.ts';
import { noteEvent } from './note-event.ts';
import { projectAgenda } from './project-agenda.ts';

const start = command('meeting.start', StartMeeting, async (ctx, { meetingId, onItsDay }) => {
	const { db, now, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	if (facts.meetingState !== 'planned') refuse('meeting.state');
	demand('meeting.run', facts);
	const { startsAt } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { startsAt: true } });
	if (onItsDay && daysUntil(startsAt, now) !== 0) refuse('meeting.other-day');
	const started = await db.meeting.updateMany({
		where: { id: meetingId, federationId: facts.federationId, state: 'planned' },
		data: { state: 'live', startedAt: now, currentSince: now, version: { increment: 1 } }
	});
	if (started.count === 0) refuse('meeting.state');

	const rows = await db.agendaItem.findMany({
		where: { meetingId, federationId: facts.federationId, removedAt: null, state: { not: 'struck' } }
	});
	const items = asRead(rows.map((row) => ({ ...row, kind: itemKind(row.kind) })));
	await fixNumbers(db, facts, items);
	const places = generateNKeysBetween(null, null, items.length);
	for (const [index, { id }] of items.entries())
		await db.agendaItem.update({ where: { id }, data: { treatedPlace: places[index] ?? null } });
	const currentItemId = items.find((item) => item.kind !== 'section')?.id ?? null;
	await db.meeting.update({ where: { id: meetingId }, data: { currentItemId } });
	await turnTo(db, facts, currentItemId, now);
	await keepPromises(ctx, await openLogBook(ctx, meetingId));
	await noteEvent(ctx, facts, 'started');
	await receiveAtStart(ctx, facts.groupId, facts.federationId);

	audit('meeting.started', { thingId: meetingId, data: { items: items.length } });
	tell(meetingNews(facts));
	return { currentItemId };
});

/**
 * Starts a planned meeting: the agenda's order and numbers are fixed (M3, M4), the first item is the current one,
 * and substitutes who are here and have promised to serve do so where the seat is empty (T10).
 * Refusals: 'meeting.state' when it is not planned (a second start too), 'meeting.other-day' where it was to start on its
 * day only (M9), 'thing.missing', 'access.denied'.
 */
export async function startMeeting(
	actor: Actor,
	input: { meetingId: string; onItsDay?: boolean },
	options?: { commandId?: string | undefined }
): Promise<{ currentItemId: string | null }> {
	demand(actor, 'meeting.read', await meetingFacts(context().read, input.meetingId));
	await projectAgenda(input.meetingId);
	return start(actor, input, options);
}
