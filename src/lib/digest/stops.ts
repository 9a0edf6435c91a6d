/** What of the letters somebody can stop: the daily digest, and word that an organisation's pack is there. */
export const stopWords = ['digest', 'packs'] as const;
export type StopWord = (typeof stopWords)[number];

export const stopWordOf = (word: string): StopWord | null => stopWords.find((one) => one === word) ?? null;
