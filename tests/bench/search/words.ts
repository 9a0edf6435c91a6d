/** The same numbers on every machine. */
export function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

const first = (
	'samverkan arbete rehabilitering förbund kommun region ungdom försörjning budget insats mål uppföljning medel ' +
	'verksamhet hälsa studie praktik stöd hand process resurs utveckling möte beslut plan avtal kompetens bostad ekonomi ' +
	'välfärd forskning metod dialog grupp nätverk arbetsgivare deltagare utbildning integration språk barn familj'
).split(' ');
const second = (
	's s s s grupp plan mål beslut förslag underlag rapport stöd team ansvar fråga behov uppdrag modell avtal kostnad ' +
	'redovisning utredning nämnd samordnare dag år möte analys arbete'
).split(' ');
const endings = ['', '', '', 'en', 'et', 'er', 'erna', 's', 'ens'];
const between = 'och att i för med på som av till är vi kan har inte en ett om från det ska'.split(' ');

/** Few words come often and many seldom, as in any text. */
const pick = (list: readonly string[], next: () => number) => list[Math.floor(next() ** 2 * list.length)] ?? '';

/** A text of so many words, with the endings and compounds of Swedish: some 20,000 forms. */
export function text(next: () => number, words: number): string {
	const out: string[] = [];
	while (out.length < words) {
		if (next() < 0.4) out.push(pick(between, next));
		else {
			const tail = next() < 0.5 ? pick(second, next) : '';
			out.push(`${pick(first, next)}${tail === '' ? '' : `s${tail}`}${endings[Math.floor(next() * endings.length)]}`);
		}
	}
	return out.join(' ');
}
