import { endings } from './type-of.ts';
import type { FileType } from './file-types.ts';

const longest = 120;

/** Lower-case ending of a name without the dot; '' if it has none. */
export const endingOf = (name: string): string =>
	/\.([\p{L}\p{N}]{1,10})$/u.exec(name.trim())?.[1]?.toLowerCase() ?? '';

/**
 * A name that can be shown, sent in a header and saved on any system: no folders, no control characters, none that turn
 * the direction of writing (by which "fdp.exe" reads "exe.pdf"), at most 120 characters, and an ending that tells the
 * truth of the content.
 */
export function cleanName(name: string, type: FileType): string {
	const [last = ''] = name.slice(-1000).normalize('NFC').split(/[/\\]/).slice(-1);
	const plain = last
		.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
		.replaceAll(/[<>:"|?*]/g, '_')
		.replaceAll(/\s+/g, ' ')
		.replace(/^[.\s]+/, '')
		.replace(/[.\s]+$/, '');
	const ending = endingOf(plain);
	const truthful = endings(type).includes(ending);
	const stem = truthful ? plain.slice(0, -ending.length - 1).trim() : plain;
	const tail = `.${truthful ? ending : type.extension}`;
	// Cut by characters, not by halves of them.
	const cut = [...(stem || 'fil')]
		.slice(0, longest - tail.length)
		.join('')
		.trim();
	return `${/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(cut) ? `${cut}_` : cut}${tail}`;
}
