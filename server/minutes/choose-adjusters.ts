import { ChooseAdjusters } from '#lib/minutes/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { foreign } from '#server/network/find.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { minutesNews, minutesOf } from './find.ts';
import { mayAdjust, mayKeep } from './people.ts';
import { settleChairs } from './settle-chairs.ts';

/**
 * Who keeps the minutes and who adjusts them beside whoever led; of notes, who checks them. Until they are sent for
 * adjusting. Refusals: the field 'adjusters' or 'secretaryId' for somebody who was not at the table, 'minutes.state',
 * 'thing.missing', 'access.denied'.
 */
export const chooseAdjusters = command(
	'adjusters.choose',
	ChooseAdjusters,
	async ({ db, now, demand, audit, tell }, { meetingId, secretaryId, adjusters }) => {
		const facts = await meetingFacts(db, meetingId);
		demand('meeting.read', facts);
		demand('minutes.keep', facts);
		const minutes = await minutesOf(db, facts, now);
		if (minutes.state !== 'draft') refuse('minutes.state');
		const able = await mayAdjust(db, facts);
		if (adjusters.some((id) => !able.some(({ membershipId }) => membershipId === id))) foreign('adjusters');
		const keepers = await mayKeep(db, facts);
		if (secretaryId && !keepers.some(({ membershipId }) => membershipId === secretaryId)) foreign('secretaryId');
		const before = await settleChairs(db, facts, minutes.id);
		const chairs = before.filter(({ role }) => role === 'chair').map(({ membershipId }) => membershipId);
		const chosen = [...new Set(adjusters)].filter((id) => !chairs.includes(id));
		await db.adjuster.deleteMany({ where: { minutesId: minutes.id, role: 'adjuster' } });
		await db.adjuster.createMany({
			data: chosen.map((membershipId) => ({ minutesId: minutes.id, membershipId, role: 'adjuster' }))
		});
		await db.minutes.update({ where: { id: minutes.id }, data: { secretaryId } });
		audit('adjusters.chosen', { thingId: minutes.id, data: { adjusters: chosen, secretaryId } });
		tell(minutesNews(facts));
		return {};
	}
);
