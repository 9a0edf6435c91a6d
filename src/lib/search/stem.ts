/**
 * The Swedish stemmer of the Snowball project as its version 3 publishes it (snowballstem.org/algorithms/swedish), and one
 * rule of our own after it. What is cut off is no linguist's root: it only has to be the same for the forms of a word, and
 * index and question go through the same function.
 */
const vowels = 'aeiouyäåö';
const isVowel = (sign: string | undefined): boolean => sign !== undefined && vowels.includes(sign);

const endings = [
	...['a', 'arna', 'erna', 'heterna', 'orna', 'ad', 'e', 'ade', 'ande', 'arne', 'are', 'aste', 'en', 'anden', 'aren'],
	...[
		'heten',
		'ern',
		'ar',
		'er',
		'heter',
		'or',
		'as',
		'arnas',
		'ernas',
		'ornas',
		'es',
		'ades',
		'andes',
		'ens',
		'arens'
	],
	...['hetens', 'erns', 'at', 'andet', 'het', 'ast', 's', 'et']
].toSorted((a, b) => b.length - a.length);

/** Before an s that is an ending and not part of the word. */
const beforeS = /[bcdfghjklmnoprtvy]$/;
/** Words that end so carry their -et in themselves: nyhet, kapacitet, majoritet, paket. */
const keepsEt = /(?:h|iet|uit|fab|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|ivit|kvit|xit|kom|rak|pak|stak)$/;
const doubled = /(?:dd|gd|nn|dt|gt|kt|tt)$/;

/** Where the endings may begin: after the first consonant that follows a vowel, and after three letters. */
function region(word: string): number {
	let at = 0;
	while (at < word.length && !isVowel(word[at])) at++;
	while (at < word.length && isVowel(word[at])) at++;
	return at < word.length ? Math.max(at + 1, 3) : word.length;
}

/** Whether -et after this is an ending: a consonant after a vowel that does not begin the word. */
const takesEt = (rest: string): boolean =>
	rest.length > 2 && !isVowel(rest.at(-1)) && isVowel(rest.at(-2)) && !keepsEt.test(rest);

function withoutEnding(word: string, from: number): string {
	const ending = endings.find((one) => word.length - one.length >= from && word.endsWith(one));
	if (ending === undefined) return word;
	const rest = word.slice(0, -ending.length);
	if (ending === 'et') return takesEt(rest) ? rest : word;
	if (ending !== 's') return rest;
	if (rest.endsWith('et') && takesEt(rest.slice(0, -2))) return rest.slice(0, -2);
	return beforeS.test(rest) ? rest : word;
}

/**
 * Ours: Snowball leaves -et after two consonants alone, and with it protokollet, förbundet, ämnet, ärendet, which people
 * here write every day. Not budget and not enhet, whose -et is their own.
 */
const afterTwo = /(?<=[aeiouyäåö].*[^aeiouyäåö]{2})(?<!h|dg)ets?$/;

const lasts = ['fullt', 'lig', 'els', 'öst', 'ig'];

/** The stem of a Swedish word in small letters; a word of another language comes back as it is or a little shorter. */
export function stem(word: string): string {
	if (word.length < 3) return word;
	const from = region(word);
	let stemmed = withoutEnding(word, from);
	const definite = stemmed === word || `${stemmed}s` === word ? afterTwo.exec(word) : null;
	if (definite && definite.index >= from) stemmed = word.slice(0, definite.index);
	if (stemmed.length - 2 >= from && doubled.test(stemmed)) stemmed = stemmed.slice(0, -1);
	const last = lasts.find((one) => stemmed.length - one.length >= from && stemmed.endsWith(one));
	if (last === 'fullt') return stemmed.slice(0, -1);
	if (last === 'öst') return /[iklnprtuv]öst$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
	return last === undefined ? stemmed : stemmed.slice(0, -last.length);
}
