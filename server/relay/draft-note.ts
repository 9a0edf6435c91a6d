import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { DraftNote, limits } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { foreign } from '#server/network/find.ts';
import { relayNews } from './find.ts';
import { checkReceivers } from './receivers.ts';

interface Source {
	readonly thingId: string | null;
	readonly meetingId: string | null;
	readonly itemId: string | null;
}

/** Where a note comes from: an item, what hangs on one, or something else of the group. Refuses what is not the group's. */
async function sourceOf(db: Transaction, federationId: string, groupId: string | null, thingId: string | null) {
	const none: Source = { thingId, meetingId: null, itemId: null };
	if (thingId === null) return none;
	const thing = await db.thing.findFirst({ where: { id: thingId, federationId, removedAt: null } });
	if (!thing || (groupId !== null && thing.groupId !== groupId)) foreign('fromThingId');
	const item = await db.agendaItem.findFirst({ where: { id: thingId, federationId }, select: { meetingId: true } });
	if (item) return { thingId, meetingId: item.meetingId, itemId: thingId };
	const where = { where: { id: thingId, federationId }, select: { meetingId: true, itemId: true } } as const;
	const hung = (await db.decision.findFirst(where)) ?? (await db.assignment.findFirst(where));
	return { ...none, ...hung };
}

/** Papers of the item, to go along or not: the bytes are the same, they lie by what they hold. */
const papersOf = (db: Transaction, federationId: string, itemId: string | null) =>
	itemId === null
		? []
		: db.attachment.findMany({
				where: { itemId, federationId, removedAt: null },
				select: { name: true, mediaType: true, size: true, sha256: true }
			});

const firstLine = (text: string): string => {
	const [line = ''] = text.split('\n');
	return line.length > 120 ? `${line.slice(0, 117).trimEnd()} …` : line;
};

/**
 * Begins a relay note in a group's name, or as the office's own: from an item, a decision, a task, anything that has
 * become a thing, or from nothing. Without a title it takes the first line. Nobody outside the group and the office sees
 * it before it is said yes to. Out: its id, its own for ever.
 * Refusals: 'input.invalid' by field, 'thing.missing', 'access.denied'.
 */
export const draftNote = command(
	'relay.draft',
	DraftNote,
	async ({ db, actor, now, demand, audit, tell }, { groupId, fromThingId, act, wishes, ...said }) => {
		const federationId = actor.federationId ?? refuse('thing.missing');
		if (groupId !== null) demand('relay.read', { federationId, groupId });
		demand('relay.draft', groupId === null ? { federationId } : { federationId, groupId });
		if (groupId !== null && (await db.group.count({ where: { id: groupId, federationId } })) === 0)
			refuse('thing.missing');
		const source = await sourceOf(db, federationId, groupId, fromThingId);
		await checkReceivers(db, federationId, wishes, now);
		const id = newId();
		const title = said.title || firstLine(said.what).slice(0, limits.title);
		const papers = await papersOf(db, federationId, source.itemId);
		await db.thing.create({ data: { id, kind: 'relay', federationId, groupId, title, createdAt: now } });
		await db.relayNote.create({
			data: {
				...{ id, federationId, groupId, ...said, title },
				...{ meetingId: source.meetingId, itemId: source.itemId, wishes: JSON.stringify(wishes) },
				...{ writtenBy: actor.membershipId, createdAt: now },
				origins: { create: { originId: id } },
				papers: { create: papers.map((paper) => ({ id: newId(), ...paper, goes: true, createdAt: now })) }
			}
		});
		if (source.thingId !== null)
			await db.link.create({
				data: { id: newId(), fromId: source.thingId, toId: id, act, at: now, by: actor.accountId ?? '' }
			});
		audit('relay.drafted', { thingId: id, data: { groupId, from: source.thingId } });
		tell(relayNews(federationId));
		return { noteId: id };
	}
);
