/**
 * When a version is kept by itself, in milliseconds: after so long without writing, and at least so often while people go
 * on. Five minutes is a pause in which somebody has left the table; half an hour is what one can bear to lose sight of.
 */
export const versionPace = { quiet: 5 * 60_000, longest: 30 * 60_000 } as const;

/** Days for which every version is kept, and after which one a day becomes one a month. */
export const versionAge = { all: 7, daily: 90 } as const;

/** Longest name of a version, in characters. */
export const longestName = 80;
