/** How much of what others do on a sheet is read aloud: everything, steps and time only, or nothing. */
export const louds = ['all', 'steps', 'none'] as const;
export type Loud = (typeof louds)[number];
export const isLoud = (word: unknown): word is Loud => louds.some((one) => one === word);

/** Whether news of a kind is said: of steps and time, or of notes. What one does oneself is always answered. */
export const isHeard = (loud: Loud, kind: 'steps' | 'notes'): boolean =>
	loud === 'all' || (loud === 'steps' && kind === 'steps');
