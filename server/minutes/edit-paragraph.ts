import { z } from 'zod';
import type { Blocks } from '#lib/items/blocks.ts';
import type { Paragraph } from '#lib/minutes/content.ts';
import { fromMarkup } from '#lib/minutes/markup.ts';
import { textKey } from '#lib/minutes/overlay.ts';
import { EditParagraph } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { demandOpenParagraph, keptOf, minutesNews, minutesOf } from './find.ts';
import { freshMinutes } from './fresh.ts';
import { textHash } from './hash.ts';

/** `seen`: the text as the writer had it before them; `live`: the meeting's own as JSON. */
const Edited = EditParagraph.extend({ seen: z.string(), live: z.string() });

const edit = command('minutes.edit', Edited, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { meetingId, itemId, body, seen, live } = input;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	demand('minutes.keep', facts);
	const minutes = await minutesOf(db, facts, now);
	if (minutes.state === 'locked') refuse('minutes.state');
	await demandOpenParagraph(db, minutes.id, itemId);
	const where = { minutesId_itemId: { minutesId: minutes.id, itemId } };
	const row = await db.minutesParagraph.findUnique({ where });
	const kept = row && keptOf(row);
	const base = (kept?.facts as Paragraph | null | undefined)?.body ?? (JSON.parse(live) as Blocks);
	if (textHash(kept?.body ?? base) !== seen) refuse('minutes.text-changed');
	const text = {
		body: JSON.stringify(fromMarkup(body)),
		bodyFrom: kept?.body ? kept.bodyFrom : textKey(base),
		...{ at: now, by: actor.accountId ?? '' }
	};
	await db.minutesParagraph.upsert({ where, create: { minutesId: minutes.id, itemId, ...text }, update: text });
	audit('minutes.edited', { thingId: minutes.id, data: { itemId, version: minutes.version } });
	tell(minutesNews(facts));
	return {};
});

/**
 * The secretary's text of one paragraph, as typed (see markup.ts); from then on it stays as written until the meeting's
 * own is fetched again (J2). Refusals: 'minutes.text-changed' when it is another than the one that was seen,
 * 'minutes.state' when they are locked, 'minutes.paragraph-locked', 'thing.missing', 'access.denied'.
 */
export async function editParagraph(
	actor: Actor,
	input: z.input<typeof EditParagraph> & { readonly seen: string },
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const facts = await meetingFacts(context().read, input.meetingId);
	demand(actor, 'minutes.keep', facts);
	const fresh = await freshMinutes(actor, facts);
	const paragraph = fresh.paragraphs.find(({ id }) => id === input.itemId) ?? refuse('thing.missing');
	await edit(actor, { ...input, live: JSON.stringify(paragraph.body) }, options);
}
