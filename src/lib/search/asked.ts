import { isId } from '#lib/ids/id.ts';
import { isSearchKind, type SearchKind } from './kinds.ts';
import { limits } from './query.ts';

/** What the address of the search page asks for. */
export interface Asked {
	readonly text: string;
	readonly kind: SearchKind | null;
	readonly groupId: string | null;
	/** From 1; of one kind at a time. */
	readonly page: number;
}

export const pageSize = 20;
const lastPage = 500;

/** Reads the address: whatever does not belong is as if it were not there. */
export function readAsked(params: URLSearchParams): Asked {
	const [kind, group, page] = [params.get('kind'), params.get('group') ?? '', Number(params.get('page'))];
	return {
		text: (params.get('q') ?? '').slice(0, limits.text).toWellFormed().trim(),
		kind: isSearchKind(kind) ? kind : null,
		groupId: isId(group) ? group : null,
		page: Number.isInteger(page) && page > 0 && page <= lastPage ? page : 1
	};
}

/** The address of a search. */
export function searchHref({ text, kind = null, groupId = null, page = 1 }: Partial<Asked>): string {
	const params = new URLSearchParams();
	if (text) params.set('q', text);
	if (kind) params.set('kind', kind);
	if (groupId) params.set('group', groupId);
	if (page > 1) params.set('page', String(page));
	return params.size > 0 ? `/search?${params.toString()}` : '/search';
}
