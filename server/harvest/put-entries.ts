import { newId } from '#lib/ids/id.ts';
import type { CommandContext } from '#server/command.ts';
import type { Sheet } from '#server/db/generated/client.ts';
import { newsOf } from '#server/sheets/rows.ts';

/** What one note or group became. */
interface Became {
	readonly pieceId: string;
	/** Place of its step. */
	readonly step: number;
	readonly kind: 'note' | 'item' | 'assignment' | 'relay' | 'proposal';
	readonly targetId: string;
	readonly meetingId: string | null;
	readonly text: string;
}

/**
 * The thing of a note or a group, made the first time that it leads somewhere. Its title is the note's words; it says
 * nothing of who wrote them. Inside a command that has asked for permission.
 */
export async function entryThing(
	{ db, actor, now }: Pick<CommandContext, 'db' | 'actor' | 'now'>,
	{ id: sheetId, federationId, groupId }: Pick<Sheet, 'id' | 'federationId' | 'groupId'>,
	{ pieceId, text }: { readonly pieceId: string; readonly text: string }
): Promise<string> {
	const before = await db.harvest.findFirst({ where: { sheetId, pieceId }, select: { thingId: true } });
	if (before) return before.thingId;
	const id = newId();
	await db.thing.create({
		data: { id, kind: 'entry', federationId, groupId, title: text.slice(0, 200), createdAt: now }
	});
	const by = actor.accountId ?? '';
	await db.link.create({ data: { id: newId(), fromId: sheetId, toId: id, act: 'sheet.harvested', at: now, by } });
	return id;
}

/** Writes down what notes and groups became with one press: their things, and the links from them. Inside a command. */
export async function putEntries(
	{ db, actor, now, audit, tell }: CommandContext,
	sheet: Sheet,
	actId: string,
	entries: readonly (Became & { readonly thingId: string })[]
): Promise<void> {
	const { id: sheetId, federationId } = sheet;
	const by = actor.accountId ?? '';
	for (const [place, entry] of entries.entries()) {
		const { thingId, targetId, kind } = entry;
		const act = `entry.became-${kind}`;
		await db.harvest.create({ data: { id: newId(), federationId, sheetId, actId, place, at: now, by, ...entry } });
		await db.link.upsert({
			where: { fromId_toId_act: { fromId: thingId, toId: targetId, act } },
			create: { id: newId(), fromId: thingId, toId: targetId, act, at: now, by },
			update: {}
		});
	}
	audit('sheet.harvested', {
		thingId: sheetId,
		data: { act: actId, kind: entries[0]?.kind, targets: [...new Set(entries.map(({ targetId }) => targetId))] }
	});
	tell(newsOf(sheet));
}
