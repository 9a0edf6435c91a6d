import { numberMatter } from '#server/matters/number-matter.ts';
import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { declineMatter } from '#server/matters/decline-matter.ts';
import { chosen, proposeMatter } from '#server/matters/propose-matter.ts';
import { readMatters } from '#server/matters/read.ts';
import { registerReceived } from '#server/matters/register-received.ts';
import { takeMatter } from '#server/matters/take-matter.ts';
import { withdrawMatter } from '#server/matters/withdraw-matter.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

export const load = page(async ({ locals, params, depends, url }: PageServerLoadEvent) => {
	for (const topic of ['matters', 'meetings']) depends(topicKey(topic));
	const matters = await readMatters(locals.actor, params.group);
	return {
		...matters,
		language: locals.language,
		now: context().clock.now(),
		commandId: newId(),
		done: url.searchParams.get('done'),
		crumbs: [
			{ label: m.ui_groups(), href: '/groups' },
			{ label: matters.group.name, href: `/groups/${params.group}` },
			{ label: m.matters_tab() }
		]
	};
});

const done = (event: RequestEvent, what: string) => redirect(303, `/groups/${event.params.group}/matters?done=${what}`);

export const actions: Actions = {
	propose: (event) =>
		act(event, async (form, actor) => {
			const said = { title: form.text('title'), why: form.text('why'), meetingId: form.text('meetingId') };
			await proposeMatter(actor, { groupId: event.params.group, ...said }, chosen(form.files('papers')), form);
			return done(event, 'proposed');
		}),
	register: (event) =>
		act(event, async (form, actor) => {
			const [title, sender] = [form.text('received-title'), form.text('sender')];
			const said = { title, sender, diaryNumber: form.text('diaryNumber') };
			await registerReceived(actor, { groupId: event.params.group, ...said }, chosen(form.files('received')), form);
			return done(event, 'registered');
		}),
	number: (event) =>
		act(event, async (form, actor) => {
			await numberMatter(actor, { matterId: form.text('matterId'), diaryNumber: form.text('number') }, form);
			return done(event, 'numbered');
		}),
	take: (event) =>
		act(event, async (form, actor) => {
			await takeMatter(actor, { matterId: form.text('matterId'), meetingId: form.text('take-meeting') }, form);
			return done(event, 'taken');
		}),
	decline: (event) =>
		act(event, async (form, actor) => {
			await declineMatter(actor, { matterId: form.text('matterId'), answer: form.text('answer') }, form);
			return done(event, 'declined');
		}),
	withdraw: (event) =>
		act(event, async (form, actor) => {
			await withdrawMatter(actor, { matterId: form.text('matterId') }, form);
			return done(event, 'withdrawn');
		})
};
