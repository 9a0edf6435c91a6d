import { storageCode } from './log.ts';
import type { Answer, Ask, Stored } from './messages.ts';
import { isWrite, refusedAnswer, type Round, type WriteAsk } from './write.ts';

/** Milliseconds for which a locked log is tried again before those who wait are told that it failed. */
const patience = 3_000;
const retryAfter = 25;

const isBusy = (error: unknown) => storageCode(error)?.startsWith('SQLITE_BUSY') ?? false;

/**
 * Does what is asked in rounds: first the writing of all who wait in one transaction, then everything else. While a
 * commit waits for the disk, what is asked gathers for the next one.
 */
export function createRounds(parts: {
	write(asks: readonly WriteAsk[]): Round;
	/** Everything but writing; what takes its time is a promise. Throws what it is refused with. */
	answer(ask: Exclude<Ask, WriteAsk>): unknown;
	send(stored: readonly Stored[], answers: readonly Answer[]): void;
	/** After a round behind which nothing waits. */
	rested(): void;
	/** The storage failed in a way that may not pass by itself. */
	broken(): void;
	now: () => number;
}) {
	let waiting: Ask[] = [];
	let next: 'at once' | 'locked' | null = null;
	let busySince: number | null = null;

	function write(asks: WriteAsk[]): Round | 'locked' {
		try {
			const round = parts.write(asks);
			busySince = null;
			return round;
		} catch (error) {
			busySince ??= parts.now();
			if (isBusy(error) && parts.now() - busySince < patience) return 'locked';
			busySince = null;
			return { stored: [], answers: asks.map((ask) => refusedAnswer(ask.id, error)) };
		}
	}

	function answer({ id }: Ask, given: () => unknown): Answer[] {
		try {
			const result = given();
			if (!(result instanceof Promise)) return [{ id, answer: result }];
			result.then(
				(late: unknown) => parts.send([], [{ id, answer: late }]),
				(error: unknown) => parts.send([], [refusedAnswer(id, error)])
			);
			return [];
		} catch (error) {
			return [refusedAnswer(id, error)];
		}
	}

	function round(): void {
		next = null;
		const asks = waiting;
		waiting = [];
		const writes = asks.filter(isWrite);
		const looks = asks.filter((ask): ask is Exclude<Ask, WriteAsk> => !isWrite(ask));
		const written = writes.length > 0 ? write(writes) : { stored: [], answers: [] };
		const locked = written === 'locked';
		// A lock passes: who reads what was just written waits for it, who joins does not.
		const later = locked ? looks.filter(({ name }) => name === 'read' || name === 'close') : [];
		const { stored, answers } = locked ? { stored: [], answers: [] } : written;
		for (const ask of looks) if (!later.includes(ask)) answers.push(...answer(ask, () => parts.answer(ask)));
		// A full disk and a lock pass by themselves; after anything else the connection may be unfit for use.
		if (answers.some((one) => 'refused' in one && /SQLITE_(?!FULL|BUSY)/.test(one.why))) parts.broken();
		if (stored.length + answers.length > 0) parts.send(stored, answers);
		if (locked) {
			waiting = [...writes, ...later, ...waiting];
			next = 'locked';
			setTimeout(round, retryAfter);
		} else if (waiting.length === 0) parts.rested();
	}

	function schedule(): void {
		if (next !== null) return;
		next = 'at once';
		setImmediate(round);
	}

	return {
		/** To be done after all that was asked before. */
		take(asks: readonly Ask[]): void {
			waiting.push(...asks);
			schedule();
		},
		/** To be done before all that waits. */
		takeFirst(asks: readonly Ask[]): void {
			waiting = [...asks, ...waiting];
			if (asks.length > 0) schedule();
		},
		/** Whether nothing waits and nothing will be done by itself. */
		resting: (): boolean => next === null
	};
}
