import type { PollView } from '#lib/sheets/sheet.ts';
import type { ReadClient } from '#server/db/open.ts';
import type { FoundSheet } from './find.ts';
import { isShut } from './shut.ts';

/** The dots of all steps that have been shown, by field; who gave them is nowhere. */
export async function readPolls(read: ReadClient, sheetId: string): Promise<readonly PollView[]> {
	const [polls, tallies] = await Promise.all([
		read.sheetPoll.findMany({ where: { sheetId }, orderBy: [{ place: 'asc' }, { field: 'asc' }] }),
		read.sheetTally.findMany({ where: { sheetId } })
	]);
	return polls.map(({ place, field, voters }) => ({
		...{ place, field, voters },
		dots: Object.fromEntries(
			tallies.filter((row) => row.place === place && row.field === field).map(({ targetId, dots }) => [targetId, dots])
		)
	}));
}

/** How the step at a place is done otherwise than its tool says, and whether its time has ended its writing. */
export async function readWay(read: ReadClient, { sheet, tool, mode }: FoundSheet, place: number, now: Date) {
	return {
		mode: mode(place),
		toldAnonymous: tool.steps[place]?.anonymous === true,
		shut: await isShut(read, sheet, place, now)
	};
}
