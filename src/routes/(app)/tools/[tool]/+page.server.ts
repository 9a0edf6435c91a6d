import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { act, page } from '#server/pages.ts';
import { context } from '#server/context.ts';
import { beginRehearsal } from '#server/rehearsals/begin-rehearsal.ts';
import { beginDraft } from '#server/tools/begin-draft.ts';
import { fillFrame } from '#server/tools/fill-frame.ts';
import { readTool } from '#server/tools/read.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const languageOf = (url: URL, otherwise: 'sv' | 'en'): 'sv' | 'en' => {
	const asked = url.searchParams.get('language');
	return asked === 'sv' || asked === 'en' ? asked : otherwise;
};

export const load = page(async ({ locals: { actor, language }, params, url }: PageServerLoadEvent) => {
	const found = await readTool(actor, params.tool, languageOf(url, language));
	return {
		...found,
		done: url.searchParams.has('done'),
		commandId: newId(),
		crumbs: [{ label: m.tools_title(), href: '/tools' }, { label: found.tool.name }]
	};
});

export const actions: Actions = {
	build: (event) =>
		act(event, async (form, actor) => {
			const from = `${event.params.tool}:${languageOf(event.url, event.locals.language)}`;
			const as = form.text('as') === 'version' ? 'version' : 'copy';
			const { draftId } = await beginDraft(actor, { from, as, name: form.text('name') }, form);
			redirect(303, `/tools/drafts/${draftId}`);
		}),
	rehearse: (event) =>
		act(event, async (form, actor) => {
			const tool = `${event.params.tool}:${languageOf(event.url, event.locals.language)}`;
			const { sheetId, key } = await beginRehearsal(actor, { tool }, form);
			await context()
				.jobs.settled(key)
				.catch(() => undefined);
			redirect(303, `/sheets/${sheetId}`);
		}),
	fill: (event) =>
		act(event, async (form, actor) => {
			const language = languageOf(event.url, event.locals.language);
			const [headings, lows, highs] = [form.all('heading'), form.all('low'), form.all('high')];
			const rows = headings.map((heading, index) => ({ heading, low: lows[index] ?? '', high: highs[index] ?? '' }));
			const { key } = await fillFrame(actor, { key: event.params.tool, language, rows }, form);
			redirect(303, `/tools/${key}?language=${language}&done`);
		})
};
