import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { MarkTold } from '#lib/organisation/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findPack, roomNews } from './find.ts';
import { peopleOf } from './people.ts';
import { readToldLink } from './told-link.ts';

/**
 * Says that what was decided has been told onward, by the link in a letter and without signing in; run by the portal.
 * Refusals: 'ticket.spent' for a link that is none or whose holder sits for the organisation no longer, 'input.invalid'.
 */
export const toldByLink = command(
	'organisation.told-by-link',
	MarkTold.omit({ packId: true }).extend({ token: z.string().max(200) }),
	async ({ db, now, demand, audit, tell }, { token, channel, receivers, toldOn }) => {
		demand('portal.work', {});
		const { packId, membershipId } = readToldLink(token);
		const { pack, facts } = await findPack(db, packId, now);
		const people = await peopleOf(db, facts, now);
		if (!people.some(({ id }) => id === membershipId)) refuse('ticket.spent');
		const said = { packId, channel, receivers, toldOn, by: membershipId, removedAt: null };
		// A second press of the same button is the same mark.
		if ((await db.organisationTold.count({ where: said })) > 0) return;
		await db.organisationTold.create({
			data: {
				...{ id: newId(), federationId: facts.federationId, packId, channel, receivers, toldOn },
				...{ by: membershipId, at: now }
			}
		});
		const { organisationId, meetingId } = pack;
		audit('organisation.told', { thingId: meetingId, data: { organisationId, via: 'link', membershipId } });
		tell(roomNews(facts));
	}
);
