import type { z } from 'zod';
import { MarkAtOnce } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustingFacts, minutesNews } from './find.ts';
import { askedPart } from './parts.ts';
import { demandRenewed } from './renewed.ts';

const mark = command('paragraph.mark', MarkAtOnce, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { facts, minutes } = await adjustingFacts(db, input.meetingId);
	demand('meeting.read', facts);
	demand('paragraph.adjust', facts);
	if (!minutes) refuse('minutes.state');
	const membershipId = actor.membershipId ?? '';
	for (const { itemId, hash } of input.parts) {
		await askedPart(db, minutes, itemId, hash);
		await db.paragraphMark.upsert({
			where: { minutesId_itemId_membershipId: { minutesId: minutes.id, itemId, membershipId } },
			create: { minutesId: minutes.id, itemId, membershipId, hash, markedAt: now },
			update: { hash, markedAt: now }
		});
	}
	audit('paragraph.marked', { thingId: minutes.id, data: { parts: input.parts } });
	tell(minutesNews(facts));
	return {};
});

/**
 * The review mark of somebody who adjusts on paragraphs that are adjusted at once, after the password has been given
 * anew; it falls when anything in them changes (J13). Refusals: the field 'password', 'minutes.sign-in-again',
 * 'minutes.changed', 'minutes.state', 'rate.limited', 'thing.missing', 'access.denied'.
 */
export async function markAtOnce(
	actor: Actor,
	input: z.input<typeof MarkAtOnce> & { readonly password: string; readonly address: string },
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const { facts } = await adjustingFacts(context().read, input.meetingId);
	demand(actor, 'paragraph.adjust', facts);
	const { password, address, ...marked } = input;
	await demandRenewed(actor, password, address);
	await mark(actor, marked, options);
}
