import { personalNumbers } from '#lib/minutes/personal-numbers.ts';

/** A text without the personal identity numbers in it: they are neither found nor shown. */
export const withoutNumbers = (text: string): string =>
	personalNumbers(text).reduce((rest, number) => rest.replaceAll(number, '…'), text);
