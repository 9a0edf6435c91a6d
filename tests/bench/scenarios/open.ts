import { setTimeout as pause } from 'node:timers/promises';
import { median, type Measures } from '../figures.ts';
import { heavyHistory, meetingHistory, type History } from '../histories.ts';
import { places } from '../prepare.ts';
import type { Stage } from '../stage.ts';
import { createWhole } from '../whole.ts';

/** Somebody opens a document that nobody has open, in a server that has been started but has not opened it. */
export async function open(stage: Stage): Promise<Measures> {
	await stage.start();
	async function times(first: number, count: number, { vector }: History): Promise<number> {
		const took: number[] = [];
		for (let index = first; index < first + count; index += 1) {
			const whole = createWhole(vector);
			const began = performance.now();
			const client = whole.add((more) => stage.open(index, index, more));
			const [at = NaN] = await whole.all(300);
			took.push(at - began);
			client.leave();
			await pause(300);
		}
		return median(took);
	}
	const meeting = meetingHistory();
	// The first of all pays for what a process does once.
	const firstOfAll = await times(places.return.first, 1, meeting);
	await times(places.return.first + 1, 3, meeting);
	return {
		firstOfAll,
		meeting: await times(places.meetings.first, places.meetings.count, meeting),
		heavy: await times(places.heavy.first, places.heavy.count, heavyHistory())
	};
}
