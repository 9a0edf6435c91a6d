import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { findMatter } from './find.ts';
import { layItem, noteTaken } from './put-on-agenda.ts';
import { standingOf } from './standing.ts';

const Payload = z.object({ groupId: z.string() });
const Gathered = z.object({ matterId: z.string(), meetingId: z.string(), itemId: z.string() });

/** Key of the job that gathers what has come in, by what made it run. */
export const gatheringOf = (why: string): string => `matters.gather:${why}`;

const gather = command('matter.gather', Gathered, async (ctx, input) => {
	ctx.demand('portal.work', {});
	const { matter } = await findMatter(ctx.db, input.matterId);
	await noteTaken(ctx, matter, input);
});

/** Received documents of a group that no meeting has had: not those somebody took off an agenda, who knows why. */
async function waitingIn(groupId: string) {
	const { read } = context();
	const rows = await read.matter.findMany({
		where: { groupId, kind: 'received', state: { in: ['open', 'taken'] } },
		include: { papers: { where: { removedAt: null } } },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	const standing = await standingOf(read, rows[0]?.federationId ?? '', rows);
	return rows.filter((row) => {
		const { state, left } = standing.get(row) ?? {};
		return state === 'open' && left !== 'removed';
	});
}

/**
 * Job 'matters.gather', when a document is registered and when a meeting is planned or cancelled: what has come in and
 * waits for a meeting lies under the next one's item for it (K13). Running again changes nothing.
 */
export async function gatherReceived(payload: unknown): Promise<void> {
	const { groupId } = Payload.parse(payload);
	const { read, documents, clock } = context();
	const waiting = await waitingIn(groupId);
	const next = await read.meeting.findFirst({
		where: { groupId, state: 'planned', startsAt: { gt: clock.now() } },
		orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }]
	});
	const agenda =
		next && (await read.document.findUnique({ where: { kind_subjectId: { kind: 'agenda', subjectId: next.id } } }));
	if (!agenda) return;
	for (const matter of waiting) {
		const itemId = await layItem(matter, next.id, async (item, name) => {
			await documents.edit(agenda.id, gatheringOf(name), 'add', item);
			await projectNow(agenda.id);
		});
		await gather(portal, { matterId: matter.id, meetingId: next.id, itemId });
	}
}
