import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { portal } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context, type Context } from '#server/context.ts';
import { countAttempt } from './count-attempt.ts';
import { forgetAttempts } from './forget-attempts.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How often something may be tried, by whom (docs/rules.md A8). An account's own limit is a day long and never more:
 * whoever spends it for somebody else shuts the password for that day, and the code by mail stays open.
 */
export const limits = {
	'sign-in.account-ip': { points: 10, seconds: 15 * minute },
	'sign-in.account': { points: 100, seconds: day },
	// Many share an authority's address; those who sign in rightly are not counted.
	'sign-in.ip': { points: 100, seconds: 15 * minute },
	'code-try.account-ip': { points: 10, seconds: 15 * minute },
	'code-try.account': { points: 50, seconds: day },
	'code-try.ip': { points: 100, seconds: 15 * minute },
	// Five for one visitor; a stranger who spends theirs leaves the owner of the address some.
	'mail.address-ip': { points: 5, seconds: hour },
	'mail.address': { points: 20, seconds: hour },
	'mail.ip': { points: 30, seconds: hour },
	'link.ip': { points: 100, seconds: 15 * minute },
	'guest-code.ip': { points: 100, seconds: 15 * minute },
	// A whole assembly comes in from one authority's address within minutes.
	'sheet-door.ip': { points: 1_000, seconds: 15 * minute },
	'genuine.ip': { points: 60, seconds: 15 * minute },
	'fault.ip': { points: 5, seconds: hour }
} as const;
export type LimitKind = keyof typeof limits;

// The library's Prisma store empties an expired row and then counts, in two writes. Ours counts in one command and lets
// the first of the two pass, since `countAttempt` begins anew by itself. It reads times by the machine's clock.
interface Row {
	create: { key: string; points: number; expire: Date };
}
const counters = {
	deleteMany: async ({ where }: { where: { key: string; expire?: unknown } }) => ({
		count: where.expire === undefined && (await forgetAttempts(portal, { key: where.key })) ? 1 : 0
	}),
	upsert: async ({ create: { key, points, expire } }: Row) => {
		const seconds = Math.max(1, Math.round((expire.getTime() - Date.now()) / 1000));
		const row = await countAttempt(portal, { key, points, seconds });
		return { key, points: row.points, expire: new Date(Date.now() + row.left) };
	}
};

const made = new WeakMap<Context, Map<LimitKind, RateLimiterPrisma>>();

function limiter(kind: LimitKind): RateLimiterPrisma {
	const here = context();
	const known = made.get(here) ?? new Map<LimitKind, RateLimiterPrisma>();
	made.set(here, known);
	const { points, seconds } = limits[kind];
	const one =
		known.get(kind) ??
		new RateLimiterPrisma({
			storeClient: { counters },
			tableName: 'counters',
			clearExpiredByTimeout: false,
			keyPrefix: '',
			points,
			duration: seconds,
			// Once over, the answer comes from memory: a flood of attempts does not occupy the one writer.
			inMemoryBlockOnConsumed: points + 1
		} as ConstructorParameters<typeof RateLimiterPrisma>[0]);
	known.set(kind, one);
	return one;
}

/** A counter's key tells nobody whose it is. */
const keyOf = (kind: LimitKind, keys: readonly string[]) =>
	createHmac('sha256', context().config.secret)
		.update(JSON.stringify(['limit', kind, ...keys]))
		.digest('base64url');

/**
 * Counts one attempt and refuses 'rate.limited' when there were too many. The count comes before the work it guards, so
 * that attempts in parallel cannot slip past. Out: how many there have been in this span of time.
 */
export async function limit(kind: LimitKind, ...keys: string[]): Promise<number> {
	try {
		return (await limiter(kind).consume(keyOf(kind, keys))).consumedPoints;
	} catch (no) {
		if (no instanceof RateLimiterRes) refuse('rate.limited');
		throw no;
	}
}

/** Takes one attempt back: it was a right one. */
export async function giveBack(kind: LimitKind, ...keys: string[]): Promise<void> {
	await limiter(kind).reward(keyOf(kind, keys));
}

/** Forgets all attempts of one counter. */
export async function forgive(kind: LimitKind, ...keys: string[]): Promise<void> {
	await limiter(kind).delete(keyOf(kind, keys));
}

/** The address that counts as one visitor: of IPv6 the /64, which one customer has billions of addresses in. */
export function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (!isIPv6(plain)) return plain;
	const [head = '', tail = ''] = plain.split('::');
	const left = head.split(':').filter(Boolean);
	const right = tail.split(':').filter(Boolean);
	const zeros = plain.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
	return [...left, ...zeros, ...right]
		.slice(0, 4)
		.map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
		.join(':');
}
