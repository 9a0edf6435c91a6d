import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { RelayNote } from '#server/db/generated/client.ts';
import { foreign } from '#server/network/find.ts';
import type { Moving } from './move.ts';
import { checkReceivers, refuseOrigins } from './receivers.ts';

/** One leg of the way, or several at once with the same content. */
interface Legs {
	/** none = from the office. */
	readonly fromGroupId: string | null;
	/** null = to the office. */
	readonly to: readonly (string | null)[];
	readonly toMeetingId?: string | null;
	/** The leg it is passed on from. */
	readonly afterId?: string | null;
	readonly why: string;
	readonly shown: { readonly text: string; readonly sha256: string };
}

/**
 * Writes down that a note leaves, with exactly what is shown. For whoever has asked for permission and moved the note.
 * Refuses 'relay.own-group' for a group it comes from, and 'input.invalid' for one that has it, has ended or is not the
 * federation's, and for a leg without a reason.
 */
export async function sendOn(
	{ db, actor, now }: Moving,
	{ id: noteId, federationId }: Pick<RelayNote, 'id' | 'federationId'>,
	{ fromGroupId, to, toMeetingId = null, afterId = null, why, shown }: Legs
): Promise<string[]> {
	if (why === '') refuse('input.invalid', { fields: { why: 'field.required' } });
	const groupIds = to.filter((one) => one !== null);
	await checkReceivers(db, federationId, groupIds, now, 'toGroupIds');
	await refuseOrigins(db, noteId, groupIds);
	if ((await db.relayHop.count({ where: { noteId, federationId, toGroupId: { in: groupIds } } })) > 0)
		foreign('toGroupIds', 'field.taken');
	const meeting = toMeetingId
		? await db.meeting.findFirst({
				where: { id: toMeetingId, federationId, groupId: { in: groupIds }, state: 'planned' },
				select: { groupId: true }
			})
		: null;
	if (toMeetingId && !meeting) foreign('toMeetingId');
	const ids: string[] = [];
	for (const toGroupId of to) {
		const id = newId();
		ids.push(id);
		await db.relayHop.create({
			data: {
				...{ id, federationId, noteId, afterId, fromGroupId, toGroupId, why },
				// Of the group that holds the meeting; the others take it up when they next meet.
				toMeetingId: meeting?.groupId === toGroupId ? toMeetingId : null,
				...{ by: actor.membershipId, at: now, payload: shown.text, sha256: shown.sha256 }
			}
		});
	}
	return ids;
}
