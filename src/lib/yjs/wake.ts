/** Milliseconds between two looks at the clock, and how much later than that one may come before it was sleep. */
const beat = 2_000;
const jump = 10_000;
/** A tab that was hidden for less has its connections as it left them. */
const longHidden = 30_000;

/**
 * Hears of the moments after which a connection may be dead without anybody having said so. `slept`: the computer slept
 * or the page lay in the browser's cache, so it is dead; else the tab was hidden for long, and it may be. Out: stops.
 */
export function listenWake(wake: (slept: boolean) => void): () => void {
	if (typeof document === 'undefined') return () => undefined;
	let last = Date.now();
	let hiddenAt: number | null = document.visibilityState === 'hidden' ? last : null;
	const tick = setInterval(() => {
		const before = last;
		last = Date.now();
		// The clock of a hidden tab stands still now and then without any sleep.
		if (hiddenAt === null && last - before > beat + jump) wake(true);
	}, beat);
	const shown = () => {
		const since = hiddenAt;
		hiddenAt = document.visibilityState === 'hidden' ? Date.now() : null;
		last = Date.now();
		if (since !== null && hiddenAt === null && last - since > longHidden) wake(false);
	};
	const restored = (event: PageTransitionEvent) => {
		if (event.persisted) wake(true);
	};
	const resumed = () => wake(true);
	document.addEventListener('visibilitychange', shown);
	document.addEventListener('resume', resumed);
	window.addEventListener('pageshow', restored);
	return () => {
		clearInterval(tick);
		document.removeEventListener('visibilitychange', shown);
		document.removeEventListener('resume', resumed);
		window.removeEventListener('pageshow', restored);
	};
}
