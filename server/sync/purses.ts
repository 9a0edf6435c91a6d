import { createBudget } from './budget.ts';

/** What one line may use; `work` in milliseconds of the document worker. */
const ofLine = {
	messages: { perSecond: 300, burst: 1_500 },
	bytes: { perSecond: 1 << 20, burst: 6 << 20 },
	work: { perSecond: 100, burst: 3_000 },
	/** Whole documents asked for, and who is there; and comparisons. */
	openings: { perSecond: 1, burst: 10 },
	comparisons: { perSecond: 0.2, burst: 5 }
};
/** What all lines of one account may use together: many tabs, one person. */
const ofAccount = {
	messages: { perSecond: 1_200, burst: 6_000 },
	bytes: { perSecond: 4 << 20, burst: 24 << 20 },
	work: { perSecond: 250, burst: 6_000 },
	joins: { perSecond: 10, burst: 200 },
	/** Three for each join: for those who come back, and for who is there. */
	openings: { perSecond: 30, burst: 600 }
};
const mostOfAccount = 100;
/** What comes from one address, which may be a whole municipality behind one router. */
const ofAddress = {
	knocks: { perSecond: 200, burst: 5_000 },
	/** Knocks that were refused: guessing is slow, and a person's own are few. */
	refusals: { perSecond: 10, burst: 500 }
};
const mostOfAddress = 5_000;
/** Milliseconds after which a purse that nobody holds is full again. */
const fullAgain = 60_000;

type Limits = Readonly<Record<string, { perSecond: number; burst: number }>>;
type Spend = (amount: number, at?: number) => boolean;
type Spends<Of extends Limits> = { readonly [Name in keyof Of]: Spend };

function budgets<Of extends Limits>(limits: Of, now: () => number): Spends<Of> {
	const made = Object.entries(limits).map(([name, limit]) => [name, createBudget(limit, now)]);
	return Object.fromEntries(made) as Spends<Of>;
}

/** What a line may use, and its account with it. Each takes an amount, and is false when there is too little left. */
export interface LinePurse extends Pick<Spends<typeof ofLine>, 'openings' | 'comparisons'> {
	/** One message of so many bytes. */
	message(size: number): boolean;
	work(milliseconds: number): boolean;
}

interface Held<Purse> {
	readonly purse: Purse;
	held: number;
	leftAt: number;
}

/** Takes one while there is something left; whoever is refused and tries again does not get deeper into debt. */
const one = (spend: Spend): boolean => spend(0) && (spend(1), true);

/** One purse for each name, as long as somebody holds it and until it would be full again. */
function kept<Purse>(make: () => Purse, now: () => number) {
	const all = new Map<string, Held<Purse>>();
	return {
		of(name: string): Held<Purse> {
			const there = all.get(name) ?? { purse: make(), held: 0, leftAt: now() };
			all.set(name, there);
			return there;
		},
		forget(): void {
			for (const [name, { held, leftAt }] of all) if (held === 0 && now() - leftAt > fullAgain) all.delete(name);
		}
	};
}

/** All that limits who comes through the door and what they use. `now` in milliseconds, growing. */
export function createPurses(now: () => number = () => performance.now()) {
	const accounts = kept(() => budgets(ofAccount, now), now);
	const addresses = kept(() => budgets(ofAddress, now), now);

	/** Takes a place if there is one. Out: gives it back; null when there is none. */
	function place(held: Held<unknown>, most: number): (() => void) | null {
		if (held.held >= most) return null;
		held.held += 1;
		return () => {
			held.held -= 1;
			held.leftAt = now();
		};
	}

	return {
		/**
		 * Somebody knocks from an address. Out: what to do when they are refused and when they leave; null when too many
		 * come from there.
		 */
		knock(address: string): { refused(): void; left(): void } | null {
			const here = addresses.of(address);
			const { knocks, refusals } = here.purse;
			const left = refusals(0) && one(knocks) ? place(here, mostOfAddress) : null;
			here.leftAt = now();
			return left && { refused: () => void refusals(1), left };
		},
		/** An account opens a line. Out: what the line may use, and what to do when it ends; null when there are too many. */
		open(account: string): { purse: LinePurse; left(): void } | null {
			const whose = accounts.of(account);
			const left = one(whose.purse.joins) ? place(whose, mostOfAccount) : null;
			if (!left) return null;
			const own = budgets(ofLine, now);
			const shared = whose.purse;
			// All are taken from, whichever says no.
			const all = (...enough: boolean[]): boolean => enough.every(Boolean);
			const purse: LinePurse = {
				openings: (count) => all(own.openings(count), shared.openings(count)),
				comparisons: own.comparisons,
				message(size) {
					const at = now();
					return all(own.messages(1, at), shared.messages(1, at), own.bytes(size, at), shared.bytes(size, at));
				},
				work: (milliseconds) => all(own.work(milliseconds), shared.work(milliseconds))
			};
			return { purse, left };
		},
		/** Called now and then. */
		forget(): void {
			accounts.forget();
			addresses.forget();
		}
	};
}
