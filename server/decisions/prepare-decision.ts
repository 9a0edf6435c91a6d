import { generateKeyBetween } from 'fractional-indexing';
import type { z } from 'zod';
import { linesOf } from '#lib/decisions/decision.ts';
import { PrepareDecision } from '#lib/decisions/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { decisionNews, findItem } from './find.ts';

/** A decision's name among the things that can be linked: its first line. */
export const titleOf = (text: string): string => (linesOf(text)[0] ?? '').slice(0, 200);

const prepare = command('decision.prepare', PrepareDecision, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { meetingId, itemId, ...written } = input;
	const facts = await meetingFacts(db, meetingId);
	demand('meeting.read', facts);
	demand('decision.prepare', facts);
	await findItem(db, facts, itemId);
	const { federationId, groupId } = facts;
	const last = await db.decision.findFirst({ where: { itemId, federationId }, orderBy: { place: 'desc' } });
	const id = newId();
	const by = actor.accountId ?? '';
	await db.thing.create({
		data: { id, kind: 'decision', federationId, groupId, title: titleOf(written.text), createdAt: now }
	});
	await db.decision.create({
		data: {
			...{ id, federationId, groupId, meetingId, itemId, ...written },
			place: generateKeyBetween(last?.place ?? null, null),
			...{ createdAt: now, createdBy: by }
		}
	});
	await db.link.create({ data: { id: newId(), fromId: itemId, toId: id, act: 'decision.prepared', at: now, by } });
	audit('decision.prepared', { thingId: id, data: { meetingId, itemId } });
	tell(decisionNews(facts));
	return { decisionId: id };
});

/**
 * Writes what an item's meeting is to decide, before the meeting or during it; an item may carry several. Out: its id.
 * Refusals: 'input.invalid' by field, 'thing.missing' for an item of another meeting, a heading or a struck one,
 * 'access.denied'.
 */
export async function prepareDecision(
	actor: Actor,
	input: z.input<typeof PrepareDecision>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ decisionId: string }> {
	const { read } = context();
	const facts = await meetingFacts(read, input.meetingId);
	demand(actor, 'meeting.read', facts);
	demand(actor, 'decision.prepare', facts);
	parseInput(PrepareDecision, input);
	// Written in the agenda a moment ago, it may not stand among the rows yet.
	const known = await read.agendaItem.count({ where: { id: input.itemId, meetingId: input.meetingId } });
	if (known === 0) await projectAgenda(input.meetingId);
	return prepare(actor, input, options);
}
