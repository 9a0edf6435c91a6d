/** The time as the process sees it; tests and the demo put their own in its place. */
export interface Clock {
	now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
