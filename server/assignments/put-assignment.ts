import { newId } from '#lib/ids/id.ts';
import type { CommandContext } from '#server/command.ts';
import { assignmentNews, columnsOf, type Said } from './find.ts';

interface NewAssignment {
	readonly said: Said;
	readonly origin: {
		readonly meetingId: string | null;
		readonly itemId: string | null;
		readonly decisionId: string | null;
	};
	/** The thing it came from, and the act that led from it here. */
	readonly from: string | null;
	readonly act: string;
}

/** Writes a task with its thing, linked to what it came from. Inside a command that has asked for permission. Out: its id. */
export async function putAssignment(
	{ db, actor, now, audit, tell }: CommandContext,
	{ federationId, groupId }: { readonly federationId: string; readonly groupId: string },
	{ said, origin, from, act }: NewAssignment
): Promise<string> {
	const id = newId();
	const by = actor.accountId ?? '';
	const { meetingId, itemId, decisionId } = origin;
	const row = {
		...{ id, federationId, groupId, meetingId, itemId, decisionId },
		...{ ...columnsOf(said), createdAt: now, createdBy: by }
	};
	await db.thing.create({
		data: { id, kind: 'assignment', federationId, groupId, title: said.text.slice(0, 200), createdAt: now }
	});
	await db.assignment.create({ data: row });
	if (from !== null) await db.link.create({ data: { id: newId(), fromId: from, toId: id, act, at: now, by } });
	audit('assignment.given', { thingId: id, data: { ownerKind: row.ownerKind, ownerId: row.ownerId, from } });
	tell(assignmentNews(row));
	return id;
}
