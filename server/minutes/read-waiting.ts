import { adjustDue, daysAfter } from '#lib/minutes/deadlines.ts';
import type { MinutesWaits } from '#lib/minutes/waits.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustedContent } from './find.ts';
import { hashOf } from './hash.ts';
import { partNameOf, partsOf } from './parts.ts';

export interface WaitingMinutes {
	readonly kind: MinutesWaits;
	/** The day by which it should be done. */
	readonly due: Date | null;
	/** The one paragraph it is about; none for the whole. */
	readonly part: { readonly itemId: string; readonly name: string } | null;
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
type Kept = Awaited<ReturnType<typeof keptOf>>[number];

const rowsOf = (federationId: string, meetingIds: readonly string[]) =>
	context().read.meeting.findMany({
		where: { federationId, id: { in: [...meetingIds] }, state: { in: ['live', 'ended'] } },
		select: {
			...{ id: true, groupId: true, federationId: true, state: true, endedAt: true },
			group: { select: { recordKind: true, adjustDays: true, noticeDays: true } }
		}
	});

const keptOf = (federationId: string, meetingIds: readonly string[]) =>
	context().read.minutes.findMany({
		where: { federationId, meetingId: { in: [...meetingIds] } },
		include: {
			adjusters: true,
			marks: true,
			remarks: { where: { state: 'open' }, select: { id: true } },
			versions: { where: { replacedAt: null }, include: { notice: true }, omit: { content: true } }
		}
	});

const leadsOf = (actor: Actor, { federationId, groupId }: Row) =>
	can(actor, 'minutes.publish', { federationId, groupId, meetingState: 'ended' });

const announced = ({ notice }: Kept['versions'][number]) => notice !== null && notice.withdrawnAt === null;

/** What waits of paragraphs that are adjusted at once, until the whole is locked: the same steps as of the whole. */
async function partWaits(actor: Actor, meeting: Row, minutes: Kept): Promise<WaitingMinutes[]> {
	const parts = await partsOf(context().read, minutes);
	const marked = (itemId: string, hash: string, membershipId: string | null) =>
		minutes.marks.some((one) => one.itemId === itemId && one.membershipId === membershipId && one.hash === hash);
	const mine = minutes.adjusters.some(({ membershipId }) => membershipId === actor.membershipId);
	const open = parts.filter(({ locked }) => !locked);
	const forMe = mine && open.some(({ itemId, hash }) => !marked(itemId, hash, actor.membershipId));
	const own: WaitingMinutes[] = forMe ? [{ kind: 'at-once', due: null, part: null }] : [];
	if (!leadsOf(actor, meeting)) return own;
	const steps = parts.flatMap((one): WaitingMinutes[] => {
		const part = { itemId: one.itemId, name: partNameOf(one) };
		if (!one.locked) {
			const all = minutes.adjusters.every(({ membershipId }) => marked(one.itemId, one.hash, membershipId));
			return all && minutes.adjusters.length > 0 ? [{ kind: 'part-lock', due: null, part }] : [];
		}
		const version = minutes.versions.find((row) => row.part === one.itemId);
		// Signed and announced it is when the meeting has ended.
		if (!version || announced(version) || meeting.state !== 'ended') return [];
		if (!version.signedOn) return [{ kind: 'part-sign', due: null, part }];
		return [{ kind: 'part-notice', due: daysAfter(version.signedOn, meeting.group.noticeDays), part }];
	});
	return [...own, ...steps];
}

/** What waits of the whole paper. */
async function wholeWaits(actor: Actor, meeting: Row, minutes: Kept | null, begins: Date): Promise<WaitingMinutes[]> {
	const { group, endedAt } = meeting;
	if (!endedAt) return [];
	const leads = leadsOf(actor, meeting);
	const isMinutes = group.recordKind === 'minutes';
	const due = adjustDue(minutes, endedAt, group.adjustDays);
	const wait = (kind: MinutesWaits, by: Date | null = due): WaitingMinutes[] => [{ kind, due: by, part: null }];
	// Only minutes must be sent on; notes may be left as they are. Nobody is reminded of meetings from before there was this.
	if (!minutes || minutes.state === 'draft') return leads && isMinutes && endedAt >= begins ? wait('send-minutes') : [];
	if (minutes.state === 'adjusting') {
		const hash = hashOf(await adjustedContent(context().read, minutes));
		const mine = minutes.adjusters.find(({ membershipId }) => membershipId === actor.membershipId);
		if (mine && mine.hash !== hash) return wait(isMinutes ? 'adjust' : 'check');
		if (leads && minutes.remarks.length > 0) return wait('remarks');
		return leads && minutes.adjusters.every((one) => one.hash === hash) ? wait('lock') : [];
	}
	const version = minutes.versions.find(({ part }) => part === '');
	if (!leads || !isMinutes || !version) return [];
	if (!version.signedOn) return wait('sign');
	return announced(version) ? [] : wait('notice', daysAfter(version.signedOn, group.noticeDays));
}

/** How long back minutes that were never sent for adjusting are asked for, in days. */
const asked = 60;

/**
 * What waits around the minutes of these meetings, by meeting, with the days the group has set: first what is adjusted
 * at once, then the whole. Needs 'home.read'; of each meeting only what the actor may do.
 */
export async function readMinutesWaits(
	actor: Actor,
	meetingIds: readonly string[],
	now: Date
): Promise<Map<string, WaitingMinutes[]>> {
	demand(actor, 'home.read', {});
	const begins = daysAfter(now, -asked);
	const federationId = actor.federationId ?? '';
	const [rows, kept] = await Promise.all([rowsOf(federationId, meetingIds), keptOf(federationId, meetingIds)]);
	const found = await Promise.all(
		rows.map(async (meeting) => {
			const minutes = kept.find(({ meetingId }) => meetingId === meeting.id) ?? null;
			const parts = minutes && minutes.state !== 'locked' ? await partWaits(actor, meeting, minutes) : [];
			const whole = meeting.state === 'ended' ? await wholeWaits(actor, meeting, minutes, begins) : [];
			// Whoever is to mark paragraphs does that first.
			const waits = parts.some(({ kind }) => kind === 'at-once') ? parts : [...parts, ...whole];
			return [meeting.id, waits] as const;
		})
	);
	return new Map(found.filter(([, waits]) => waits.length > 0));
}
