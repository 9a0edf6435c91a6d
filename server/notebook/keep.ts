import { z } from 'zod';
import { limits } from '#lib/notebook/limits.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';

const OwnNote = z.object({
	meetingId: z.string().min(1).max(64),
	subjectId: z.string().min(1).max(64),
	text: z.string().trim().max(limits.note, 'field.too-long')
});

/**
 * Keeps what somebody writes for themselves about an item or a paper of a meeting; the empty text takes it away. Not a
 * command: it leaves no audit, tells nobody, and lies in no backup. Refuses 'input.invalid', 'thing.missing' for what is
 * not of the meeting, 'storage.unavailable'.
 */
export async function keepOwnNote(actor: Actor, input: z.input<typeof OwnNote>): Promise<void> {
	const { read, clock, own, log } = context();
	const { meetingId, subjectId, text } = parseInput(OwnNote, input);
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const where = { id: subjectId, meetingId, federationId: facts.federationId };
	const known = (await read.agendaItem.count({ where })) + (await read.attachment.count({ where }));
	if (known === 0 || actor.accountId === null) refuse('thing.missing');
	try {
		own.keep(actor.accountId, meetingId, { subjectId, text }, clock.now());
	} catch (error) {
		log.error({ error: String(error) }, 'a private note could not be kept');
		refuse('storage.unavailable');
	}
}
