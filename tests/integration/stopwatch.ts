/** How often it looks, in milliseconds. */
const step = 10;

/**
 * Starts a watch that goes while this process has its turn, and stands still while the machine does other things: for
 * bounds on what the portal does, on a machine that is busy. Out: asks it, in milliseconds.
 */
export function stopwatch(): () => number {
	let steps = 0;
	setInterval(() => (steps += 1), step).unref();
	return () => steps * step;
}
