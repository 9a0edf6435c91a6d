import type { BreakoutsView, BreakoutView, Origin } from '#lib/breakouts/breakouts.ts';
import { personKey, type Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import type { FoundSheet } from '#server/sheets/find.ts';
import { readNames } from '#server/sheets/people.ts';
import { breakoutsOf } from './find.ts';

/**
 * The breakouts of a step as somebody sees them: their own; all of them for who leads and where everybody chooses. Null
 * for steps that are not done in pairs or groups. Needs 'sheet.read'.
 */
export async function readBreakouts(
	actor: Actor,
	found: FoundSheet,
	place: number,
	people: readonly { readonly id: string; readonly name: string }[],
	ready: ReadonlySet<string>
): Promise<BreakoutsView | null> {
	demand(actor, 'sheet.read', found.facts);
	const { visibility } = found.step(place);
	if (visibility !== 'pair' && visibility !== 'group') return null;
	const { read } = context();
	const { id: sheetId, federationId } = found.sheet;
	const rows = await breakoutsOf(read, sheetId, place);
	const leads = can(actor, 'sheet.lead', found.facts);
	const key = personKey(actor);
	const visitorIds = rows.flatMap(({ visitorId }) => visitorId ?? []);
	const [visitors, before] = await Promise.all([
		readNames(read, federationId, visitorIds),
		leads ? read.breakout.count({ where: { sheetId, place: { lt: place } } }) : 0
	]);
	const nameOf = new Map([...visitors, ...people].map(({ id, name }) => [id, name]));
	const views = rows.map((row): BreakoutView => ({
		...{ id: row.id, number: row.number, host: row.hostId },
		people: row.people.flatMap((id) => {
			const name = nameOf.get(id);
			return name === undefined ? [] : [{ id, name, ready: ready.has(id) }];
		}),
		visitor: row.visitorId === null ? null : (nameOf.get(row.visitorId) ?? null)
	}));
	const free = rows.some((row) => row.free);
	const placed = new Set(rows.flatMap((row) => row.people));
	const at = (index: number) => (index < 0 ? null : (views[index] ?? null));
	return {
		dealt: rows.length > 0,
		free,
		mine: at(rows.findIndex((row) => key !== null && row.people.includes(key))),
		visited: at(rows.findIndex(({ visitorId }) => leads && visitorId !== null && visitorId === actor.membershipId)),
		all: leads || free ? views : [],
		unplaced: leads && rows.length > 0 ? people.filter(({ id }) => !placed.has(id)) : [],
		joins: before > 0
	};
}

/** Where the notes of a sheet come from, by note: of a breakout, of an earlier step. Needs 'sheet.read'. */
export async function readOrigins(actor: Actor, found: FoundSheet): Promise<Readonly<Record<string, Origin>>> {
	demand(actor, 'sheet.read', found.facts);
	const { read } = context();
	const sheetId = found.sheet.id;
	const [rows, breakouts] = await Promise.all([
		read.sheetOrigin.findMany({ where: { sheetId } }),
		read.breakout.findMany({ where: { sheetId }, select: { id: true, number: true } })
	]);
	const numberOf = new Map(breakouts.map(({ id, number }) => [id, number]));
	return Object.fromEntries(
		rows.map(({ entryId, place, breakoutId }) => [entryId, { place, number: numberOf.get(breakoutId ?? '') ?? null }])
	);
}
