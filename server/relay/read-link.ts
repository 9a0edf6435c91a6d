import { nobody } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { readApproveLink } from './approve-link.ts';
import { approversIn } from './approvers.ts';
import { findNote } from './find.ts';
import { groupsOwn } from './payload.ts';
import { previewOf, type Preview } from './read-note.ts';

/** The note that waits for a yes, by the link in a letter. Refuses 'ticket.spent' once it does not. */
export async function readApprovePage(
	token: string
): Promise<{ readonly name: string; readonly group: string; readonly preview: Preview }> {
	// Whoever holds the link is let in: it is the permission.
	demand(nobody, 'portal.read', {});
	const { noteId, membershipId } = readApproveLink(token);
	const { read, clock } = context();
	const { note, facts } = await findNote(read, noteId);
	const person = (await approversIn(read, facts, clock.now())).find((one) => one.membershipId === membershipId);
	if (note.state !== 'approval' || !person) refuse('ticket.spent');
	const group = await read.group.findFirst({ where: { id: note.groupId ?? '' }, select: { name: true } });
	return { name: person.name, group: group?.name ?? '', preview: previewOf(await groupsOwn(read, note)) };
}
