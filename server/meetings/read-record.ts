import { itemName } from '#lib/attendance/item-name.ts';
import { attendanceRecord } from '#lib/attendance/record.ts';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { numberItems } from '#lib/agenda/numbering.ts';
import { asTreated } from '#lib/meetings/order.ts';
import type { MeetingRecord, RecordSeat } from '#lib/meetings/record.ts';
import { bySeatOrder } from '#lib/network/seat-order.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { readAttendance } from '#server/attendance/read.ts';
import { context } from '#server/context.ts';
import { readAttachments } from '#server/files/read.ts';
import { readItemTexts } from '#server/items/read.ts';
import { countingAt, nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { readRunning } from './read-running.ts';

async function readSeated(federationId: string, groupId: string, at: Date): Promise<RecordSeat[]> {
	const seats = await context().read.seat.findMany({
		where: { groupId, federationId, ...countingAt(at) },
		include: { organisation: true, membership: { include: { account: { select: { name: true } } } } }
	});
	return seats
		.map((seat) => ({
			id: seat.id,
			name: nameOf(seat.membership),
			politicalParty: seat.membership.politicalParty,
			organisation: seat.organisation?.name ?? null,
			role: seatRoleOf(seat.role),
			callOrder: seat.callOrder
		}))
		.sort(bySeatOrder);
}

/** The reading view of a meeting, from what was last read of its documents. Needs 'meeting.read'. */
export async function readRecord(actor: Actor, meetingId: string): Promise<MeetingRecord> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const [federation, meeting, agenda, texts, attachments, came, running] = await Promise.all([
		read.federation.findUniqueOrThrow({ where: { id: federationId }, select: { name: true, orgNumber: true } }),
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: { startsAt: true } }),
		readAgendaOf(actor, meetingId),
		readItemTexts(actor, meetingId),
		readAttachments(actor, meetingId),
		readAttendance(actor, meetingId),
		readRunning(actor, meetingId)
	]);
	const numbered = numberItems(agenda.items, agenda.rule, new Map(Object.entries(agenda.fixed)));
	const rows = agenda.items.map((item) => ({ ...item, ...agenda.treatment[item.id] }));
	const names = Object.fromEntries(
		agenda.items.map(({ id, title }) => [id, itemName(numbered.get(id), title, agenda.rule.prefix)])
	);
	const inLog = came.facts.events.some((event) => !event.struck);
	const attendance = inLog ? attendanceRecord(came, names, getLocale()) : null;
	const items = agenda.items.map((item) => ({
		id: item.id,
		number: numbered.get(item.id)?.printed ?? '',
		sub: item.parentId !== null,
		title: item.title,
		kind: item.kind,
		presenter: item.presenter,
		minutes: item.minutes,
		struck: agenda.treatment[item.id]?.state === 'struck',
		text: texts[item.id]?.text ?? [],
		notes: texts[item.id]?.notes ?? [],
		attachments: attachments.filter((one) => one.itemId === item.id),
		origins: running.origins[item.id] ?? [],
		outcome: running.outcomes[item.id] ?? null,
		attendance: attendance?.perItem[item.id] ?? []
	}));
	const counted = [...numbered.values()].flatMap(({ number }) => number ?? []);
	const label = (id: string) => numbered.get(id)?.label ?? '';
	const treated = asTreated(rows.filter((row) => row.state === 'treated' && agenda.fixed[row.id] !== undefined)).map(
		({ id }) => id
	);
	const asListed = items.filter(({ id }) => treated.includes(id)).map(({ id }) => id);
	return {
		federation,
		seated: await readSeated(federationId, groupId, meeting.startsAt),
		attendance,
		items,
		numbers: counted.length > 0 ? [Math.min(...counted), Math.max(...counted)] : null,
		order: treated.join() === asListed.join() ? null : treated.map(label)
	};
}
