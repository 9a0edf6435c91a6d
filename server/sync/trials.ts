import type { Aside, Limit } from './aside.ts';
import { Late } from './aside.ts';
import type { AskOf, Answer } from './messages.ts';
import { Refused } from './messages.ts';
import { storageCode } from './log.ts';
import { refusedAnswer, type WriteAsk } from './write.ts';

type Append = AskOf<'append'>;

/** Milliseconds: the thread's own time for a trial, and the clock's on a machine that has much else to do. */
const limit: Limit = { working: 250, passing: 2_000 };
/** Trials that may wait, all in all. */
const mostWaiting = 100;
/** Milliseconds for which an account whose update exploded gets no further trial. */
const pause = 60_000;

/**
 * Updates that may take long are tried on a copy of the document, in a thread that is ended when it is late. Whoever
 * sent one waits, and what they send after it waits behind it, since it may build on it; everybody else goes on.
 */
export function createTrials(parts: {
	aside: Aside;
	now: () => number;
	/** The asks may be done now, in this order. */
	resume(asks: WriteAsk[]): void;
	answer(answer: Answer): void;
}) {
	const behind = new Map<number, WriteAsk[]>();
	/** By ask: the milliseconds of processor time that its trial took. */
	const passed = new Map<number, number>();
	const paused = new Map<string, number>();

	/** Out: why it is refused, or the milliseconds of processor time that it took. */
	async function judge({ input: { subject, account, update } }: Append): Promise<Refused | number> {
		try {
			const { refused, work } = await parts.aside.ask('trial', { subject, account, update }, limit);
			return refused ? new Refused(refused.refused, refused.why) : work;
		} catch (error) {
			if (error instanceof Late) {
				paused.set(account, parts.now() + pause);
				return new Refused('malformed', `it was too much work: ${error.message}`);
			}
			return new Refused('storage', storageCode(error) ?? String(error));
		}
	}

	async function run(ask: Append): Promise<void> {
		const { connection } = ask.input;
		const judged = await judge(ask);
		const refused = judged instanceof Refused;
		const waiting = behind.get(connection) ?? [];
		behind.delete(connection);
		if (refused) parts.answer(refusedAnswer(ask.id, judged));
		else passed.set(ask.id, judged);
		parts.resume(refused ? waiting : [ask, ...waiting]);
	}

	return {
		/** Takes an ask whose sender waits for a trial. Out: whether it did. */
		keepsBack(ask: WriteAsk): boolean {
			const waiting = ask.name === 'append' ? behind.get(ask.input.connection) : undefined;
			waiting?.push(ask);
			return waiting !== undefined;
		},
		/** Milliseconds of processor time its trial took; undefined when it had none. */
		cost: (ask: Append): number | undefined => passed.get(ask.id),
		/** It has been answered. */
		forget: (ask: WriteAsk) => void passed.delete(ask.id),
		/** Tries an update, beginning after this round. Throws Refused when there can be no trial now. */
		begin(ask: Append): null {
			const { account, connection } = ask.input;
			if ((paused.get(account) ?? 0) > parts.now()) throw new Refused('malformed', 'too much work, and not the first');
			paused.delete(account);
			if (behind.size >= mostWaiting) throw new Refused('storage', 'too many updates wait for their trial');
			behind.set(connection, []);
			// What was written before it must be in the file when the copy is made.
			setImmediate(() => void run(ask));
			return null;
		},
		/** Senders that wait. */
		waiting: (): number => behind.size
	};
}

export type Trials = ReturnType<typeof createTrials>;
