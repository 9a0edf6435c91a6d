import type { Line } from './line.ts';

/** Bytes that somebody may owe for as long as it takes, and beyond the largest thing they were given, at all. */
const mostForLong = 1 << 20;
const mostAtAll = 4 << 20;
/** Milliseconds in which whoever owes a mebibyte must take something; for more they have longer in proportion. */
const patience = 10_000;

/**
 * Watches that the other side takes what it is given. `cut` is called for one that owes more than a mebibyte and has
 * taken nothing for ten seconds, and for one that owes too much whatever it takes: it comes back and is brought up to
 * date in one go, instead of filling the memory with what it has not read.
 */
export function watchDrain(line: Pick<Line, 'owed'>, cut: () => void) {
	let given = 0;
	let largest = 0;
	let takenThen = 0;
	let timer: NodeJS.Timeout | undefined;

	function look(): void {
		timer = undefined;
		const { owed } = line;
		if (owed <= mostForLong) return;
		if (given - owed <= takenThen) cut();
		else lookAgain(owed);
	}

	function lookAgain(owed: number): void {
		takenThen = given - owed;
		timer = setTimeout(look, (patience * owed) / mostForLong);
		timer.unref();
	}

	return {
		/** So many bytes were sent. */
		gave(size: number): void {
			given += size;
			if (size > largest) largest = size;
			const { owed } = line;
			if (owed <= mostForLong) return;
			if (owed > mostAtAll + largest) cut();
			else if (!timer) lookAgain(owed);
		},
		end: () => clearTimeout(timer)
	};
}
