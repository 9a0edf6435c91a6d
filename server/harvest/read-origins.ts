import type { SheetOrigin } from '#lib/harvest/became.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';

/** Worksheets that the items of a meeting came from, and that words at them came from, by item. Needs 'meeting.read'. */
export async function readSheetOrigins(actor: Actor, meetingId: string): Promise<Record<string, SheetOrigin[]>> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const rows = await read.harvest.findMany({
		where: { federationId, meetingId, kind: { in: ['item', 'note'] } },
		orderBy: [{ at: 'asc' }, { place: 'asc' }]
	});
	const sheets = await read.sheet.findMany({
		where: { federationId, id: { in: rows.map(({ sheetId }) => sheetId) } },
		select: { id: true, title: true, meetingId: true }
	});
	const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
	const origins: Record<string, SheetOrigin[]> = {};
	for (const { sheetId, pieceId, step, targetId, kind, text } of rows) {
		const sheet = byId.get(sheetId);
		if (!sheet) continue;
		// Whoever was called to this meeting reads the group's sheets of this meeting, and no others.
		const reads = can(actor, 'group.read', { federationId, groupId }) || sheet.meetingId === meetingId;
		(origins[targetId] ??= []).push({
			...{ sheetId, title: reads ? sheet.title : '', text: reads ? text : '' },
			...{
				href: reads ? `/sheets/${sheetId}?step=${step}#entry-${pieceId}` : null,
				kind: kind === 'note' ? 'note' : 'item'
			}
		});
	}
	return origins;
}
