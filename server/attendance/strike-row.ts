import { StrikeRow } from '#lib/attendance/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';

/**
 * Strikes a row of the log that was wrong: it stays to be read, with who struck it and why, and nothing is derived from
 * it any more. Refusals: 'attendance.struck' the second time, 'input.invalid' without a reason, 'thing.missing' for a
 * row of another meeting, 'access.denied'.
 */
export const strikeRow = command(
	'attendance.strike',
	StrikeRow,
	async ({ db, actor, now, demand, audit, tell }, { meetingId, eventId, reason }) => {
		const facts = await meetingFacts(db, meetingId);
		demand('attendance.keep', facts);
		const { federationId, groupId } = facts;
		const row = await db.attendance.findFirst({ where: { id: eventId, meetingId, federationId } });
		if (!row) refuse('thing.missing');
		const struck = await db.attendance.updateMany({
			where: { id: eventId, struckAt: null },
			data: { struckAt: now, struckBy: actor.accountId ?? '', struckReason: reason }
		});
		if (struck.count === 0) refuse('attendance.struck');
		audit('attendance.struck', { thingId: meetingId, data: { eventId } });
		tell({ topic: 'attendance', federationId, groupId, meetingId });
		return {};
	}
);
