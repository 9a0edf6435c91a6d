import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { frontId } from '#lib/minutes/content.ts';
import { headOf } from '#lib/minutes/overlay.ts';
import { RefetchParagraph } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { demandOpenParagraph, keptOf, minutesNews, minutesOf } from './find.ts';
import { freshMinutes, projectTexts } from './fresh.ts';

/** `now`: the paragraph, or the head, as everything stands, as JSON. */
const Refetched = RefetchParagraph.extend({ now: z.string() });

const refetch = command('minutes.refetch', Refetched, async ({ db, actor, now, demand, audit, tell, job }, input) => {
	const { meetingId, itemId, what } = input;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	demand('minutes.keep', facts);
	const minutes = await minutesOf(db, facts, now);
	if (minutes.state === 'locked') refuse('minutes.state');
	await demandOpenParagraph(db, minutes.id, itemId);
	const where = { minutesId_itemId: { minutesId: minutes.id, itemId } };
	const row = await db.minutesParagraph.findUnique({ where });
	if (!row) return {};
	const kept = keptOf(row);
	// Of what is adjusted the one half stays as it was kept; before that what is not kept follows by itself.
	const fetched = JSON.parse(input.now) as object;
	const half =
		what === 'facts' || !kept.facts ? fetched : { ...kept.facts, body: (fetched as { body?: unknown }).body };
	const whole = what === 'facts' && kept.facts && 'body' in kept.facts ? { ...half, body: kept.facts.body } : half;
	await db.minutesParagraph.update({
		where,
		data: {
			facts: kept.facts ? JSON.stringify(whole) : null,
			...(what === 'text' ? { body: null, bodyFrom: '', carried: false } : {}),
			...{ at: now, by: actor.accountId ?? '' }
		}
	});
	if (kept.carried && what === 'text') job('minutes.carry', `minutes.carry:${newId()}`, { groupId: facts.groupId });
	audit('minutes.refetched', { thingId: minutes.id, data: { itemId, what } });
	tell(minutesNews(facts));
	return {};
});

/**
 * Puts what the meeting says now in place of what was kept of one paragraph or of the front page: its facts, or the
 * secretary's text. Nothing else is touched (J2). Refusals: 'minutes.state',
 * 'minutes.paragraph-locked', 'thing.missing', 'access.denied'.
 */
export async function refetchParagraph(
	actor: Actor,
	input: z.input<typeof RefetchParagraph>,
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const facts = await meetingFacts(context().read, input.meetingId);
	demand(actor, 'minutes.keep', facts);
	await projectTexts(facts);
	const fresh = await freshMinutes(actor, facts);
	const now = input.itemId === frontId ? headOf(fresh) : fresh.paragraphs.find(({ id }) => id === input.itemId);
	await refetch(actor, { ...input, now: JSON.stringify(now ?? refuse('thing.missing')) }, options);
}
