import { redirect } from '@sveltejs/kit';
import { context } from '#server/context.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { reportFault } from '#server/help/report-fault.ts';
import { readHouse } from '#server/frame/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types.js';

export const load = page(async ({ url, locals }: PageServerLoadEvent) => ({
	house: await readHouse(locals.actor),
	origin: context().config.origin,
	from: url.searchParams.get('from') ?? '',
	sent: url.searchParams.has('sent')
}));

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const report = { what: form.text('what'), where: form.text('where'), email: form.text('email') };
			await limit('fault.ip', networkOf(event.getClientAddress()));
			await reportFault(actor, report, { commandId: form.commandId });
			redirect(303, '/accessibility?sent#fault');
		})
};
