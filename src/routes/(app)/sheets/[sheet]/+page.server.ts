import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readIsOver } from '#server/joining/read.ts';
import { breakoutActions } from '#server/breakouts/page-actions.ts';
import { page } from '#server/pages.ts';
import { sheetActions } from '#server/sheets/page-actions.ts';
import { readSheet } from '#server/sheets/read.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	if (actor.kind === 'room') redirect(303, `/sheets/${params.sheet}/screen`);
	if (await readIsOver(actor, params.sheet)) redirect(303, '/guest?closed');
	const asked = url.searchParams.get('step');
	const sheet = await readSheet(actor, params.sheet, asked === null ? null : Number(asked));
	return {
		sheet,
		commandId: newId()
	};
});

export const actions: Actions = { ...sheetActions, ...breakoutActions };
