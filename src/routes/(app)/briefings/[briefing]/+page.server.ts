import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { numberedName } from '#lib/meetings/words.ts';
import { topicKey } from '#lib/room/topics.ts';
import { buildBriefingText } from '#server/briefings/build-briefing.ts';
import { letNumberThrough } from '#server/briefings/let-through.ts';
import { readBriefing } from '#server/briefings/read.ts';
import { sendReport } from '#server/briefings/send-report.ts';
import { context } from '#server/context.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, url, depends }: PageServerLoadEvent) => {
	for (const topic of ['briefings', 'briefing-texts', 'calling', 'meetings', 'relay']) depends(topicKey(topic));
	const briefing = await readBriefing(actor, params.briefing);
	const { group, meeting, kind } = briefing;
	const word = numberedName(meeting.label, meeting.word);
	return {
		briefing,
		...{ now: context().clock.now(), commandId: newId(), built: url.searchParams.get('built') },
		crumbs: briefing.may.readMeeting
			? [
					{ label: group.name, href: `/groups/${group.id}` },
					{ label: word, href: `/meetings/${meeting.id}/briefing` },
					{ label: kind === 'before' ? m.briefings_before() : m.briefings_report({ body: group.name }) }
				]
			: [{ label: m.briefings_report_title({ body: group.name, label: meeting.label }) }]
	};
});

export const actions: Actions = {
	build: (event) =>
		act(event, async (form, actor) => buildBriefingText(actor, { briefingId: event.params.briefing }, form)),
	through: (event) =>
		act(event, async (form, actor) => {
			await letNumberThrough(actor, { briefingId: event.params.briefing, hash: form.text('hash') }, form);
			return { through: true };
		}),
	send: (event) =>
		act(event, async (form, actor) => {
			const input = { briefingId: event.params.briefing, hash: form.text('hash'), toGroupIds: form.all('toGroupIds') };
			return { sent: (await sendReport(actor, input, form)).groups };
		})
};
