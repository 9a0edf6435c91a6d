import { Refused, type Subject } from './messages.ts';

/** Milliseconds for which a document that could not be read is not tried again. */
const pause = 30_000;

type At = Pick<Subject, 'document' | 'epoch'>;
const keyOf = ({ document, epoch }: At): string => `${epoch}/${document}`;

/** Documents whose stored bytes cannot be trusted: they are refused as 'unavailable', and their bytes stay. */
export function createQuarantine(now: () => number, report: (message: string, about: object) => void) {
	const closed = new Map<string, { readonly until: number; readonly why: string }>();
	return {
		put({ document, epoch }: At, why: string): void {
			const key = keyOf({ document, epoch });
			const known = closed.has(key);
			closed.set(key, { until: now() + pause, why });
			if (!known) report('a document cannot be read and is closed', { document, epoch, why, quarantined: closed.size });
		},
		/** Throws Refused while it is not to be tried again. */
		ask(at: At): void {
			const put = closed.get(keyOf(at));
			if (put && put.until > now()) throw new Refused('unavailable', put.why);
		},
		/** It could be read. */
		end: (at: At) => void closed.delete(keyOf(at)),
		size: (): number => closed.size
	};
}
