import { outcomeOf } from '#lib/meetings/events.ts';
import { asTreated } from '#lib/meetings/order.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { LeftItem } from '#lib/meetings/running.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { awaitsMeeting, stillCarried } from './carrying.ts';

/** Most earlier meetings that are looked through. */
const most = 6;

/**
 * What earlier meetings of the group left unfinished and nothing has become of: put off or referred back, and what the
 * last one did not come to. For whoever may put it on the agenda of this planned meeting; nothing to others. What stands
 * on the agenda by the same title is left out. Needs 'meeting.read'.
 */
export async function readLeft(actor: Actor, meetingId: string): Promise<LeftItem[]> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	if (facts.meetingState !== 'planned' || !can(actor, 'agenda.edit', facts)) return [];
	const here = await read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } });
	const meetings = await read.meeting.findMany({
		where: { groupId, federationId, state: 'ended', startsAt: { lt: here.startsAt } },
		orderBy: [{ startsAt: 'desc' }, { ordinal: 'desc' }],
		take: most,
		include: { items: { where: { removedAt: null } }, group: { select: { numberPrefix: true } } }
	});
	const standing = await read.agendaItem.findMany({ where: { meetingId, federationId, removedAt: null } });
	const titles = new Set(standing.map(({ title }) => title.trim().toLocaleLowerCase('sv')));
	const lines = meetings.flatMap(({ items, group, ...meeting }, index) =>
		asTreated(items)
			.filter((item) => awaitsMeeting(item, index === 0) && !titles.has(item.title.trim().toLocaleLowerCase('sv')))
			.map((item) => ({
				carriedToId: item.carriedToId,
				line: {
					...{ id: item.id, title: item.title, startsAt: meeting.startsAt, label: ordinalLabel(meeting) },
					number: item.number === null ? '' : `${group.numberPrefix}${item.number}`,
					...{ outcome: outcomeOf(item.outcome), reason: item.outcomeReason, to: item.outcomeTo }
				}
			}))
	);
	// What was carried and then taken off the later agenda waits again.
	const carried = await stillCarried(
		read,
		federationId,
		lines.flatMap(({ carriedToId }) => carriedToId ?? [])
	);
	return lines.filter(({ carriedToId }) => carriedToId === null || !carried.has(carriedToId)).map(({ line }) => line);
}
