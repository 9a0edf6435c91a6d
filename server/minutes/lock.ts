import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { canonicalJson } from '#lib/minutes/canonical.ts';
import type { Mark } from '#lib/minutes/versions.ts';
import { LockMinutes } from '#lib/minutes/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Transaction } from '#server/db/open.ts';
import type { Adjuster, Minutes } from '#server/db/generated/client.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { KeptFile } from '#server/files/take-in.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustedContent, adjustingFacts, minutesNews } from './find.ts';
import { hashOf } from './hash.ts';
import { keepExports } from './exports.ts';

const Locked = LockMinutes.extend({ files: z.array(KeptFile.extend({ format: z.string() })) });

/** Marks with the names of those who set them, as they are kept with what was locked. */
export async function marksBy(
	db: Transaction,
	federationId: string,
	adjusters: readonly Pick<Adjuster, 'membershipId' | 'role' | 'markedAt'>[]
): Promise<Mark[]> {
	const members = await db.membership.findMany({
		where: { federationId, id: { in: adjusters.map(({ membershipId }) => membershipId) } },
		select: { id: true, knownAs: true, account: { select: { name: true } } }
	});
	return adjusters.map(({ membershipId, role, markedAt }) => ({
		name: members.filter(({ id }) => id === membershipId).map(nameOf)[0] ?? '',
		role: role === 'chair' ? 'chair' : 'adjuster',
		at: markedAt?.toISOString() ?? ''
	}));
}

/** Everybody's mark on just this content. Refuses 'minutes.not-marked', 'minutes.remarks-open'. */
async function marksOn(db: Transaction, minutes: Minutes, hash: string): Promise<Mark[]> {
	const open = await db.adjustRemark.count({ where: { minutesId: minutes.id, state: 'open' } });
	if (open > 0) refuse('minutes.remarks-open');
	const adjusters = await db.adjuster.findMany({ where: { minutesId: minutes.id }, orderBy: { role: 'desc' } });
	if (adjusters.length === 0 || adjusters.some((one) => one.hash !== hash)) refuse('minutes.not-marked');
	return marksBy(db, minutes.federationId, adjusters);
}

const lock = command('minutes.lock', Locked, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { facts, minutes } = await adjustingFacts(db, input.meetingId);
	demand('meeting.read', facts);
	demand('minutes.publish', facts);
	if (!minutes) refuse('minutes.state');
	const content = await adjustedContent(db, minutes);
	if (hashOf(content) !== input.hash) refuse('minutes.changed');
	const marks = await marksOn(db, minutes, input.hash);
	const locked = await db.minutes.updateMany({
		where: { id: minutes.id, state: 'adjusting', version: minutes.version },
		data: { state: 'locked' }
	});
	if (locked.count === 0) refuse('minutes.state');
	const { federationId, groupId, meetingId } = facts;
	const by = actor.accountId ?? '';
	await db.minutesVersion.updateMany({
		where: { minutesId: minutes.id, part: '', replacedAt: null },
		data: { replacedAt: now }
	});
	const versionId = newId();
	await db.minutesVersion.create({
		data: {
			...{ id: versionId, federationId, groupId, meetingId, minutesId: minutes.id, version: minutes.version },
			...{ content: canonicalJson(content), sha256: input.hash, marks: JSON.stringify(marks) },
			...{ reason: minutes.reason, lockedAt: now, lockedBy: by }
		}
	});
	for (const file of input.files)
		await db.minutesFile.create({
			data: { ...file, id: newId(), federationId, versionId, createdAt: now, createdBy: by }
		});
	audit('minutes.locked', { thingId: minutes.id, data: { versionId, sha256: input.hash, version: minutes.version } });
	tell(minutesNews(facts));
	return { versionId };
});

/**
 * Locks the minutes: the canonical content with its SHA-256 and everybody's mark is kept for ever, with the files made
 * of it (J5). Locked is not yet adjusted: that takes the signed file. Refusals: 'minutes.not-marked',
 * 'minutes.remarks-open', 'minutes.changed', 'minutes.state', 'storage.unavailable', 'thing.missing', 'access.denied'.
 */
export async function lockMinutes(
	actor: Actor,
	input: z.input<typeof LockMinutes>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ versionId: string }> {
	const { read } = context();
	const { facts, minutes } = await adjustingFacts(read, input.meetingId);
	demand(actor, 'minutes.publish', facts);
	if (!minutes) refuse('minutes.state');
	// The same content again gives the same files; where it was locked already, the command says so.
	const files =
		minutes.state === 'adjusting'
			? await keepExports(await adjustedContent(read, minutes), minutes.version, minutes.reason)
			: [];
	return lock(actor, { ...input, files }, options);
}
