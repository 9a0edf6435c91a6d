import { plainBriefing } from '#lib/briefings/briefing.ts';
import { SeenBriefing } from '#lib/briefings/schema.ts';
import { personalNumbers } from '#lib/minutes/personal-numbers.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { briefingNews, findBriefing } from './find.ts';
import { standingOf } from './standing.ts';

/**
 * Lets what looks like a personal identity number go out in just this text: an act of its own, which the audit keeps
 * without the number (X5). Refusals: 'briefing.changed', 'thing.missing', 'access.denied'.
 */
export const letNumberThrough = command(
	'briefing.let-through',
	SeenBriefing,
	async ({ db, demand, audit, tell }, { briefingId, hash }) => {
		const { briefing, facts } = await findBriefing(db, briefingId);
		demand('briefing.write', facts);
		const standing = await standingOf(db, briefing);
		if (standing.sha256 !== hash) refuse('briefing.changed');
		const numbers = personalNumbers(plainBriefing(standing.text)).length;
		await db.briefing.update({ where: { id: briefingId }, data: { letThrough: hash } });
		audit('briefing.number-let-through', { thingId: briefingId, data: { numbers } });
		tell(briefingNews(facts));
	}
);
