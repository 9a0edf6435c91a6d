import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { canonicalJson } from '#lib/minutes/canonical.ts';
import type { Mark } from '#lib/minutes/versions.ts';
import { LockAtOnce } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Minutes } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { KeptFile } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';
import { keepExports } from './exports.ts';
import { adjustingFacts, minutesNews } from './find.ts';
import { marksBy } from './lock.ts';
import { askedPart } from './parts.ts';

const Locked = LockAtOnce.extend({ files: z.array(KeptFile.extend({ format: z.string() })) });

/** Everybody's mark on just this paragraph. Refuses 'minutes.not-marked'. */
async function marksOn(db: Transaction, minutes: Minutes, itemId: string, hash: string): Promise<Mark[]> {
	const [adjusters, marks] = await Promise.all([
		db.adjuster.findMany({ where: { minutesId: minutes.id }, orderBy: { role: 'desc' } }),
		db.paragraphMark.findMany({ where: { minutesId: minutes.id, itemId, hash } })
	]);
	const marked = adjusters.map(({ membershipId, role }) => ({
		...{ membershipId, role },
		markedAt: marks.find((one) => one.membershipId === membershipId)?.markedAt ?? null
	}));
	if (marked.length === 0 || marked.some(({ markedAt }) => markedAt === null)) refuse('minutes.not-marked');
	return marksBy(db, minutes.federationId, marked);
}

const lock = command('paragraph.lock', Locked, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { meetingId, itemId, hash } = input;
	const { facts, minutes } = await adjustingFacts(db, meetingId);
	demand('meeting.read', facts);
	demand('minutes.keep', facts);
	if (!minutes) refuse('minutes.state');
	const { content } = await askedPart(db, minutes, itemId, hash);
	const marks = await marksOn(db, minutes, itemId, hash);
	const locked = await db.minutesParagraph.updateMany({
		where: { minutesId: minutes.id, itemId, immediate: 'asked' },
		data: { immediate: 'locked', lockedAt: now }
	});
	if (locked.count === 0) refuse('minutes.state');
	const { federationId, groupId } = facts;
	const by = actor.accountId ?? '';
	const versionId = newId();
	await db.minutesVersion.create({
		data: {
			...{ id: versionId, federationId, groupId, meetingId, minutesId: minutes.id, part: itemId, version: 1 },
			...{ content: canonicalJson(content), sha256: hash, marks: JSON.stringify(marks) },
			...{ lockedAt: now, lockedBy: by }
		}
	});
	for (const file of input.files)
		await db.minutesFile.create({
			data: { ...file, id: newId(), federationId, versionId, createdAt: now, createdBy: by }
		});
	audit('paragraph.locked', { thingId: minutes.id, data: { itemId, versionId, sha256: hash } });
	tell(minutesNews(facts));
	return { versionId };
});

/**
 * Locks one paragraph that all who adjust have marked: it is a version of its own, with hash and files, can be signed,
 * announced and extracted before the rest, and is not changed any more (J13). Refusals: 'minutes.not-marked',
 * 'minutes.changed', 'minutes.state', 'storage.unavailable', 'thing.missing', 'access.denied'.
 */
export async function lockAtOnce(
	actor: Actor,
	input: z.input<typeof LockAtOnce>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ versionId: string }> {
	const { read } = context();
	const { facts, minutes } = await adjustingFacts(read, input.meetingId);
	demand(actor, 'minutes.keep', facts);
	if (!minutes) refuse('minutes.state');
	const { content } = await askedPart(read, minutes, input.itemId, input.hash);
	return lock(actor, { ...input, files: await keepExports(content, 1, '') }, options);
}
