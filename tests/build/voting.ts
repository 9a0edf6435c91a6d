import { newId } from '#lib/ids/id.ts';
import type { z } from 'zod';
import { checkIn } from '#server/attendance/check-in.ts';
import { context } from '#server/context.ts';
import type { Group } from '#server/db/generated/client.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { castBallot } from '#server/votes/cast-ballot.ts';
import { openPoll } from '#server/votes/open-poll.ts';
import { readPolls } from '#server/votes/read.ts';
import { resultOf } from '#lib/votes/poll.ts';
import type { OpenPoll } from '#lib/votes/schema.ts';
import { aMeetingWith, plainItems } from './meetings.ts';
import { aTable, type Seating } from './table.ts';

type Asked = Partial<z.input<typeof OpenPoll>>;

/** A live meeting on its first item of these people, of whom those named in `here` are checked in, in the room. */
export async function aVotingTable<S extends Seating>(
	seating: S,
	here: readonly (keyof S & string)[],
	settings: Partial<Group> = {}
) {
	const table = await aTable(seating, { decides: true, quorum: 'half', tie: 'chair', ...settings });
	const [lead] = here;
	if (!lead) throw new Error('somebody must lead');
	const { actor } = table.at(lead);
	const meetingId = await aMeetingWith(actor, table.group.id, plainItems(3));
	await startMeeting(actor, { meetingId });
	for (const name of here) await checkIn(table.at(name).actor, { meetingId, form: 'room' });
	const rows = await context().read.agendaItem.findMany({ where: { meetingId }, orderBy: { place: 'asc' } });
	const item = (number: number) => rows[number - 1]?.id ?? '';
	const polls = async (name: keyof S & string) => readPolls(table.at(name).actor, meetingId);
	return {
		...table,
		meetingId,
		item,
		polls,
		take: (number: number) => takeItem(actor, { meetingId, itemId: item(number) }),
		/** Opens a poll of yes and no on the first item, or as asked. Out: its id, and the ids of its options by their texts. */
		async open(asked: Asked = {}, by: keyof S & string = lead) {
			const { pollId } = await openPoll(table.at(by).actor, {
				...{ meetingId, itemId: item(1), question: 'Ska vi?', kind: 'open' as const },
				options: [{ text: 'Ja' }, { text: 'Nej' }],
				...asked
			});
			const { options } = (await polls(by)).polls.find(({ id }) => id === pollId) ?? { options: [] };
			const choice = (text: string) =>
				text === 'Avstår' ? 'abstain' : (options.find((one) => one.text === text)?.id ?? newId());
			return {
				pollId,
				choice,
				vote: (name: keyof S & string, text: string) =>
					castBallot(table.at(name).actor, { pollId, choice: choice(text) }),
				/** What came of it, by the options' texts. */
				async result() {
					const row = await context().read.poll.findUniqueOrThrow({ where: { id: pollId } });
					const result = resultOf(row.result);
					const text = (id: string) => options.find((one) => one.id === id)?.text ?? id;
					return result === null
						? null
						: {
								...result,
								counts: Object.fromEntries(Object.entries(result.counts).map(([id, count]) => [text(id), count])),
								leading: result.leading.map(text),
								outcome: result.outcome === null ? null : text(result.outcome)
							};
				}
			};
		}
	};
}
