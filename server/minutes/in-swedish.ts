import { withinLanguage } from '#server/mail/within-language.ts';

/** Makes something, waiting or not, with Swedish as the language of every message: an authority's papers are in Swedish. */
export const inSwedish = <Result>(make: () => Result): Result => withinLanguage('sv', make);
