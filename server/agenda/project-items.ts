import type { AgendaItemJson, AgendaJson } from '#lib/agenda/item.ts';
import type { Transaction } from '#server/db/open.ts';
import { newDocument } from '#server/documents/new-document.ts';
import type { AfterProjection } from '#server/documents/projections.ts';
import { followAgenda } from '#server/proposals/leave-agenda.ts';
import { moveNotes } from '#server/relay/at-meeting.ts';

type Row = NonNullable<Awaited<ReturnType<Transaction['agendaItem']['findUnique']>>>;

interface Meeting {
	readonly id: string;
	readonly federationId: string;
	readonly groupId: string;
	/** Its numbers are fixed: it has been called, or has begun. */
	readonly fixed: boolean;
}

/** What a row says of an item. Once numbers are fixed an item that has one is struck and keeps it, not removed. */
function wanted(item: AgendaItemJson, row: Row | undefined, { fixed }: Meeting, now: Date) {
	const { place, parentId, title, kind, presenter, minutes, numbered } = item;
	const strikes = fixed && row !== undefined && (row.number !== null || row.treatedPlace !== null);
	const back = row?.state === 'struck' ? 'planned' : (row?.state ?? 'planned');
	const state = strikes && item.removed && row.state !== 'treated' ? 'struck' : back;
	const removedAt = item.removed && !strikes ? (row?.removedAt ?? now) : null;
	return { place, parentId, title, kind, presenter, minutes, numbered, state, removedAt };
}

async function create(db: Transaction, meeting: Meeting, item: AgendaItemJson, now: Date): Promise<void> {
	const { id, title } = item;
	const { federationId, groupId } = meeting;
	await db.thing.create({ data: { id, kind: 'item', federationId, groupId, title, createdAt: now } });
	await db.agendaItem.create({
		data: { id, federationId, meetingId: meeting.id, ...wanted(item, undefined, meeting, now) }
	});
	await newDocument(db, { kind: 'item', subjectId: id, meetingId: meeting.id, federationId, now });
}

const isOff = ({ removedAt, state }: Pick<Row, 'removedAt' | 'state'>) => removedAt !== null || state === 'struck';

/** Out: whether it left the agenda by this, or came back. */
async function update(db: Transaction, meeting: Meeting, item: AgendaItemJson, row: Row, now: Date): Promise<boolean> {
	const data = wanted(item, row, meeting, now);
	const same = (Object.keys(data) as (keyof typeof data)[]).every((name) => String(data[name]) === String(row[name]));
	if (same) return false;
	await db.agendaItem.update({ where: { id: item.id }, data });
	// Struck or removed, the thread keeps a tombstone with the day.
	const [was, gone] = [isOff(row), isOff(data)];
	if (row.title !== item.title || was !== gone)
		await db.thing.update({
			where: { id: item.id },
			data: { title: item.title, ...(was === gone ? {} : { removedAt: gone ? now : null }) }
		});
	return was !== gone;
}

/**
 * Brings the rows of a meeting's items up to its agenda document: new ones get their row, their place among the things
 * that can be linked, and a document of their own; removed ones keep everything, and proposals and relay notes follow. An
 * id that belongs to something else is passed over: ids come from browsers. A matter whose item left the agenda waits
 * again: its group is told (K17).
 */
export const projectItems: AfterProjection = async (ctx, document, json) => {
	const { db, now } = ctx;
	const found = await db.meeting.findFirst({
		where: { id: document.subjectId, federationId: document.federationId },
		select: { id: true, federationId: true, groupId: true, startedAt: true, calledAt: true }
	});
	if (!found) return;
	const meeting: Meeting = { ...found, fixed: (found.calledAt ?? found.startedAt) !== null };
	const { items } = json as AgendaJson;
	const ids = items.map((item) => item.id);
	const [rows, things] = await Promise.all([
		db.agendaItem.findMany({ where: { meetingId: meeting.id, federationId: meeting.federationId } }),
		db.thing.findMany({ where: { id: { in: ids } }, select: { id: true } })
	]);
	const known = new Map(rows.map((row) => [row.id, row]));
	const taken = new Set(things.map((thing) => thing.id));
	const moved: string[] = [];
	for (const item of items) {
		const row = known.get(item.id);
		if (row) {
			if (await update(db, meeting, item, row, now)) moved.push(item.id);
		} else if (!item.removed && !taken.has(item.id)) await create(db, meeting, item, now);
	}
	const { federationId, groupId } = meeting;
	const matters = moved.length > 0 ? await db.matter.count({ where: { federationId, itemId: { in: moved } } }) : 0;
	if (matters > 0) ctx.tell({ topic: 'matters', federationId, groupId });
	await followAgenda(ctx, meeting.id);
	await moveNotes(ctx, meeting);
};
