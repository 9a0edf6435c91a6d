/** A meeting's number as it is said and printed: its year and its order in that year, "2026:2". */
export const ordinalLabel = (meeting: { readonly year: number; readonly ordinal: number }): string =>
	`${meeting.year}:${meeting.ordinal}`;

/** The next free number after the ones given; a number once given is not given again, also when the meeting was cancelled. */
export const nextOrdinal = (given: readonly number[]): number => Math.max(0, ...given) + 1;
