import { newId } from '#lib/ids/id.ts';
import { MarkTold } from '#lib/organisation/schema.ts';
import { command } from '#server/command.ts';
import { findPack, roomNews } from './find.ts';

/**
 * Says that what was decided has been told onward, by which way, when and to whom. Refusals: 'input.invalid',
 * 'thing.missing', 'access.denied'.
 */
export const markTold = command(
	'organisation.told',
	MarkTold,
	async ({ db, actor, now, demand, audit, tell }, input) => {
		const { pack, facts } = await findPack(db, input.packId, now);
		demand('organisation.room', facts);
		const { packId, channel, receivers, toldOn } = input;
		await db.organisationTold.create({
			data: {
				...{ id: newId(), federationId: facts.federationId, packId, channel, receivers, toldOn },
				...{ by: actor.membershipId ?? '', at: now }
			}
		});
		audit('organisation.told', { thingId: pack.meetingId, data: { organisationId: pack.organisationId } });
		tell(roomNews(facts));
		return {};
	}
);
