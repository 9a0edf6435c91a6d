import type { z } from 'zod';
import { PreviewNote } from '#lib/relay/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { findNote } from './find.ts';
import { shownOf } from './payload.ts';
import { previewOf, type Preview } from './read-note.ts';
import { checkReceivers } from './receivers.ts';

/**
 * What the receivers would be shown if the office relayed a note with these choices; sending it takes the hash of this.
 * Refuses what 'relay.desk' refuses, and 'input.invalid' by field.
 */
export async function previewNote(actor: Actor, input: z.input<typeof PreviewNote>): Promise<Preview> {
	const { read, clock } = context();
	const { note } = await findNote(read, input.noteId);
	demand(actor, 'relay.desk', { federationId: note.federationId });
	const { toGroupIds, ...goes } = parseInput(PreviewNote, input);
	await checkReceivers(read, note.federationId, toGroupIds, clock.now(), 'toGroupIds');
	return previewOf(await shownOf(read, note, goes), goes.why);
}
