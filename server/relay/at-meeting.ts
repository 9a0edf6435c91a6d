import type { CommandContext } from '#server/command.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import { relayNews } from './find.ts';
import { finishNote, moveHop } from './move.ts';

type InMeeting = Pick<CommandContext, 'db' | 'actor' | 'now' | 'tell'>;
const byThePortal = { membershipId: null };

/** A group that meets has got what was sent to it. Inside the command that starts its meeting. */
export async function receiveAtStart(
	{ db, now, tell }: InMeeting,
	groupId: string,
	federationId: string
): Promise<void> {
	const hops = await db.relayHop.findMany({
		where: { toGroupId: groupId, federationId, state: 'sent', note: { state: { not: 'withdrawn' } } },
		include: { note: { select: { asked: true } } }
	});
	const moving = { db, now, actor: byThePortal };
	for (const { note, ...hop } of hops) {
		await moveHop(moving, hop, note.asked, 'receive');
		await finishNote(moving, hop.noteId);
	}
	if (hops.length > 0) tell(relayNews(federationId));
}

/** What stood on the agenda has been treated with its item, unless that was put off. Inside the command that leaves it. */
export async function treatWithItem({ db, actor, now, tell }: InMeeting, itemId: string): Promise<void> {
	const hops = await db.relayHop.findMany({
		where: { itemId, state: 'agenda' },
		include: { note: { select: { asked: true } } }
	});
	if (hops.length === 0) return;
	const put = await db.agendaItem.count({ where: { id: itemId, state: 'treated', outcome: null } });
	if (put === 0) return;
	for (const { note, ...hop } of hops) {
		await moveHop({ db, actor, now }, hop, note.asked, 'treat');
		tell(relayNews(hop.federationId));
	}
}

/** Items at which a note still stands: of a meeting that is to come or is on, or treated. */
export const standing = {
	removedAt: null,
	OR: [{ state: 'treated' }, { state: { not: 'struck' }, meeting: { state: { in: ['planned', 'live'] } } }]
} satisfies Prisma.AgendaItemWhereInput;

interface Meeting {
	readonly id: string;
	readonly groupId: string;
	readonly federationId: string;
}

/**
 * A note stands on an agenda as long as its item does: taken off it waits to be put on another, put back it stands there
 * again. Inside whatever changes the items of a meeting, or cancels it; again, it changes nothing.
 */
export async function moveNotes(
	{ db, now, tell }: Omit<InMeeting, 'actor'>,
	{ id: meetingId, groupId, federationId }: Meeting
): Promise<void> {
	const hops = await db.relayHop.findMany({
		where: {
			...{ toGroupId: groupId, federationId, state: { in: ['received', 'agenda'] }, itemId: { not: null } },
			note: { state: { not: 'withdrawn' } }
		},
		include: { note: { select: { asked: true } } }
	});
	if (hops.length === 0) return;
	const items = await db.agendaItem.findMany({
		where: { id: { in: hops.flatMap(({ itemId }) => itemId ?? []) }, meetingId, federationId },
		select: { id: true, removedAt: true, state: true, meeting: { select: { state: true } } }
	});
	for (const { note, ...hop } of hops) {
		const item = items.find(({ id }) => id === hop.itemId);
		if (!item) continue;
		const gone = item.removedAt !== null || item.state === 'struck' || item.meeting.state === 'cancelled';
		if (gone !== (hop.state === 'agenda')) continue;
		await moveHop({ db, now, actor: byThePortal }, hop, note.asked, gone ? 'take-off' : 'put-on-agenda');
		tell(relayNews(federationId));
	}
}

/**
 * An item that goes on at a later meeting takes its notes along; also those that wait since an item it went on as
 * `before` left its agenda.
 */
export async function followItem(
	{ db, now, tell }: Omit<InMeeting, 'actor'>,
	{ fromId, toId, before }: { readonly fromId: string; readonly toId: string; readonly before: readonly string[] }
): Promise<void> {
	await db.relayHop.updateMany({ where: { itemId: fromId, state: 'agenda' }, data: { itemId: toId } });
	const waiting = await db.relayHop.findMany({
		where: { itemId: { in: [...before] }, state: 'received', note: { state: { not: 'withdrawn' } } },
		include: { note: { select: { asked: true } } }
	});
	for (const { note, ...hop } of waiting) {
		await moveHop({ db, now, actor: byThePortal }, hop, note.asked, 'put-on-agenda', { itemId: toId });
		tell(relayNews(hop.federationId));
	}
}
