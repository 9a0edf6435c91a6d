import { nearWords } from '#lib/search/grams.ts';
import { matchOf, type Term } from '#lib/search/query.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { FoundRow } from '#server/db/search-index.ts';
import { namesOn } from './reach.ts';

/** Names that are close to every word, where no phrase was asked for. */
function findNear(terms: readonly Term[], scopes: readonly number[]): FoundRow[] {
	const { index } = context().search;
	const words = terms.map((term) => (term.words.length === 1 ? (term.words[0] ?? '') : ''));
	const [first, ...others] = nearWords(words).map(({ grams, least }) => index.near(grams, least, scopes));
	if (!first) return [];
	const common = others.map((rows) => new Set(rows.map(({ id }) => id)));
	return first.filter(({ id }) => common.every((ids) => ids.has(id)));
}

/**
 * Everything under the actor's names that says all terms: what says them in its title first, the latest first, then names
 * that are close. How often a word stands elsewhere does not weigh: an order that followed from texts that somebody may
 * not read would tell of them. For a read that has asked for permission.
 */
export async function findAll(actor: Actor, terms: readonly Term[]): Promise<FoundRow[]> {
	const { index } = context().search;
	if (terms.length === 0) return [];
	const scopes = index.scopes(await namesOn(actor));
	if (scopes.length === 0) return [];
	const rows = index.match(matchOf(terms, scopes));
	const titled = new Set(index.matchIds(matchOf(terms, scopes, true)));
	const seen = new Set(rows.map(({ id }) => id));
	const near = findNear(terms, scopes).filter(({ id }) => !seen.has(id));
	const rank = ({ id }: FoundRow) => (titled.has(id) ? 0 : 1);
	const order = (a: FoundRow, b: FoundRow) => rank(a) - rank(b) || b.at - a.at || a.id - b.id;
	return [...rows.sort(order), ...near.sort((a, b) => b.at - a.at || a.id - b.id)];
}
