import { json } from '@sveltejs/kit';
import { limits } from '#lib/search/query.ts';
import { page } from '#server/pages.ts';
import { readSuggestions } from '#server/search/read.ts';
import type { RequestEvent } from './$types';

export const GET = page(async ({ locals, url }: RequestEvent) => {
	const hits = await readSuggestions(locals.actor, (url.searchParams.get('q') ?? '').slice(0, limits.text));
	return json({ hits }, { headers: { 'cache-control': 'no-store' } });
});
