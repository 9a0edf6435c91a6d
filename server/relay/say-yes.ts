import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import { relayNews, type FoundNote } from './find.ts';
import { moveNote } from './move.ts';
import { groupsOwn, stopNumbersIn } from './payload.ts';
import { idsIn } from './receivers.ts';
import { sendOn } from './send-on.ts';

/**
 * Somebody's yes, in the group's name, to exactly what they saw: the note goes to the office, or straight to those it is
 * meant for where the group may. Inside a command, for whoever has asked for permission.
 * Refuses 'relay.changed', 'relay.personal-number', 'relay.state', and 'input.invalid' where it does not say why.
 */
export async function sayYes(
	ctx: CommandContext,
	{ note }: FoundNote,
	{ hash, letThrough, by }: { readonly hash: string; readonly letThrough: boolean; readonly by: string | null }
): Promise<{ direct: boolean }> {
	const { db, now, audit, tell } = ctx;
	const shown = await groupsOwn(db, note);
	if (shown.sha256 !== hash) refuse('relay.changed');
	stopNumbersIn(ctx, shown, letThrough);
	const group =
		note.groupId && (await db.group.findUnique({ where: { id: note.groupId }, select: { relayDirect: true } }));
	const wishes = idsIn(note.wishes);
	const direct = group ? group.relayDirect && wishes.length > 0 : false;
	const moving = { db, now, actor: { membershipId: by } };
	await moveNote(moving, note, direct ? 'send-direct' : 'approve', { approvedBy: by, approvedHash: hash, sentAt: now });
	const legs = { fromGroupId: note.groupId, why: note.why, shown };
	await sendOn(moving, note, { ...legs, to: direct ? wishes : [null] });
	audit('relay.approved', { thingId: note.id, data: { hash, direct } });
	tell(relayNews(note.federationId));
	return { direct };
}
