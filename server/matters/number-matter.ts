import { NumberMatter } from '#lib/matters/matter.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findMatter } from './find.ts';

/**
 * Gives a matter its number in the register (diarienummer), or takes it away with none; whatever has been answered to it.
 * Refusals: 'matter.answered' for one that was withdrawn, 'input.invalid', 'thing.missing', 'access.denied'.
 */
export const numberMatter = command(
	'matter.number',
	NumberMatter,
	async ({ db, demand, audit, tell }, { matterId, diaryNumber }) => {
		const { matter, facts } = await findMatter(db, matterId);
		demand('group.read', facts);
		demand('matter.answer', facts);
		if (matter.state === 'withdrawn') refuse('matter.answered');
		await db.matter.update({ where: { id: matterId }, data: { diaryNumber } });
		audit('matter.numbered', { thingId: matterId });
		tell({ topic: 'matters', federationId: facts.federationId, groupId: facts.groupId });
		return {};
	}
);
