import { stemmer } from '@orama/stemmers/swedish';

/**
 * Words that end so carry -et in themselves and are no definite form: nyhet, kapacitet, majoritet, paket, budget. As
 * Snowball 3 lists them, and the last of our own.
 */
const own = /(?:h|iet|uit|fab|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|ivit|kvit|xit|kom|rak|pak|stak|dg)$/;
const definite = /^(.*[aeiouyäåö][^aeiouyäåö]{2,}|.+[aeiouyäåö][^aeiouyäåö])ets?$/;

/**
 * The stem of a Swedish word in small letters; a word of another language comes back as it is or a little shorter. It is
 * no linguist's root: it only has to be the same for the forms of a word, and index and question go through it alike.
 * Snowball's, with one rule of our own: the package leaves -et as it is, and with it mötet, beslutet, protokollet and
 * förbundet, which people here write every day. Where that makes two words one, more is found, never less.
 */
export function stem(word: string): string {
	const stemmed = stemmer(word);
	if (stemmed !== word && `${stemmed}s` !== word) return stemmed;
	const [, rest] = definite.exec(word) ?? [];
	return rest === undefined || own.test(rest) ? stemmed : stemmer(rest);
}
