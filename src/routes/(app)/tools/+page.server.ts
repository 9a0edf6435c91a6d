import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { limits } from '#lib/tools/schema.ts';
import { act, page } from '#server/pages.ts';
import { beginDraft } from '#server/tools/begin-draft.ts';
import { readDrafts } from '#server/tools/read-drafts.ts';
import { readTools } from '#server/tools/read.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, depends }: PageServerLoadEvent) => {
	depends(topicKey('tools'));
	const [list, drafts] = await Promise.all([readTools(actor), readDrafts(actor)]);
	return { ...list, drafts, language, commandId: newId(), crumbs: [{ label: m.tools_title() }] };
});

export const actions: Actions = {
	build: (event) =>
		act(event, async (form, actor) => {
			const language = form.text('language') === 'en' ? 'en' : 'sv';
			const { draftId } = await beginDraft(actor, { name: form.text('name'), language }, form);
			redirect(303, `/tools/drafts/${draftId}`);
		}),
	takeIn: (event) =>
		act(event, async (form, actor) => {
			const file = form.files('file')[0];
			if (!file || file.size === 0) refuse('file.empty');
			// A file that is too large is said to be so without being read.
			const text = file.size > limits.file * 4 ? ' '.repeat(limits.file + 1) : await file.text();
			const taken = await takeInTool(actor, text, form);
			if ('problems' in taken) return { problems: taken.problems };
			redirect(303, `/tools/${taken.key}?language=${taken.language}&done`);
		})
};
