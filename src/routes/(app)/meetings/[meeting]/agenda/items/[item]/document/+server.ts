import { json } from '@sveltejs/kit';
import { openItem } from '#server/items/read.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** Which document holds an item's texts, for a page that shows an item it has just added itself. */
export const GET = page(async ({ locals, params }: RequestEvent) => {
	const { id, epoch } = await openItem(locals.actor, params.meeting, params.item);
	return json({ id, epoch });
});
