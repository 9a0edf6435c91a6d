import { daysAfter } from '#lib/minutes/deadlines.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustedContent } from './find.ts';
import { hashOf } from './hash.ts';
import { partsOf } from './parts.ts';

/** What of a meeting's minutes waits for the actor, the most urgent first. */
export type MinutesWaits = 'adjust' | 'at-once' | 'check' | 'remarks' | 'lock' | 'send-minutes' | 'sign' | 'notice';

export interface WaitingMinutes {
	readonly kind: MinutesWaits;
	/** The day by which it should be done. */
	readonly due: Date | null;
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = (federationId: string, meetingIds: readonly string[]) =>
	context().read.meeting.findMany({
		where: { federationId, id: { in: [...meetingIds] }, state: 'ended' },
		select: {
			...{ id: true, groupId: true, federationId: true, endedAt: true },
			group: { select: { recordKind: true, adjustDays: true, noticeDays: true } }
		}
	});

async function waitsOf(actor: Actor, meeting: Row, begins: Date): Promise<WaitingMinutes | null> {
	const { read } = context();
	const { federationId, groupId, group } = meeting;
	const leads = can(actor, 'minutes.publish', { federationId, groupId, meetingState: 'ended' });
	const isMinutes = group.recordKind === 'minutes';
	const due = meeting.endedAt && daysAfter(meeting.endedAt, group.adjustDays);
	const minutes = await read.minutes.findFirst({
		where: { meetingId: meeting.id, federationId },
		include: {
			adjusters: true,
			marks: true,
			remarks: { where: { state: 'open' }, select: { id: true } },
			versions: { where: { part: '', replacedAt: null }, include: { notice: true }, omit: { content: true } }
		}
	});
	if (minutes?.state === 'draft' && minutes.adjusters.some((one) => one.membershipId === actor.membershipId)) {
		const parts = (await partsOf(read, minutes)).filter(({ locked }) => !locked);
		const marked = (itemId: string, hash: string) =>
			minutes.marks.some(
				(one) => one.itemId === itemId && one.membershipId === actor.membershipId && one.hash === hash
			);
		if (parts.some(({ itemId, hash }) => !marked(itemId, hash))) return { kind: 'at-once', due: null };
	}
	// Only minutes must be sent on; notes may be left as they are. Nobody is reminded of meetings from before there was this.
	if (!minutes || minutes.state === 'draft')
		return leads && isMinutes && meeting.endedAt && meeting.endedAt >= begins ? { kind: 'send-minutes', due } : null;
	if (minutes.state === 'adjusting') {
		const hash = hashOf(await adjustedContent(read, minutes));
		const mine = minutes.adjusters.find(({ membershipId }) => membershipId === actor.membershipId);
		if (mine && mine.hash !== hash) return { kind: isMinutes ? 'adjust' : 'check', due };
		if (leads && minutes.remarks.length > 0) return { kind: 'remarks', due };
		const all = minutes.adjusters.every((one) => one.hash === hash);
		return leads && all ? { kind: 'lock', due } : null;
	}
	const [version] = minutes.versions;
	if (!leads || !isMinutes || !version) return null;
	if (!version.signedOn) return { kind: 'sign', due };
	const noticeDue = daysAfter(version.signedOn, group.noticeDays);
	return version.notice && !version.notice.withdrawnAt ? null : { kind: 'notice', due: noticeDue };
}

/** How long back minutes that were never sent for adjusting are asked for, in days. */
const asked = 60;

/**
 * What waits around the minutes of these meetings, by meeting, with the days the group has set. Needs 'home.read'; of
 * each meeting only what the actor may do.
 */
export async function readMinutesWaits(
	actor: Actor,
	meetingIds: readonly string[],
	now: Date
): Promise<Map<string, WaitingMinutes>> {
	demand(actor, 'home.read', {});
	const begins = daysAfter(now, -asked);
	const found = await Promise.all(
		(await rowsOf(actor.federationId ?? '', meetingIds)).map(
			async (meeting) => [meeting.id, await waitsOf(actor, meeting, begins)] as const
		)
	);
	return new Map(found.flatMap(([id, waits]) => (waits ? [[id, waits] as const] : [])));
}
