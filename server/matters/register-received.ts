import { z } from 'zod';
import { limits, RegisterReceived } from '#lib/matters/matter.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { checkFile, keepFile, KeptFile, type Incoming } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { gatheringOf } from './gather-received.ts';
import { putMatter } from './put-matter.ts';

const WithPapers = z.object({ said: RegisterReceived, papers: z.array(KeptFile).min(1).max(limits.papers) });

const register = command('matter.register', WithPapers, async (ctx, { said, papers }) => {
	const { db, actor, now, demand } = ctx;
	const facts = await groupFacts(db, said.groupId);
	demand('group.read', facts);
	demand('matter.answer', facts);
	const matterId = newId();
	const proposedBy = actor.membershipId ?? refuse('thing.missing');
	await putMatter(ctx, facts, { id: matterId, kind: 'received', ...said, receivedAt: now, proposedBy, papers });
	ctx.job('matters.gather', gatheringOf(matterId), { groupId: said.groupId });
	return { matterId };
});

/**
 * Registers a document that came in; it gathers at once under the next meeting's item for them, or waits until there is
 * a meeting (K13). The moment it is registered is when it counts as received. Refusals as for proposing.
 */
export async function registerReceived(
	actor: Actor,
	input: z.input<typeof RegisterReceived>,
	files: readonly Incoming[],
	options?: { readonly commandId?: string | undefined }
): Promise<{ matterId: string }> {
	const { read, jobs, log } = context();
	const facts = await groupFacts(read, input.groupId);
	demand(actor, 'group.read', facts);
	demand(actor, 'matter.answer', facts);
	parseInput(RegisterReceived, input);
	const [first, ...more] = files;
	const checked = [await checkFile(first), ...(await Promise.all(more.map(checkFile)))];
	const papers: KeptFile[] = [];
	for (const file of checked) papers.push(await keepFile(file));
	const registered = await register(actor, { said: input, papers }, options);
	await jobs.settled(gatheringOf(registered.matterId)).catch((error: unknown) => {
		log.warn({ error: String(error) }, 'a received document lies on no agenda yet; its job is tried again');
	});
	return registered;
}
