import { markOf } from './dots.ts';

/** What somebody wrote or chose in one place; nothing at all: the place is empty. */
interface Said {
	readonly text: string;
	readonly values: readonly string[];
}

/** A short mark of what stands in a place, the same wherever it is made: a form sends a line's end in two signs. */
export const ownMark = ({ text, values }: Said): string =>
	markOf(JSON.stringify([text.replaceAll('\r\n', '\n').trim(), values.filter((one) => one !== '').join(' ')]));

/** Most marks that go along with words. */
export const mostMarks = 20;
