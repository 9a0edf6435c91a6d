import { z } from 'zod';
import { lastDay, limits, ProposeMatter } from '#lib/matters/matter.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { checkFile, keepFile, KeptFile, type Incoming } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { putMatter } from './put-matter.ts';

const WithPapers = z.object({ said: ProposeMatter, papers: z.array(KeptFile).max(limits.papers) });

const propose = command('matter.propose', WithPapers, async (ctx, { said, papers }) => {
	const { db, actor, now, demand } = ctx;
	const facts = await groupFacts(db, said.groupId);
	demand('group.read', facts);
	demand('matter.propose', facts);
	if (said.meetingId) {
		const meeting = await db.meeting.findFirst({
			where: { id: said.meetingId, groupId: said.groupId, state: 'planned' },
			include: { group: { select: { matterDays: true } } }
		});
		if (!meeting) refuse('input.invalid', { fields: { meetingId: 'field.foreign' } });
		if (lastDay(meeting.startsAt, meeting.group.matterDays) < now) refuse('matter.late');
	}
	const proposedBy = actor.membershipId ?? refuse('thing.missing');
	const matterId = newId();
	await putMatter(ctx, facts, { id: matterId, kind: 'proposed', ...said, proposedBy, papers });
	return { matterId };
});

/** Files as they came, those fields left out that nobody chose a file in. */
export const chosen = (files: readonly Incoming[]): Incoming[] => files.filter((file) => file.size > 0);

/**
 * Proposes a matter to the group's next meetings, with papers, before the last day of the meeting it is meant for.
 * Refusals: 'input.invalid' by field, 'matter.late', what files refuse, 'thing.missing', 'access.denied'.
 */
export async function proposeMatter(
	actor: Actor,
	input: z.input<typeof ProposeMatter>,
	files: readonly Incoming[] = [],
	options?: { readonly commandId?: string | undefined }
): Promise<{ matterId: string }> {
	const facts = await groupFacts(context().read, input.groupId);
	demand(actor, 'group.read', facts);
	demand(actor, 'matter.propose', facts);
	parseInput(ProposeMatter, input);
	if (files.length > limits.papers) refuse('input.invalid', { fields: { papers: 'field.invalid' } });
	const checked = await Promise.all(files.map(checkFile));
	const papers: KeptFile[] = [];
	for (const file of checked) papers.push(await keepFile(file));
	return propose(actor, { said: input, papers }, options);
}
