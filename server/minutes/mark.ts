import type { z } from 'zod';
import { MarkMinutes } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustedContent, adjustingFacts, minutesNews } from './find.ts';
import { hashOf } from './hash.ts';
import { demandRenewed } from './renewed.ts';

const mark = command('minutes.mark', MarkMinutes, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { facts, minutes } = await adjustingFacts(db, input.meetingId);
	demand('meeting.read', facts);
	demand('minutes.adjust', facts);
	if (!minutes) refuse('minutes.state');
	if (hashOf(await adjustedContent(db, minutes)) !== input.hash) refuse('minutes.changed');
	await db.adjuster.update({
		where: { minutesId_membershipId: { minutesId: minutes.id, membershipId: actor.membershipId ?? '' } },
		data: { hash: input.hash, markedAt: now }
	});
	audit('minutes.marked', { thingId: minutes.id, data: { hash: input.hash, version: minutes.version } });
	tell(minutesNews(facts));
	return {};
});

/**
 * "Jag har granskat protokollet": a review mark on exactly the content that was read (`hash`), after the password has
 * been given anew. It is no signature (domain.md 3.8), and falls when anything in the content changes (J4).
 * Refusals: the field 'password', 'minutes.sign-in-again', 'minutes.changed', 'minutes.state', 'rate.limited',
 * 'thing.missing', 'access.denied'.
 */
export async function markMinutes(
	actor: Actor,
	input: z.input<typeof MarkMinutes> & { readonly password: string; readonly address: string },
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const { facts } = await adjustingFacts(context().read, input.meetingId);
	demand(actor, 'minutes.adjust', facts);
	const { password, address, ...marked } = input;
	await demandRenewed(actor, password, address);
	await mark(actor, marked, options);
}
