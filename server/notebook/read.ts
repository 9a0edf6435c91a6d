import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';

/** The reader's own notes of a meeting, by the item or paper they are about. Nobody else's, ever. Needs 'meeting.read'. */
export async function readOwnNotes(actor: Actor, meetingId: string): Promise<Record<string, string>> {
	const { read, own } = context();
	demand(actor, 'meeting.read', await meetingFacts(read, meetingId));
	const notes = own.notes(actor.accountId ?? '', meetingId);
	return Object.fromEntries(notes.map(({ subjectId, text }) => [subjectId, text]));
}
