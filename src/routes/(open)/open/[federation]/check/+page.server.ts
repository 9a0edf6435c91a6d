import { limit, networkOf } from '#server/accounts/limit.ts';
import { readHolder } from '#server/minutes/read-open.ts';
import { readGenuine } from '#server/minutes/read-genuine.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params }: PageServerLoadEvent) => ({
	federation: await readHolder(locals.actor, params.federation)
}));

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			await limit('genuine.ip', networkOf(event.getClientAddress()));
			const asked = { sum: form.text('sum'), file: form.files('file')[0] };
			return { checked: await readGenuine(actor, event.params.federation, asked) };
		})
};
