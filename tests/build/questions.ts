import type { Context } from '#server/context.ts';

const isAnswer = (value: unknown): value is PromiseLike<unknown> =>
	typeof value === 'object' && value !== null && 'then' in value;

/** What a read gives, how many questions it asked the database for it, and how many rows it got. */
export async function questions<T>(
	context: Context,
	work: () => Promise<T>
): Promise<{ result: T; asked: number; rows: number }> {
	const { read } = context;
	let asked = 0;
	let rows = 0;
	const counted = <Of extends object>(of: Of): Of =>
		new Proxy(of, {
			get(_target, key) {
				const value: unknown = Reflect.get(of, key);
				if (typeof value === 'object' && value !== null) return counted(value);
				if (typeof value !== 'function') return value;
				return (...args: unknown[]): unknown => {
					asked++;
					const answer = (value as (...all: unknown[]) => unknown).apply(of, args);
					if (!isAnswer(answer)) return answer;
					return answer.then((got) => {
						rows += Array.isArray(got) ? got.length : 1;
						return got;
					});
				};
			}
		});
	Object.assign(context, { read: counted(read) });
	try {
		const result = await work();
		return { result, asked, rows };
	} finally {
		Object.assign(context, { read });
	}
}
