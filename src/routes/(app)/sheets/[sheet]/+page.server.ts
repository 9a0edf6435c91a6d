import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readIsOver } from '#server/joining/read.ts';
import { breakoutActions } from '#server/breakouts/page-actions.ts';
import { readBecame } from '#server/harvest/read-became.ts';
import { act, page } from '#server/pages.ts';
import { endRehearsal } from '#server/rehearsals/end-rehearsal.ts';
import { sheetActions } from '#server/sheets/page-actions.ts';
import { readSheet } from '#server/sheets/read.ts';
import { agreeToName } from '#server/synthesis/agree-to-name.ts';
import { readConsent } from '#server/synthesis/read-consent.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	if (actor.kind === 'room') redirect(303, `/sheets/${params.sheet}/screen`);
	if (await readIsOver(actor, params.sheet)) redirect(303, '/guest?closed');
	const asked = url.searchParams.get('step');
	for (const topic of ['assignments', 'proposals']) depends(topicKey(topic));
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
	...breakoutActions,
	consent: (event) =>
		act(event, async (form, actor) => {
			await agreeToName(actor, { sheetId: event.params.sheet, agrees: form.text('agrees') === 'yes' }, form);
		}),
	endRehearsal: (event) =>
		act(event, async (form, actor) => {
			await endRehearsal(actor, { sheetId: event.params.sheet }, form);
			redirect(303, '/tools');
		})
};
