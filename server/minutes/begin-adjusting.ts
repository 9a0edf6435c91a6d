import { z } from 'zod';
import { frontId, type MinutesContent } from '#lib/minutes/content.ts';
import { headOf } from '#lib/minutes/overlay.ts';
import { TheMinutes } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, type CommandContext } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { askAdjusters } from './ask-adjusters.ts';
import { minutesNews, minutesOf } from './find.ts';
import { freshMinutes, projectTexts } from './fresh.ts';
import { settleChairs } from './settle-chairs.ts';

/** Keeps the paper as it stands: from now on nothing of it follows the meeting by itself. */
async function keepAll({ db, actor, now }: CommandContext, minutesId: string, content: MinutesContent) {
	const rows = [
		[frontId, JSON.stringify(headOf(content))] as const,
		...content.paragraphs.map((paragraph) => [paragraph.id, JSON.stringify(paragraph)] as const)
	];
	const locked = await db.minutesParagraph.findMany({ where: { minutesId, immediate: 'locked' } });
	// What was to be adjusted at once and was not is adjusted with the rest.
	await db.minutesParagraph.updateMany({
		where: { minutesId, immediate: 'asked' },
		data: { immediate: null, head: null }
	});
	for (const [itemId, facts] of rows) {
		if (locked.some((row) => row.itemId === itemId)) continue;
		const by = { at: now, by: actor.accountId ?? '' };
		await db.minutesParagraph.upsert({
			where: { minutesId_itemId: { minutesId, itemId } },
			create: { minutesId, itemId, facts, ...by },
			update: { facts }
		});
	}
}

const begin = command('adjusting.begin', TheMinutes.extend({ content: z.string() }), async (ctx, input) => {
	const { db, now, demand, audit, tell } = ctx;
	const facts = await meetingFacts(db, input.meetingId);
	demand('meeting.read', facts);
	demand('minutes.keep', facts);
	if (facts.meetingState !== 'ended') refuse('meeting.state');
	const minutes = await minutesOf(db, facts, now);
	const adjusters = await settleChairs(db, facts, minutes.id);
	if (!adjusters.some(({ role }) => role === 'adjuster')) refuse('minutes.no-adjusters');
	const begun = await db.minutes.updateMany({
		where: { id: minutes.id, state: 'draft' },
		data: { state: 'adjusting', sentAt: now }
	});
	if (begun.count === 0) refuse('minutes.state');
	await keepAll(ctx, minutes.id, JSON.parse(input.content) as MinutesContent);
	await askAdjusters(ctx, facts, minutes.id, adjusters);
	audit('adjusting.begun', { thingId: minutes.id, data: { version: minutes.version } });
	tell(minutesNews(facts));
	return {};
});

/**
 * Sends the minutes for adjusting (of notes, for checking): they are kept as they stand, and those who adjust are told.
 * Refusals: 'minutes.no-adjusters', 'meeting.state' before it has ended, 'minutes.state', 'thing.missing',
 * 'access.denied'.
 */
export async function beginAdjusting(
	actor: Actor,
	input: z.input<typeof TheMinutes>,
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const facts = await meetingFacts(context().read, input.meetingId);
	demand(actor, 'minutes.keep', facts);
	await projectTexts(facts);
	await begin(actor, { ...input, content: JSON.stringify(await freshMinutes(actor, facts)) }, options);
}
