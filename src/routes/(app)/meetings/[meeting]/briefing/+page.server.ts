import { redirect } from '@sveltejs/kit';
import { briefingKindOf } from '#lib/briefings/sections.ts';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { beginBriefing } from '#server/briefings/begin-briefing.ts';
import { buildBriefingText } from '#server/briefings/build-briefing.ts';
import { readMeetingBriefings } from '#server/briefings/read-meeting.ts';
import { context } from '#server/context.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['briefings', 'briefing-texts', 'meetings', 'calling']) depends(topicKey(topic));
	const briefings = await readMeetingBriefings(actor, params.meeting);
	return { briefings, now: context().clock.now(), commandId: newId() };
});

export const actions: Actions = {
	begin: (event) =>
		act(event, async (form, actor) => {
			const kind = briefingKindOf(form.text('kind'));
			const { briefingId } = await beginBriefing(actor, { meetingId: event.params.meeting, kind }, form);
			const built = { commandId: form.commandId ? `${form.commandId}-build` : undefined };
			const { added } = await buildBriefingText(actor, { briefingId }, built);
			redirect(303, `/briefings/${briefingId}?built=${added}`);
		})
};
