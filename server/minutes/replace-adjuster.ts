import { z } from 'zod';
import type { MinutesContent } from '#lib/minutes/content.ts';
import { frontId } from '#lib/minutes/content.ts';
import type { Head } from '#lib/minutes/overlay.ts';
import { ReplaceAdjuster } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Adjuster } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { foreign } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { askAdjusters } from './ask-adjusters.ts';
import { adjustingFacts, minutesNews } from './find.ts';
import { freshMinutes, rolesIn } from './fresh.ts';
import { mayAdjust } from './people.ts';

const rewritten = new Set(['adjusters', 'stand-ins']);

/** The rows with one in the place of another; whoever comes back stands in for nobody. */
function replaced(rows: readonly Adjuster[], input: z.output<typeof ReplaceAdjuster>): Adjuster[] {
	return rows.map((row): Adjuster => {
		if (row.membershipId !== input.membershipId) return row;
		const first = row.insteadOfId ?? row.membershipId;
		const back = first === input.standInId;
		return {
			...{ minutesId: row.minutesId, role: row.role, hash: null, markedAt: null, membershipId: input.standInId },
			...(back ? { insteadOfId: null, reason: '' } : { insteadOfId: first, reason: input.reason })
		};
	});
}

/** The front page as it was kept, but for who adjusts and who signs. */
async function rewriteFront(db: Transaction, minutesId: string, { front, signatures }: MinutesContent): Promise<void> {
	const where = { minutesId_itemId: { minutesId, itemId: frontId } };
	const { facts } = await db.minutesParagraph.findUniqueOrThrow({ where });
	const head = JSON.parse(facts ?? '') as Head;
	const at = head.front.findIndex(({ key }) => rewritten.has(key));
	const kept = head.front.filter(({ key }) => !rewritten.has(key));
	const rows = kept.toSpliced(at < 0 ? kept.length : at, 0, ...front.filter(({ key }) => rewritten.has(key)));
	await db.minutesParagraph.update({
		where,
		data: { facts: JSON.stringify({ ...head, front: rows, signatures } satisfies Head) }
	});
}

const replace = command('adjuster.replace', ReplaceAdjuster.extend({ content: z.string() }), async (ctx, input) => {
	const { db, demand, audit, tell } = ctx;
	const { meetingId, membershipId, standInId, reason } = input;
	const { facts, minutes, adjusters } = await adjustingFacts(db, meetingId);
	demand('meeting.read', facts);
	demand('minutes.keep', facts);
	if (minutes?.state !== 'adjusting') refuse('minutes.state');
	const gone = adjusters.find((row) => row.membershipId === membershipId) ?? refuse('thing.missing');
	const able = await mayAdjust(db, facts);
	if (!able.some((one) => one.membershipId === standInId) || adjusters.some((row) => row.membershipId === standInId))
		foreign('standInId');
	const now = replaced(adjusters, input).find((row) => row.membershipId === standInId) ?? refuse('thing.missing');
	await db.adjuster.delete({
		where: { minutesId_membershipId: { minutesId: minutes.id, membershipId: gone.membershipId } }
	});
	await db.adjuster.create({ data: now });
	await rewriteFront(db, minutes.id, JSON.parse(input.content) as MinutesContent);
	await askAdjusters(ctx, facts, minutes.id, [now]);
	audit('adjuster.replaced', { thingId: minutes.id, data: { membershipId, standInId, reason } });
	tell(minutesNews(facts));
	return {};
});

/**
 * Somebody else who was at the table adjusts in the place of one who cannot, with a reason that stands in the minutes;
 * marks fall, for the paper says something else now (J16). In any version, while it is adjusted. Refusals: the fields
 * 'standInId' for somebody who was not at the table or adjusts already, and 'reason', 'minutes.state', 'thing.missing',
 * 'access.denied'.
 */
export async function replaceAdjuster(
	actor: Actor,
	input: z.input<typeof ReplaceAdjuster>,
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const { facts, minutes, adjusters } = await adjustingFacts(context().read, input.meetingId);
	demand(actor, 'minutes.keep', facts);
	const after = rolesIn(minutes?.secretaryId ?? null, replaced(adjusters, input));
	await replace(actor, { ...input, content: JSON.stringify(await freshMinutes(actor, facts, after)) }, options);
}
