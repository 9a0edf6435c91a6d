import { afterWorkingDays } from '#lib/i18n/working-days.ts';
import { newId } from '#lib/ids/id.ts';
import { Suggest } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { approversIn } from './approvers.ts';
import { findNote, relayNews } from './find.ts';
import { suggestionLetter } from './letters.ts';
import { moveNote } from './move.ts';
import { stopNumbers } from './payload.ts';
import { checkReceivers } from './receivers.ts';
import { writeTo } from './write-to.ts';

/**
 * The office suggests other words, and whoever says yes for the group gets a letter at once. Nothing is changed: the group accepts or declines, and where it does neither in the
 * working days of its setting the original goes on with the office's comment, to the groups named here, else back to
 * the desk. Refusals: 'relay.state', 'relay.personal-number', 'relay.own-group', 'input.invalid', 'access.denied'.
 */
export const suggestWording = command(
	'relay.suggest',
	Suggest,
	async (ctx, { noteId, comment, goesTo, letThrough, ...wording }) => {
		const { db, actor, now, demand, audit, tell, job } = ctx;
		const { note, facts } = await findNote(db, noteId);
		const { federationId, groupId } = note;
		demand('relay.desk', { federationId });
		// What has been sent stays as it was sent.
		if (groupId === null || (await db.relayHop.count({ where: { noteId, toGroupId: { not: null } } })) > 0)
			refuse('relay.state');
		await checkReceivers(db, federationId, goesTo, now, 'goesTo');
		if (goesTo.includes(groupId)) refuse('relay.own-group');
		stopNumbers(ctx, noteId, [...Object.values(wording), comment].join('\n'), letThrough);
		await moveNote(ctx, note, 'suggest');
		const { relayDays } = await db.group.findUniqueOrThrow({ where: { id: groupId }, select: { relayDays: true } });
		const id = newId();
		const lapsesAt = afterWorkingDays(now, relayDays);
		await db.relayWord.create({
			data: {
				...{ id, federationId, noteId, kind: 'suggestion', text: comment, suggested: JSON.stringify(wording) },
				...{ goesTo: JSON.stringify(goesTo), lapsesAt, by: actor.membershipId, at: now }
			}
		});
		job('relay.lapse', `relay.lapse:${id}`, { noteId, wordId: id }, lapsesAt);
		const groups = await db.group.findMany({ where: { id: { in: goesTo }, federationId }, orderBy: { place: 'asc' } });
		await writeTo(ctx, note, await approversIn(db, facts, now), 'relay-suggestion', (person, about) =>
			suggestionLetter(person, { ...about, noteId, lapsesAt, goesTo: groups.map(({ name }) => name), now })
		);
		audit('relay.suggested', { thingId: noteId, data: { wordId: id } });
		tell(relayNews(federationId));
		return { wordId: id };
	}
);
