import type { EntryJson, SheetJson } from '#lib/sheets/entry.ts';

/** A sheet as it was read last; nothing yet: an empty one. A reading from before there were groups has none. */
export function projectedSheet(projection: { readonly json: string } | null): SheetJson {
	if (!projection) return { entries: [], groups: [] };
	const read = JSON.parse(projection.json) as {
		entries: (Omit<EntryJson, 'group'> & { group?: string })[];
		groups?: SheetJson['groups'];
	};
	return { entries: read.entries.map((entry) => ({ ...entry, group: entry.group ?? '' })), groups: read.groups ?? [] };
}
