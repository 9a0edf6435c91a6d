/** Longest private note, in characters. */
export const limits = { note: 10_000 } as const;
