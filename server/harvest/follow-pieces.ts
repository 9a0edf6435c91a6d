import { m } from '#lib/i18n/paraglide/messages.js';
import type { SheetJson } from '#lib/sheets/entry.ts';
import type { AfterProjection } from '#server/documents/projections.ts';

/**
 * A note, or a group of notes, that led somewhere and was then taken off its sheet stands on the thread as struck, with
 * the day, until it is put back (Z4).
 */
export const followPieces: AfterProjection = async ({ db, now }, { subjectId: sheetId }, json) => {
	const pieces = await db.harvest.findMany({ where: { sheetId }, select: { pieceId: true, thingId: true } });
	if (pieces.length === 0) return;
	const { entries, groups } = json as SheetJson;
	const there = new Set([...entries, ...groups].flatMap(({ id, removed }) => (removed ? [] : [id])));
	const of = (wanted: boolean) =>
		pieces.filter(({ pieceId }) => there.has(pieceId) === wanted).map(({ thingId }) => thingId);
	await db.thing.updateMany({
		where: { id: { in: of(true) }, removedAt: { not: null } },
		data: { removedAt: null, reason: null }
	});
	await db.thing.updateMany({
		where: { id: { in: of(false) }, removedAt: null },
		data: { removedAt: now, reason: m.thread_reason_off_sheet({}, { locale: 'sv' }) }
	});
};
