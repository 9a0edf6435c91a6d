import { pageSize, type Asked } from '#lib/search/asked.ts';
import { excerpt, marked } from '#lib/search/excerpt.ts';
import type { Hit } from '#lib/search/hit.ts';
import { isSearchKind, placeKinds, searchKinds, type SearchKind } from '#lib/search/kinds.ts';
import { readQuery, type Term } from '#lib/search/query.ts';
import { withoutNumbers } from '#lib/search/without-numbers.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { FoundRow, FoundText } from '#server/db/search-index.ts';
import { demand } from '#server/permissions/demand.ts';
import { findAll } from './find.ts';
import type { Place } from './source.ts';
import { sources } from './sources.ts';

export interface KindHits {
	readonly kind: SearchKind;
	/** How many there are for this reader. */
	readonly count: number;
	readonly hits: readonly Hit[];
}

export interface SearchResult {
	/** What was looked for in the end: without numbers that nothing is found by. */
	readonly text: string;
	/** A personal identity number was taken out of the question. */
	readonly numbersLeftOut: boolean;
	/** Whether something to look for was written at all. */
	readonly asked: boolean;
	readonly kinds: readonly KindHits[];
	/** Groups that what was found belongs to, with how much of it. */
	readonly groups: readonly { readonly id: string; readonly name: string; readonly count: number }[];
	readonly count: number;
	readonly pages: number;
	/** False while the index is being made: there may be more. */
	readonly whole: boolean;
}

/** Hits of each kind on the page of all kinds, and in the dialog. */
const few = 4;
const suggested = 8;

const byName = new Map(sources.map((source) => [source.name, source]));

/** Of some texts those the actor may read, as the permission table says today, with where they stand. */
async function openTexts(actor: Actor, texts: readonly FoundText[]): Promise<{ text: FoundText; place: Place }[]> {
	const { read } = context();
	const opened = await Promise.all(
		[...Map.groupBy(texts, ({ source }) => source)].map(async ([name, some]) => {
			const ids = [...new Set(some.map(({ subject }) => subject))];
			return [name, await byName.get(name)?.open(read, actor, ids)] as const;
		})
	);
	const places = new Map(opened);
	return texts.flatMap((text) => {
		const place = places.get(text.source)?.get(text.subject);
		return place ? [{ text, place }] : [];
	});
}

function hitOf({ text, place }: { text: FoundText; place: Place }, terms: readonly Term[]): Hit[] {
	const { source, subject, part, kind } = text;
	if (!isSearchKind(kind)) return [];
	const shown = excerpt(text.text, terms);
	return [
		{
			key: `${source} ${subject} ${part}`,
			kind,
			title: marked(text.title, terms),
			excerpt: shown,
			groupName: place.groupName,
			at: place.at,
			href: place.href(part)
		}
	];
}

/** The hits of some rows, in order; what may not be read, or is gone by now, is left out. */
async function hitsOf(actor: Actor, rows: readonly FoundRow[], terms: readonly Term[]): Promise<Hit[]> {
	const { index } = context().search;
	const texts = rows.flatMap(({ id }) => index.text(id) ?? []);
	return (await openTexts(actor, texts)).flatMap((one) => hitOf(one, terms));
}

async function groupChoices(actor: Actor, rows: readonly FoundRow[]): Promise<SearchResult['groups']> {
	const many = Map.groupBy(rows, ({ groupId }) => groupId);
	const known = await context().read.group.findMany({
		where: { federationId: actor.federationId ?? '', id: { in: [...many.keys()] } },
		select: { id: true, name: true },
		orderBy: [{ place: 'asc' }, { name: 'asc' }]
	});
	return known.map(({ id, name }) => ({ id, name, count: many.get(id)?.length ?? 0 }));
}

/**
 * What the actor may see that says what was asked, by kind: a few of each, or one kind page by page. Counts are of what
 * the actor may see and of nothing else. Needs 'network.read' (Q1).
 */
export async function readSearch(actor: Actor, { text: typed, kind, groupId, page }: Asked): Promise<SearchResult> {
	demand(actor, 'network.read', { federationId: actor.federationId });
	const text = withoutNumbers(typed);
	const terms = readQuery(text);
	const all = await findAll(actor, terms);
	const inGroup = groupId === null ? all : all.filter((row) => row.groupId === groupId);
	const byKind = Map.groupBy(inGroup, (row) => row.kind);
	const from = kind === null ? 0 : (page - 1) * pageSize;
	const shown = searchKinds.filter((one) => kind === null || one === kind);
	const kinds = await Promise.all(
		searchKinds.map(async (one): Promise<KindHits> => {
			const rows = byKind.get(one) ?? [];
			if (!shown.includes(one)) return { kind: one, count: rows.length, hits: [] };
			const wanted = rows.slice(from, from + (kind === null ? few : pageSize));
			const hits = await hitsOf(actor, wanted, terms);
			return { kind: one, count: rows.length - (wanted.length - hits.length), hits };
		})
	);
	const found = kinds.filter(({ count }) => count > 0);
	const ofKind = found.find((one) => one.kind === kind)?.count ?? 0;
	return {
		text,
		numbersLeftOut: text !== typed,
		asked: terms.length > 0,
		kinds: found,
		groups: await groupChoices(actor, all),
		count: found.reduce((sum, { count }) => sum + count, 0),
		pages: kind === null ? 1 : Math.max(1, Math.ceil(ofKind / pageSize)),
		whole: context().search.whole
	};
}

/** The first things somebody may mean while they type: places to go to, then what says it. Needs 'network.read'. */
export async function readSuggestions(actor: Actor, typed: string): Promise<readonly Hit[]> {
	demand(actor, 'network.read', { federationId: actor.federationId });
	const terms = readQuery(withoutNumbers(typed));
	const all = await findAll(actor, terms);
	const isPlace = ({ kind }: FoundRow) => placeKinds.some((one) => one === kind);
	const places = all.filter(isPlace);
	const firstPlaces = searchKinds.flatMap((kind) => places.filter((row) => row.kind === kind).slice(0, 2)).slice(0, 5);
	const others = [...all.filter((row) => !isPlace(row)), ...places.filter((row) => !firstPlaces.includes(row))];
	return hitsOf(actor, [...firstPlaces, ...others].slice(0, suggested), terms);
}
