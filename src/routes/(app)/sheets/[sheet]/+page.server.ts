import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readBecame } from '#server/harvest/read-became.ts';
import { page } from '#server/pages.ts';
import { sheetActions } from '#server/sheets/page-actions.ts';
import { readSheet } from '#server/sheets/read.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	const asked = url.searchParams.get('step');
	depends(topicKey('assignments'));
	const sheet = await readSheet(actor, params.sheet, asked === null ? null : Number(asked));
	return {
		sheet,
		...(await readBecame(actor, params.sheet)),
		commandId: newId()
	};
});

export const actions: Actions = sheetActions;
