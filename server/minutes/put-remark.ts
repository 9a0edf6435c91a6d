import { frontId } from '#lib/minutes/content.ts';
import { PutRemark } from '#lib/minutes/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { adjustingFacts, demandOpenParagraph, minutesNews } from './find.ts';

/**
 * Somebody who adjusts wants a paragraph changed. Refusals: 'minutes.state' unless they are adjusted, 'thing.missing' for
 * a paragraph that is not theirs, 'minutes.paragraph-locked', 'access.denied'.
 */
export const putRemark = command(
	'remark.put',
	PutRemark,
	async ({ db, actor, now, demand, audit, tell }, { meetingId, itemId, text }) => {
		const { facts, minutes } = await adjustingFacts(db, meetingId);
		demand('meeting.read', facts);
		demand('minutes.adjust', facts);
		if (minutes?.state !== 'adjusting') refuse('minutes.state');
		const known = await db.minutesParagraph.count({ where: { minutesId: minutes.id, itemId } });
		if (itemId === frontId || known === 0) refuse('thing.missing');
		await demandOpenParagraph(db, minutes.id, itemId);
		const id = newId();
		await db.adjustRemark.create({
			data: {
				...{ id, itemId, text, federationId: facts.federationId, minutesId: minutes.id, version: minutes.version },
				...{ membershipId: actor.membershipId ?? '', createdAt: now }
			}
		});
		audit('remark.put', { thingId: minutes.id, data: { remarkId: id, itemId } });
		tell(minutesNews(facts));
		return { remarkId: id };
	}
);
