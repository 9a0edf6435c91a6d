import type { z } from 'zod';
import { isChanged, changesSince } from '#lib/calling/calling.ts';
import { SendCalling } from '#lib/calling/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { asRead } from '#lib/meetings/order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { goesAlong, keepEdition, stopNumber } from '#server/briefings/standing.ts';
import { command } from '#server/command.ts';
import { fixNumbers } from '#server/meetings/fix-numbers.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { sentContent } from './content.ts';
import { callingFacts, isApproved } from './facts.ts';
import { followCalled, writeCalling } from './follow-called.ts';
import { recipientsOf } from './recipients.ts';
import { afterProjecting, demandPlanned, seenContent } from './seen.ts';

const send = command('calling.send', SendCalling, async (ctx, { meetingId, hash, message }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const facts = await callingFacts(db, meetingId);
	demand('meeting.read', facts);
	demandPlanned(facts);
	demand('calling.send', facts);
	const content = await seenContent(db, facts, hash, message);
	if (content.items.length === 0) refuse('calling.empty');
	const meeting = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const last = await db.calling.findFirst({ where: { meetingId }, orderBy: { version: 'desc' } });
	const changed = last !== null && isChanged(changesSince(sentContent(last.json), content));
	// The yes to what has gone out holds for that, and for no correction of it.
	const approved = isApproved(meeting, hash, changed ? last.at : null);
	// Whoever may approve does so by sending.
	if (!approved && !can(actor, 'calling.approve', facts)) refuse('calling.not-approved');
	if (last && !changed && content.message === '') refuse('calling.same');
	const along = content.briefing ? await goesAlong(db, facts) : null;
	if (along) {
		stopNumber(along);
		await keepEdition(ctx, along);
	}
	await fixNumbers(db, facts, asRead(await db.agendaItem.findMany({ where: { meetingId, removedAt: null } })));
	const version = (last?.version ?? 0) + 1;
	await db.calling.create({
		data: {
			id: newId(),
			federationId: facts.federationId,
			meetingId,
			version,
			at: now,
			by: actor.accountId ?? '',
			json: JSON.stringify(content)
		}
	});
	const approval = approved ? {} : { approvedAt: now, approvedBy: actor.accountId, approvedHash: hash };
	await db.meeting.update({
		where: { id: meetingId },
		data: { ...approval, ...(last ? {} : { calledAt: now }), version: { increment: 1 } }
	});
	await followCalled(ctx, facts, 'gone');
	const recipients = await recipientsOf(db, facts);
	await writeCalling(ctx, facts, recipients, { content, version, corrected: last !== null });
	const letters = recipients.length;
	audit('calling.sent', { thingId: meetingId, data: { version, letters } });
	tell(meetingNews(facts));
	tell({ ...meetingNews(facts), topic: 'calling' });
	return { version, letters };
});

/**
 * Sends the calling: the agenda as it was looked at is kept for ever, its numbers are fixed (K1), and everybody who is
 * called gets a letter with a calendar entry and a link to answer by. Sent again it is a corrected calling.
 * Out: its version and how many it went to. Refusals: 'calling.not-approved' while the chair has not said yes to just
 * this, 'calling.changed' when the agenda has gone on since it was looked at, 'calling.same' when nothing is new,
 * 'calling.empty', 'relay.personal-number' in the information sheet that goes along (X19), 'meeting.state',
 * 'meeting.started', 'thing.missing', 'access.denied'.
 */
export async function sendCalling(
	actor: Actor,
	input: z.input<typeof SendCalling>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ version: number; letters: number }> {
	await afterProjecting(actor, input.meetingId);
	return send(actor, input, options);
}
