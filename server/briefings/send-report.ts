import type { z } from 'zod';
import { SendReport } from '#lib/briefings/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand as demandOf } from '#server/permissions/demand.ts';
import { checkReceivers } from '#server/relay/receivers.ts';
import { briefingDocumentId, briefingNews, findBriefing } from './find.ts';
import { keepEdition, standingOf, stopNumber } from './standing.ts';

const send = command('briefing.send', SendReport, async (ctx, { briefingId, hash, toGroupIds }) => {
	const { db, now, demand, audit, tell } = ctx;
	const { briefing, facts } = await findBriefing(db, briefingId);
	demand('briefing.write', facts);
	if (facts.briefing.kind !== 'report') refuse('meeting.state');
	const standing = await standingOf(db, briefing);
	if (standing.sha256 !== hash) refuse('briefing.changed');
	if (!standing.says) refuse('briefing.empty');
	stopNumber(standing);
	const { federationId, groupId } = briefing;
	const chosen = [...new Set(toGroupIds)].filter((id) => id !== groupId);
	if (chosen.length === 0) refuse('input.invalid', { fields: { toGroupIds: 'field.required' } });
	await checkReceivers(db, federationId, chosen, now, 'toGroupIds');
	await keepEdition(ctx, standing);
	// Whoever has it gets what is sent anew too: nobody is left with what no longer holds.
	for (const to of new Set([...facts.relayedTo, ...chosen]))
		await db.briefingReceiver.upsert({
			where: { briefingId_groupId: { briefingId, groupId: to } },
			create: { briefingId, groupId: to, federationId, at: now },
			update: { at: now }
		});
	audit('briefing.sent', { thingId: briefingId, data: { groups: chosen.length } });
	tell(briefingNews(facts));
	return { groups: chosen.length };
});

/**
 * Sends a report to groups, exactly as it was looked at; sent again it goes to all who have it. Refusals:
 * 'briefing.changed' when somebody has written since, 'briefing.empty', 'relay.personal-number', the field 'toGroupIds',
 * 'thing.missing', 'access.denied'.
 */
export async function sendReport(
	actor: Actor,
	input: z.input<typeof SendReport>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ groups: number }> {
	const { briefingId } = parseInput(SendReport, input);
	const { read } = context();
	demandOf(actor, 'briefing.write', (await findBriefing(read, briefingId)).facts);
	await projectNow(await briefingDocumentId(read, briefingId));
	return send(actor, input, options);
}
