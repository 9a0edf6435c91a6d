import type { PrismaClient } from './generated/client.ts';

/** Milliseconds that count as one moment: what is true "now" is read once in each. */
const oneMoment = 1_000;
/** Milliseconds after which answers are let go even without a write, with the memory they hold. */
const life = 5_000;

const moments = new WeakSet<object>();

/**
 * The present, in a condition of a query ("has begun, has not ended"). Two such queries within a second are the same
 * question; what starts or ends on a day of its own is therefore seen that much late at the most.
 */
export function moment(now: Date | number): Date {
	const date = new Date(now);
	moments.add(date);
	return date;
}

/** The name of a question: the same for the same question. */
function nameOf(model: string, operation: string, args: unknown): string {
	return `${model}.${operation} ${JSON.stringify(args, function (this: Record<string, unknown>, key, value: unknown) {
		const before = this[key];
		if (before instanceof Date)
			return moments.has(before) ? `moment ${Math.floor(before.getTime() / oneMoment)}` : `date ${before.getTime()}`;
		return typeof value === 'bigint' ? `bigint ${value}` : value;
	})}`;
}

/** Many hold the same answer: whoever would change it is told by an error. */
function frozen<Value>(value: Value): Value {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value;
	for (const inner of Object.values(value)) frozen(inner);
	return Object.freeze(value);
}

const reading = /^(find|count$|aggregate$|groupBy$)/;
type Operation = (...args: unknown[]) => Promise<unknown>;

/** The client with every operation done by `by`: those of a model ("meeting.findMany") and its own ("$transaction"). */
function eachOperation(
	client: PrismaClient,
	by: (model: string, operation: string, args: unknown, run: () => Promise<unknown>) => Promise<unknown>
): PrismaClient {
	const around = <Of extends object>(of: Of, model: string): Of => {
		const made = new WeakMap<object, unknown>();
		const make = (value: object, key: string): unknown =>
			typeof value !== 'function'
				? around(value, key)
				: // A query begins when it is waited for, not when it is made.
					(...args: unknown[]) => by(model, key, args, async () => (value as Operation).apply(of, args));
		return new Proxy(of, {
			get(_target, key) {
				const value = Reflect.get(of, key) as unknown;
				if (typeof key === 'symbol' || /^(_|\$(on|connect|disconnect|extends)$)/.test(key)) return value;
				if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
				if (!made.has(value)) made.set(value, make(value, key));
				return made.get(value);
			}
		});
	};
	return around(client, '');
}

/**
 * When something changes, everybody in a room asks for the same rows in the same second. Between two writes the file
 * holds the same, so the same question is asked of it once and all get that answer; a write forgets all answers. That
 * is safe because this process alone writes (server/db/lock.ts) and because permission is asked of each person anew:
 * rows are shared, decisions are not.
 */
export function shareReads(read: PrismaClient, write: PrismaClient): { read: PrismaClient; write: PrismaClient } {
	let answers = new Map<string, Promise<unknown>>();
	let since = 0;
	const forget = () => {
		answers = new Map();
		since = performance.now();
	};

	function share(name: string, ask: () => Promise<unknown>): Promise<unknown> {
		if (performance.now() - since > life) forget();
		const known = answers.get(name);
		if (known) return known;
		const of = answers;
		const answer = ask().then(frozen);
		of.set(name, answer);
		// What failed is asked again by the next.
		answer.catch(() => of.delete(name));
		return answer;
	}

	return {
		read: eachOperation(read, (model, operation, args, run) =>
			reading.test(operation) ? share(nameOf(model, operation, args), run) : run()
		),
		write: eachOperation(write, (_model, _operation, _args, run) => run().finally(forget))
	};
}
