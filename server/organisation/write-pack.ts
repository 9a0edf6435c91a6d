import { WritePack } from '#lib/organisation/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findPack, roomNews } from './find.ts';

/**
 * Writes the organisation's own words. Refusals: 'pack.changed' when somebody wrote since it was read, 'input.invalid',
 * 'thing.missing', 'access.denied'.
 */
export const writePack = command(
	'organisation.write-pack',
	WritePack,
	async ({ db, actor, now, demand, audit, tell }, input) => {
		const { pack, facts } = await findPack(db, input.packId, now);
		demand('organisation.room', facts);
		const { version, meaning, words } = input;
		if (pack.meaning === meaning && pack.words === words) return {};
		if (pack.version !== version) refuse('pack.changed');
		await db.organisationPack.update({
			where: { id: pack.id },
			data: { meaning, words, version: version + 1, changedAt: now, changedBy: actor.membershipId }
		});
		audit('organisation.pack-written', { thingId: pack.meetingId, data: { organisationId: pack.organisationId } });
		tell(roomNews(facts));
		return {};
	}
);
