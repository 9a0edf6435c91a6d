import type { z } from 'zod';
import type { ChangeGroup } from '#lib/network/schema.ts';
import type { Transaction } from '#server/db/open.ts';
import { foreign } from './find.ts';

type Settings = Omit<z.output<typeof ChangeGroup>, 'groupId' | 'mustHold'>;

/** A group's columns out of what a form said. */
export const groupColumns = (said: Settings) => ({
	kind: said.kind,
	name: said.name,
	shortName: said.shortName,
	purpose: said.purpose,
	decides: said.decides,
	recordKind: said.recordKind,
	meetingWord: said.meetingWord,
	numbering: said.numbering,
	numberPrefix: said.numberPrefix,
	numberStart: said.numberStart,
	notesBy: said.notesBy,
	usualMinutes: said.usualMinutes,
	callingBy: said.callingBy,
	callingDays: said.callingDays,
	matterDays: said.matterDays,
	adjustDays: said.adjustDays,
	noticeDays: said.noticeDays,
	noticeUpDays: said.noticeUpDays,
	relayBy: said.relayBy,
	relayDirect: said.relayDirect,
	relayDays: said.relayDays,
	minutesLabel: said.minutesLabel,
	substitutesAttend: said.substitutesAttend,
	quorum: said.quorum,
	tie: said.tie,
	remoteCounts: said.remoteCounts,
	soundCounts: said.soundCounts,
	usualPlace: said.usualPlace,
	usualLink: said.usualLink
});

/** Short names of groups are unique in a federation (N2). */
export async function checkGroupName(
	db: Transaction,
	federationId: string,
	shortName: string,
	own?: string
): Promise<void> {
	const other = await db.group.findUnique({ where: { federationId_shortName: { federationId, shortName } } });
	if (other && other.id !== own) foreign('shortName', 'field.taken');
}

/** Puts the list of organisations that the group must hold in place of the one before. */
export async function keepMustHold(
	db: Transaction,
	groupId: string,
	organisationIds: readonly string[]
): Promise<void> {
	await db.groupOrganisation.deleteMany({ where: { groupId } });
	await db.groupOrganisation.createMany({
		data: [...new Set(organisationIds)].map((organisationId) => ({ groupId, organisationId }))
	});
}
