import type { Asked } from '#lib/relay/states.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { approveNote } from '#server/relay/approve-note.ts';
import { type changeNote } from '#server/relay/change-note.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import { previewNote } from '#server/relay/preview-note.ts';
import { readNote } from '#server/relay/read-note.ts';
import { relayNote } from '#server/relay/relay-note.ts';

/** What a note says, with whatever a test has to say about it. */
export const words = (over: { title?: string; what?: string; why?: string; asked?: Asked } = {}) => ({
	title: 'Väntan måste ned',
	what: 'Sju veckor till första samtalet är för länge.',
	why: 'Fler grupper kan göra som vi.',
	asked: 'meeting' as Asked,
	...over
});

/** A note of a group that has been said yes to by its chair: it lies on the office's desk. */
export async function onTheDesk(
	chair: Actor,
	groupId: string,
	over: Parameters<typeof words>[0] = {}
): Promise<string> {
	const { noteId } = await draftNote(chair, { groupId, ...words(over) });
	await approveNote(chair, { noteId, hash: (await readNote(chair, noteId)).preview.hash });
	return noteId;
}

export const changed = (noteId: string, over: Partial<Parameters<typeof changeNote>[1]> = {}) => ({
	noteId,
	...words(),
	...over
});

/** The office relays a note, having seen it. Out: the ids of the legs, in the order of the groups. */
export async function relayed(
	office: Actor,
	noteId: string,
	toGroupIds: string[],
	over: Partial<Parameters<typeof previewNote>[1]> = {}
): Promise<string[]> {
	const choices = { noteId, toGroupIds, why: 'Rör er med.', ...over };
	const { hash } = await previewNote(office, choices);
	return (await relayNote(office, { ...choices, hash })).hopIds;
}
