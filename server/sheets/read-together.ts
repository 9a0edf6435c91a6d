import { fitsTogether } from '#lib/sheets/mode.ts';
import { writersOf } from '#lib/sheets/showing.ts';
import type { Joinable, TogetherView } from '#lib/sheets/sheet.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import type { FoundSheet } from './find.ts';
import { foundTogether, leastOf, writtenAmong } from './together.ts';

/** Most sheets to choose among. */
const most = 12;
/** Most open sheets of one version that are looked through for them: who leads few of them finds those, too. */
const mostOpen = 1000;

async function namesOf(read: ReadClient, federationId: string, ids: readonly string[]): Promise<Map<string, string>> {
	const rows = await read.group.findMany({
		where: { federationId, id: { in: [...ids] } },
		select: { id: true, name: true }
	});
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** With whom a step's answers count together; null: by themselves. For who leads also how many have written, in all groups. */
export async function readTogether(
	read: ReadClient,
	found: FoundSheet,
	place: number,
	leads: boolean
): Promise<TogetherView | null> {
	const id = found.together(place);
	if (!id) return null;
	const all = await foundTogether(read, id, context().clock.now());
	const others = all.filter(({ sheet }) => sheet.id !== found.sheet.id);
	const names = await namesOf(
		read,
		found.facts.federationId,
		others.map(({ sheet }) => sheet.groupId)
	);
	const ids = all.map(({ sheet }) => sheet.id);
	return {
		groups: others.map(({ sheet }) => names.get(sheet.groupId) ?? ''),
		least: leastOf(all),
		writers: leads ? writersOf(context().own.sheets.who(ids, found.ownKey(place))) : null
	};
}

/**
 * Sheets of other groups that a step's answers may count together with: open, of the same version of the tool, led by the
 * reader too, and nobody has written there or here.
 */
export async function readJoinable(
	read: ReadClient,
	actor: Actor,
	found: FoundSheet,
	place: number
): Promise<readonly Joinable[]> {
	const { sheet, tool, facts } = found;
	if (sheet.rehearsal || !fitsTogether(found.step(place)) || found.mode(place) !== null) return [];
	if (found.together(place) !== null || writtenAmong(tool, place, [sheet.id]).size > 0) return [];
	const { federationId } = facts;
	const rows = await read.sheet.findMany({
		where: { federationId, toolVersionId: sheet.toolVersionId, state: 'open', rehearsal: false, id: { not: sheet.id } },
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		select: { id: true, title: true, groupId: true },
		take: mostOpen
	});
	const ids = rows.map(({ id }) => id);
	const [shown, modes] = await Promise.all([
		read.sheetStep.findMany({ where: { place, sheetId: { in: ids } }, select: { sheetId: true } }),
		read.sheetMode.findMany({ where: { place, sheetId: { in: ids } }, select: { sheetId: true } })
	]);
	const taken = new Set([...shown, ...modes].map(({ sheetId }) => sheetId));
	const led = rows.filter(
		(row) =>
			!taken.has(row.id) &&
			can(actor, 'sheet.lead', {
				federationId,
				groupId: row.groupId,
				sheetId: row.id,
				sheetState: 'open',
				called: []
			})
	);
	const written = writtenAmong(
		tool,
		place,
		led.map(({ id }) => id)
	);
	const free = led.filter(({ id }) => !written.has(id)).slice(0, most);
	const names = await namesOf(
		read,
		federationId,
		free.map(({ groupId }) => groupId)
	);
	return free.map(({ id, title, groupId }) => ({ id, title, group: names.get(groupId) ?? '' }));
}
