import { answers, type SoundingWord } from './proposal.ts';

/** A word from the database; anything else is no answer. */
export const soundingWord = (word: string): SoundingWord | '' => answers.find((one) => one === word) ?? '';

/** Having to anchor it at home first is an answer, and no position (Y8). */
export const isPosition = (word: SoundingWord | ''): boolean => word !== '' && word !== 'anchoring';

/** How many were asked, have answered, and support it as it stands. */
export function countPositions(given: readonly { readonly answer: SoundingWord | '' }[]) {
	return {
		asked: given.length,
		answered: given.filter(({ answer }) => answer !== '').length,
		supports: given.filter(({ answer }) => answer === 'supports').length
	};
}
