import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { toLocal } from '#lib/i18n/dates.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { attachSigned } from '#server/minutes/attach-signed.ts';
import { readLocked } from '#server/minutes/read-locked.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, url }: PageServerLoadEvent) => {
	const part = url.searchParams.get('part') ?? '';
	const { content } = await readLocked(locals.actor, params.meeting, part);
	if (content.kind !== 'minutes') refuse('minutes.state');
	return {
		title: content.title,
		part,
		signers: content.signatures.map(({ role, name }) => `${name}, ${role.toLocaleLowerCase('sv')}`).join('\n'),
		today: toLocal(context().clock.now()).date,
		commandId: newId()
	};
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const meetingId = event.params.meeting;
			const typed = {
				meetingId,
				part: form.text('part'),
				signedOn: form.text('signedOn'),
				signers: form.text('signers')
			};
			await attachSigned(actor, { ...typed, file: form.files('file')[0] }, form);
			redirect(303, `/meetings/${meetingId}/notes?done=signed`);
		})
};
