import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { act, page } from '#server/pages.ts';
import { context } from '#server/context.ts';
import { beginRehearsal } from '#server/rehearsals/begin-rehearsal.ts';
import { discardDraft } from '#server/tools/discard-draft.ts';
import { saveSent } from '#server/tools/draft-form.ts';
import { publishDraft } from '#server/tools/publish-draft.ts';
import { readDraft } from '#server/tools/read-drafts.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	depends(topicKey('tools'));
	const draft = await readDraft(actor, params.draft);
	return {
		draft,
		federationId: actor.federationId ?? '',
		commandId: newId(),
		crumbs: [{ label: m.tools_title(), href: '/tools' }, { label: draft.tool.name || m.tools_draft() }]
	};
});

/** What the form sent, by name; the same body is read again by `act`. */
const typedOf = async ({ request }: RequestEvent): Promise<Record<string, string>> => {
	const data = await request
		.clone()
		.formData()
		.catch(() => new FormData());
	return Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
};

export const actions: Actions = {
	save: async (event) => {
		const typed = await typedOf(event);
		return act(event, (form, actor) => saveSent(actor, { draftId: event.params.draft, form, typed }));
	},
	publish: async (event) => {
		const typed = await typedOf(event);
		return act(event, async (form, actor) => {
			const draftId = event.params.draft;
			const { revision } = await saveSent(actor, { draftId, form, typed });
			const { key, language } = await publishDraft(actor, { draftId, revision }, form);
			redirect(303, `/tools/${key}?language=${language}&done`);
		});
	},
	rehearse: async (event) => {
		const typed = await typedOf(event);
		return act(event, async (form, actor) => {
			const draftId = event.params.draft;
			await saveSent(actor, { draftId, form, typed });
			const { sheetId, key } = await beginRehearsal(actor, { draftId }, form);
			await context()
				.jobs.settled(key)
				.catch(() => undefined);
			redirect(303, `/sheets/${sheetId}`);
		});
	},
	discard: (event) =>
		act(event, async (form, actor) => {
			await discardDraft(actor, { draftId: event.params.draft }, form);
			redirect(303, '/tools');
		})
};
