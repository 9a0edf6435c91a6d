/**
 * What one connection may use: `perSecond` on average, `burst` at once. `now` in milliseconds, growing.
 * Out: takes an amount, false when there is too little left; `at` is now, for a caller who knows it.
 */
export function createBudget(
	limits: { perSecond: number; burst: number },
	now: () => number = () => performance.now()
) {
	let left = limits.burst;
	let last = now();
	return (amount: number, at = now()): boolean => {
		left = Math.min(limits.burst, left + ((at - last) / 1_000) * limits.perSecond) - amount;
		last = at;
		return left >= 0;
	};
}
