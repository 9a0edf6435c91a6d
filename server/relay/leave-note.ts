import { newId } from '#lib/ids/id.ts';
import { LeaveNote } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { findNote, relayNews } from './find.ts';
import { finishNote, moveNote } from './move.ts';
import { stopNumbers } from './payload.ts';

/**
 * The office lets a note go no further, and says why: those it came from see it, and whoever has got it keeps it.
 * Refusals: 'relay.state' unless it lies on the desk, 'relay.personal-number', 'input.invalid' without a reason,
 * 'thing.missing', 'access.denied'.
 */
export const leaveNote = command('relay.leave', LeaveNote, async (ctx, { noteId, reason, letThrough }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note } = await findNote(db, noteId);
	const { federationId } = note;
	demand('relay.desk', { federationId });
	stopNumbers(ctx, noteId, reason, letThrough);
	const legs = await db.relayHop.count({ where: { noteId, federationId, toGroupId: { not: null } } });
	await moveNote(ctx, note, legs > 0 ? 'leave-sent' : 'leave', legs > 0 ? {} : { closedAt: now });
	if (legs > 0) await finishNote(ctx, noteId);
	await db.relayWord.create({
		data: {
			...{ id: newId(), federationId, noteId, kind: 'left', text: reason, state: 'answered' },
			...{ by: actor.membershipId, at: now }
		}
	});
	audit('relay.left', { thingId: noteId });
	tell(relayNews(federationId));
	return {};
});
