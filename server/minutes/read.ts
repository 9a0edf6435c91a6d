import { personalNumbers } from '#lib/minutes/personal-numbers.ts';
import { adjustDue, daysAfter } from '#lib/minutes/deadlines.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import { overlay } from '#lib/minutes/overlay.ts';
import { wordsOf } from '#lib/minutes/plain.ts';
import type { MinutesView, RemarkLine } from '#lib/minutes/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import type { Minutes } from '#server/db/generated/client.ts';
import { adjustingFacts, readKept } from './find.ts';
import { freshMinutes } from './fresh.ts';
import { hashOf } from './hash.ts';
import { inSwedish } from './in-swedish.ts';
import { readCarriedTo } from './read-carried-to.ts';
import { adjusterLines, partLines } from './part-lines.ts';
import { mayAdjust, mayKeep } from './people.ts';
import { chairIdsOf, withChairs } from './settle-chairs.ts';
import { allVersionLines } from './version-lines.ts';

async function namesIn(federationId: string): Promise<(id: string) => string> {
	const members = await context().read.membership.findMany({
		where: { federationId },
		select: { id: true, accountId: true, knownAs: true, account: { select: { name: true } } }
	});
	const known = new Map(
		members.flatMap((one) => [[one.id, nameOf(one)] as const, [one.accountId, nameOf(one)] as const])
	);
	return (id) => known.get(id) ?? '';
}

async function remarkLines(minutes: Minutes, name: (id: string) => string): Promise<RemarkLine[]> {
	const rows = await context().read.adjustRemark.findMany({
		where: { minutesId: minutes.id, version: minutes.version },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	const states = ['accepted', 'declined', 'noted', 'carried'] as const;
	return rows.map((row) => ({
		...{ id: row.id, itemId: row.itemId, text: row.text, answer: row.answer, at: row.createdAt },
		by: name(row.membershipId),
		state: states.find((state) => state === row.state) ?? 'open',
		answeredBy: name(row.answeredBy ?? '')
	}));
}

async function choicesOf(facts: Parameters<typeof mayKeep>[1]) {
	const { read } = context();
	const [able, secretaries, chairs] = await Promise.all([
		mayAdjust(read, facts),
		mayKeep(read, facts),
		chairIdsOf(read, facts)
	]);
	// Whoever led adjusts minutes without being chosen.
	const adjusters = able.filter(({ membershipId }) => !chairs.includes(membershipId));
	return { adjusters, secretaries };
}

/**
 * A meeting's minutes or notes (before it has begun, its agenda) as they stand: what is kept, and for the rest what the
 * meeting says now; with where they are on their way. Needs 'meeting.read'.
 */
export async function readMinutes(actor: Actor, meetingId: string): Promise<MinutesView> {
	const { read } = context();
	const { facts, minutes, adjusters } = await adjustingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId } = facts;
	const may = {
		keep: can(actor, 'minutes.keep', facts),
		adjust: can(actor, 'minutes.adjust', facts),
		publish: can(actor, 'minutes.publish', facts),
		adjustAtOnce: can(actor, 'paragraph.adjust', facts)
	};
	const state = minutes ? ((['adjusting', 'locked'] as const).find((one) => one === minutes.state) ?? 'draft') : 'live';
	const [all, fresh, kept, name, group, account, meeting] = await Promise.all([
		minutes ? allVersionLines(federationId, minutes.id) : [],
		freshMinutes(actor, facts),
		minutes ? readKept(read, minutes) : { kept: [], noted: [] },
		namesIn(federationId),
		read.group.findFirstOrThrow({ where: { id: facts.groupId, federationId } }),
		read.account.findUnique({ where: { id: actor.accountId ?? '' }, select: { passwordHash: true } }),
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: { endedAt: true } })
	]);
	const versions = all.filter(({ part }) => part === '');
	const laid = inSwedish(() => overlay(fresh, kept.kept, kept.noted));
	const locked = state === 'locked' ? versions.find(({ replaced }) => !replaced) : undefined;
	const content = locked ? await lockedContent(federationId, locked.id) : laid.content;
	const hash = hashOf(content);
	const sees = may.keep || may.adjust;
	const signed = locked?.signedOn ?? null;
	// Before they are sent: whoever has led by now, as the sending will have it.
	const asSent =
		minutes && state === 'draft' && adjusters.length > 0
			? withChairs(adjusters, minutes.id, await chairIdsOf(read, facts))
			: adjusters;
	return {
		...{ content, hash, state, may, versions },
		version: minutes?.version ?? 1,
		reason: minutes?.reason ?? '',
		standing: may.keep && state !== 'locked' ? laid.standing : {},
		parts: minutes ? await partLines(actor, minutes, { adjusters, versions: all, name }) : [],
		carriedTo: minutes ? await readCarriedTo(federationId, content) : {},
		secretaryId: minutes?.secretaryId ?? null,
		adjusters: adjusterLines(actor, asSent, hash, name),
		remarks: minutes && sees && state !== 'live' ? await remarkLines(minutes, name) : [],
		choices: may.keep && (state === 'live' || state === 'draft') ? await choicesOf(facts) : null,
		standIns:
			may.keep && state === 'adjusting'
				? (await mayAdjust(read, facts)).filter((one) =>
						adjusters.every(({ membershipId }) => membershipId !== one.membershipId)
					)
				: [],
		due: meeting.endedAt && content.kind !== 'agenda' ? adjustDue(minutes, meeting.endedAt, group.adjustDays) : null,
		noticeDue: signed ? daysAfter(signed, group.noticeDays) : null,
		personalNumbers: sees ? personalNumbers(wordsOf(content)) : [],
		hasPassword: Boolean(account?.passwordHash)
	};
}

/** What was locked, as it was locked. For whoever has asked for permission. */
export async function lockedContent(federationId: string, versionId: string): Promise<MinutesContent> {
	const version = await context().read.minutesVersion.findFirstOrThrow({
		where: { id: versionId, federationId },
		select: { content: true }
	});
	return JSON.parse(version.content) as MinutesContent;
}
