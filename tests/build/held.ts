import type { Form } from '#lib/attendance/log.ts';
import type { FillAgenda } from '#lib/agenda/schema.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { context } from '#server/context.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { aMeetingWith } from './meetings.ts';
import type { FakeClock } from './portal.ts';
import { aTable, type Seating } from './table.ts';

/**
 * A meeting at a table of made-up people, planned by the first of them and begun at one o'clock on 18 March 2026, to be
 * played over the real commands. Items are spoken of by their numbers, as on paper, or by their titles.
 */
export async function aHeldMeeting<S extends Seating>(
	clock: FakeClock,
	seating: S,
	settings: Parameters<typeof aTable>[1],
	items: FillAgenda['items']
) {
	const table = await aTable(seating, settings);
	const lead = Object.keys(seating)[0] as keyof S & string;
	const { actor } = table.at(lead);
	const meetingId = await aMeetingWith(actor, table.group.id, items, '2026-03-18');
	clock.set(new Date('2026-03-18T12:00:00Z'));
	const itemId = async (which: number | string): Promise<string> => {
		const rows = await context().read.agendaItem.findMany({ where: { meetingId } });
		const found = rows.find((row) => (typeof which === 'number' ? row.number === which : row.title === which));
		if (!found) throw new Error(`there is no item ${which}`);
		return found.id;
	};
	return {
		...table,
		meetingId,
		itemId,
		start: () => startMeeting(actor, { meetingId }),
		end: () => endMeeting(actor, { meetingId }),
		comes: async (form: Form, ...names: (keyof S & string)[]) => {
			for (const name of names) await checkIn(table.at(name).actor, { meetingId, form });
		},
		take: async (which: number | string) => takeItem(actor, { meetingId, itemId: await itemId(which) })
	};
}
