import { z } from 'zod';
import type { MinutesContent } from '#lib/minutes/content.ts';
import { headOf } from '#lib/minutes/overlay.ts';
import { AskAtOnce } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { minutesNews, minutesOf } from './find.ts';
import { freshMinutes, projectTexts } from './fresh.ts';
import { settleChairs } from './settle-chairs.ts';

const ask = command('paragraph.ask', AskAtOnce.extend({ content: z.string() }), async (ctx, input) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { meetingId, itemId } = input;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	demand('minutes.keep', facts);
	const minutes = await minutesOf(db, facts, now);
	if (minutes.state !== 'draft') refuse('minutes.state');
	const adjusters = await settleChairs(db, facts, minutes.id);
	if (!adjusters.some(({ role }) => role === 'adjuster')) refuse('minutes.no-adjusters');
	const content = JSON.parse(input.content) as MinutesContent;
	const paragraph = content.paragraphs.find(({ id }) => id === itemId);
	if (!paragraph || paragraph.kind === 'heading' || paragraph.struck || content.kind !== 'minutes')
		refuse('thing.missing');
	const where = { minutesId_itemId: { minutesId: minutes.id, itemId } };
	const row = await db.minutesParagraph.findUnique({ where });
	if (row?.immediate) return {};
	const kept = { facts: JSON.stringify(paragraph), head: JSON.stringify(headOf(content)), immediate: 'asked' };
	const by = { at: now, by: actor.accountId ?? '' };
	await db.minutesParagraph.upsert({
		where,
		create: { minutesId: minutes.id, itemId, ...kept, ...by },
		update: kept
	});
	audit('paragraph.asked', { thingId: minutes.id, data: { itemId } });
	tell(minutesNews(facts));
	return {};
});

/**
 * Takes one paragraph out to be adjusted at once (omedelbar justering), while the meeting is on or before the rest is
 * sent: it is kept as it stands, for the chair and the adjusters to mark (J13). Twice is once. Refusals:
 * 'minutes.no-adjusters', 'minutes.state' when the whole has been sent, 'thing.missing' for a heading, what was struck,
 * and notes, 'access.denied'.
 */
export async function askAtOnce(
	actor: Actor,
	input: z.input<typeof AskAtOnce>,
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const facts = await meetingFacts(context().read, input.meetingId);
	demand(actor, 'minutes.keep', facts);
	await projectTexts(facts);
	await ask(actor, { ...input, content: JSON.stringify(await freshMinutes(actor, facts)) }, options);
}
