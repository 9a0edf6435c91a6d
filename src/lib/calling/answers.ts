import { m } from '#lib/i18n/paraglide/messages.js';

/** How somebody answers a calling: comes in the room, takes part from elsewhere, or cannot come. */
export const answers = ['room', 'remote', 'away'] as const;
export type CallingAnswer = (typeof answers)[number];

/** "Deltar på plats", "Deltar på distans", "Har förhinder". */
export const answerWord = (answer: CallingAnswer): string =>
	({ room: m.calling_answer_room, remote: m.calling_answer_remote, away: m.calling_answer_away })[answer]();

/** A word of the database as an answer; null for what is none. */
export const answerOf = (word: string | null | undefined): CallingAnswer | null =>
	answers.find((one) => one === word) ?? null;
