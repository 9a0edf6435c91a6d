import { toLocal } from '#lib/i18n/dates.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import { daysAfter } from '#lib/minutes/deadlines.ts';
import type { VersionLine } from '#lib/minutes/view.ts';
import { personalNumbers } from '#lib/minutes/personal-numbers.ts';
import { wordsOf } from '#lib/minutes/plain.ts';
import { currentVersion, standingNotice } from '#lib/minutes/stands.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { lockedContent, readMinutes } from './read.ts';

/**
 * The version that was locked last, or the paragraph `part` that was adjusted at once, for whoever takes it further.
 * Needs 'minutes.publish'; refuses 'minutes.state'.
 */
export async function readLocked(
	actor: Actor,
	meetingId: string,
	part = ''
): Promise<{ content: MinutesContent; version: VersionLine; personalNumbers: readonly string[] }> {
	demand(actor, 'minutes.publish', await meetingFacts(context().read, meetingId));
	const view = await readMinutes(actor, meetingId);
	if (part === '') {
		const version = currentVersion(view) ?? refuse('minutes.state');
		return { content: view.content, version, personalNumbers: view.personalNumbers };
	}
	const version = view.parts.find(({ itemId }) => itemId === part)?.version ?? refuse('minutes.state');
	const content = await lockedContent(actor.federationId ?? '', version.id);
	return { content, version, personalNumbers: personalNumbers(wordsOf(content)) };
}

/** What a notice would say, with days proposed from the group's settings. Refuses 'minutes.not-signed', 'minutes.state'. */
export async function readNoticeDraft(actor: Actor, meetingId: string, part = '') {
	const { clock, read } = context();
	const { content, version, personalNumbers: numbers } = await readLocked(actor, meetingId, part);
	if (content.kind !== 'minutes' || standingNotice(version)) refuse('minutes.state');
	if (!version.signedOn) refuse('minutes.not-signed');
	const group = await read.group.findFirstOrThrow({
		where: { id: content.group.id },
		select: { noticeUpDays: true }
	});
	const today = clock.now();
	return {
		title: content.title,
		organ: content.group.name,
		meetingOn: new Date(content.meeting.startedAt ?? content.meeting.startsAt),
		adjustedOn: version.signedOn,
		paragraphs:
			content.front.find(({ key }) => key === 'numbers')?.lines[0] ??
			content.paragraphs.map(({ number }) => number.replace(/^§\s*/, '')).join(', '),
		upOn: toLocal(today).date,
		downOn: toLocal(daysAfter(today, group.noticeUpDays)).date,
		place: content.federation.name,
		by: actor.name,
		personalNumbers: numbers
	};
}
