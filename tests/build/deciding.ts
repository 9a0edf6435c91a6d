import { checkIn } from '#server/attendance/check-in.ts';
import { context } from '#server/context.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { readDecisions } from '#server/decisions/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { aMeetingWith } from './meetings.ts';
import { aTable, type AtTable, type Seating } from './table.ts';

/** A chair, three members, one's substitute and a secretary. */
export const four = {
	Ordf: ['chair', 'AF'],
	Fatma: ['member', 'FK'],
	Rune: ['member', 'RLJ'],
	Karin: ['member', 'VID'],
	Klas: ['substitute', 'VID', 'Karin'],
	Sekr: ['secretary']
} as const satisfies Seating;

/** A live meeting on its first item, that has a sub-item; those named are checked in. */
export async function aDecidingMeeting(
	here: readonly (keyof typeof four)[],
	settings: Parameters<typeof aTable>[1] = {}
) {
	const table = await aTable(four, { numbering: 'per-meeting', numberPrefix: '§ ', decides: true, ...settings });
	const chair = table.at('Ordf').actor;
	const items = [{ title: 'Plan', items: [{ title: 'Under planen' }] }, { title: 'Nästa' }];
	const meetingId = await aMeetingWith(chair, table.group.id, items);
	await startMeeting(chair, { meetingId });
	const rows = await context().read.agendaItem.findMany({ where: { meetingId } });
	const item = (title: string) => rows.find((row) => row.title === title)?.id ?? '';
	const comes = (one: AtTable) => checkIn(one.actor, { meetingId, form: 'room' });
	for (const name of here) await comes(table.at(name));
	const propose = async (text = 'att anta planen', itemId = item('Plan'), kind: 'decision' | 'election' = 'decision') =>
		(await prepareDecision(chair, { meetingId, itemId, text, kind })).decisionId;
	const row = (id: string) => context().read.decision.findUniqueOrThrow({ where: { id } });
	const shown = async (id: string) => {
		const { decisions } = await readDecisions(table.at('Sekr').actor, meetingId);
		const found = decisions.find((one) => one.id === id);
		if (!found) throw new Error('not shown');
		return found;
	};
	return { ...table, chair, meetingId, item, propose, row, shown };
}
