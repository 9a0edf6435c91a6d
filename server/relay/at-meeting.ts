import type { CommandContext } from '#server/command.ts';
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

/** An item that goes on at a later meeting takes its notes along. */
export async function followItem({ db }: Pick<InMeeting, 'db'>, fromId: string, toId: string): Promise<void> {
	await db.relayHop.updateMany({ where: { itemId: fromId, state: 'agenda' }, data: { itemId: toId } });
}
