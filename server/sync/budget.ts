/**
 * What one connection may use: `perSecond` on average, `burst` at once. `now` in milliseconds, growing.
 * Out: takes an amount, false when there is too little left.
 */
export function createBudget(
	limits: { perSecond: number; burst: number },
	now: () => number = () => performance.now()
) {
	let left = limits.burst;
	let at = now();
	return (amount: number): boolean => {
		const then = at;
		at = now();
		left = Math.min(limits.burst, left + ((at - then) / 1_000) * limits.perSecond) - amount;
		return left >= 0;
	};
}
