import { createHash } from 'node:crypto';
import { longDate, toLocal } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { portal } from '#lib/permissions/facts.ts';
import { loadMember } from '#server/accounts/actor.ts';
import { readDueTasks, type DueTask } from '#server/assignments/read-due.ts';
import { context } from '#server/context.ts';
import { withinLanguage } from '#server/mail/within-language.ts';
import { notEndedAt } from '#server/network/find.ts';
import { gatherLines, type DigestLine } from './gather-lines.ts';
import { planDigest } from './plan-digest.ts';
import { writeDigest } from './write-digest.ts';

/** Who may get a digest today: people with an address who have not stopped it and have had none. */
async function readers(now: Date, day: string): Promise<string[]> {
	const { read } = context();
	const [members, stops, had] = await Promise.all([
		read.membership.findMany({
			where: {
				...{ from: { lte: now }, ...notEndedAt(now) },
				account: { kind: 'person', disabledAt: null, email: { not: null } }
			},
			select: { id: true },
			orderBy: { id: 'asc' }
		}),
		read.mailStop.findMany({ where: { what: 'digest' }, select: { membershipId: true } }),
		read.digest.findMany({ where: { day }, select: { membershipId: true } })
	]);
	const without = new Set([...stops, ...had].map(({ membershipId }) => membershipId));
	return members.map(({ id }) => id).filter((id) => !without.has(id));
}

/** A task as it stands: what, and by when. Changed, it is another, and is told of again (U21). */
const taskKey = ({ id, text, dueKind, dueOn, dueMeetingId, dueSeason }: DueTask['task']) =>
	`task:${id}:${createHash('sha256')
		.update(JSON.stringify([text, dueKind, dueOn, dueMeetingId, dueSeason]))
		.digest('base64url')
		.slice(0, 12)}`;

const taskLines = (tasks: readonly DueTask[], membershipId: string, language: 'sv' | 'en'): DigestLine[] =>
	tasks
		.filter(({ owners }) => owners.includes(membershipId))
		.map(({ task, due }) => ({
			key: taskKey(task),
			title: m.digest_line_task({ date: longDate(due, language) }),
			...{ note: task.text, href: `/assignments#task-${task.id}` }
		}));

/**
 * The job `digest.send`, every morning: one letter a person with what has come and what waits, when there is something
 * (X21). A run that was broken off goes on where it stopped: nobody gets two on a day.
 */
export async function sendDigests(): Promise<void> {
	const { clock, read, log } = context();
	const now = clock.now();
	const { date } = toLocal(now);
	await planDigest(portal, {});
	const tasks = await readDueTasks(portal, now);
	const failed: unknown[] = [];
	for (const membershipId of await readers(now, date))
		try {
			const actor = await loadMember(read, membershipId, now);
			if (!actor) continue;
			const lines = await withinLanguage(actor.language, async () => [
				...taskLines(tasks, membershipId, actor.language),
				...(await gatherLines(actor, now))
			]);
			if (lines.length > 0)
				await writeDigest(portal, { membershipId, day: date, lines: lines.map((line) => ({ ...line })) });
		} catch (error) {
			// One letter that cannot be written keeps nobody else's back; the job is tried again for those left.
			log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a digest could not be written');
			failed.push(error);
		}
	if (failed.length > 0) throw new Error(`${failed.length} digests could not be written`);
}
