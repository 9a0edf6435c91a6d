import type { Context } from '#server/context.ts';

/** What a read gives, and how many questions it asked the database for it. */
export async function questions<T>(context: Context, work: () => Promise<T>): Promise<{ result: T; asked: number }> {
	const { read } = context;
	let asked = 0;
	const counted = <Of extends object>(of: Of): Of =>
		new Proxy(of, {
			get(_target, key) {
				const value: unknown = Reflect.get(of, key);
				if (typeof value === 'object' && value !== null) return counted(value);
				if (typeof value !== 'function') return value;
				return (...args: unknown[]): unknown => {
					asked++;
					return (value as (...all: unknown[]) => unknown).apply(of, args);
				};
			}
		});
	Object.assign(context, { read: counted(read) });
	try {
		return { result: await work(), asked };
	} finally {
		Object.assign(context, { read });
	}
}
