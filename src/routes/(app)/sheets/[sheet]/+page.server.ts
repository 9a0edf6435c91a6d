import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readBecame } from '#server/harvest/read-became.ts';
import { act, page } from '#server/pages.ts';
import { sheetActions } from '#server/sheets/page-actions.ts';
import { readSheet } from '#server/sheets/read.ts';
import { agreeToName } from '#server/synthesis/agree-to-name.ts';
import { readConsent } from '#server/synthesis/read-consent.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	const asked = url.searchParams.get('step');
	depends(topicKey('assignments'));
	const sheet = await readSheet(actor, params.sheet, asked === null ? null : Number(asked));
	return {
		sheet,
		...(await readBecame(actor, params.sheet)),
		consent: await readConsent(actor, params.sheet),
		commandId: newId()
	};
});

export const actions: Actions = {
	...sheetActions,
	consent: (event) =>
		act(event, async (form, actor) => {
			await agreeToName(actor, { sheetId: event.params.sheet, agrees: form.text('agrees') === 'yes' }, form);
		})
};
