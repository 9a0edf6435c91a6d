import { PassOn } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findHop, relayNews } from './find.ts';
import { moveHop, moveNote } from './move.ts';
import { stopNumbers } from './payload.ts';
import { checkReceivers, idsIn, refuseOrigins } from './receivers.ts';
import { sendOn } from './send-on.ts';

/**
 * A group passes on what it got, byte for byte, and says why: straight to others where it may, else by way of the
 * office, on whose desk the note then lies again. The sender sees where it went.
 * Refusals: 'relay.withdrawn', 'relay.own-group', 'relay.personal-number', 'relay.state', 'input.invalid',
 * 'thing.missing', 'access.denied'.
 */
export const passOn = command('relay.pass', PassOn, async (ctx, { hopId, toGroupIds, why, report, letThrough }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { hop, note, facts } = await findHop(db, hopId);
	demand('relay.read', facts);
	demand('relay.handle', facts);
	if (note.state === 'withdrawn') refuse('relay.withdrawn');
	stopNumbers(ctx, note.id, `${why}\n${report}`, letThrough);
	const { federationId, groupId } = facts;
	if (toGroupIds.includes(groupId)) refuse('relay.own-group');
	await refuseOrigins(db, note.id, toGroupIds);
	await checkReceivers(db, federationId, toGroupIds, now, 'toGroupIds');
	const { relayDirect } = await db.group.findUniqueOrThrow({ where: { id: groupId }, select: { relayDirect: true } });
	await moveHop(ctx, hop, note.asked, 'pass', { report: report || why, closedAt: now });
	const direct = relayDirect || actor.office !== null;
	// Another group may have passed it on before: then it lies with the office already.
	if (note.state === 'relayed' || note.state === 'done')
		await moveNote(ctx, note, direct ? 'pass' : 'return', { closedAt: null });
	if (!direct) {
		const wishes = JSON.stringify([...new Set([...idsIn(note.wishes), ...toGroupIds])]);
		await db.relayNote.updateMany({ where: { id: note.id, federationId }, data: { wishes } });
	}
	const shown = { text: hop.payload, sha256: hop.sha256 };
	await sendOn(ctx, note, { fromGroupId: groupId, to: direct ? toGroupIds : [null], afterId: hopId, why, shown });
	audit('relay.passed', { thingId: note.id, data: { hopId, to: toGroupIds, direct } });
	tell(relayNews(federationId));
	return { direct };
});
