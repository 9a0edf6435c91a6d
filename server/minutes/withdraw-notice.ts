import { WithdrawNotice } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { adjustingFacts, minutesNews } from './find.ts';

/**
 * Takes a notice off the open page, and the minutes with it, with a reason; it stays to be read by those who keep them.
 * Refusals: the field 'reason', 'minutes.state' when none is up, 'thing.missing', 'access.denied'.
 */
export const withdrawNotice = command(
	'notice.withdraw',
	WithdrawNotice,
	async ({ db, now, demand, audit, tell }, { meetingId, part, reason }) => {
		const { facts, minutes } = await adjustingFacts(db, meetingId);
		demand('meeting.read', facts);
		demand('minutes.publish', facts);
		const withdrawn = await db.notice.updateMany({
			where: { federationId: facts.federationId, withdrawnAt: null, version: { minutesId: minutes?.id ?? '', part } },
			data: { withdrawnAt: now, withdrawnReason: reason }
		});
		if (!minutes || withdrawn.count === 0) refuse('minutes.state');
		audit('notice.withdrawn', { thingId: minutes.id });
		tell(minutesNews(facts));
		return {};
	}
);
