import type { Language } from '#lib/i18n/dates.ts';
import { getServerAsyncLocalStorage } from '#lib/i18n/paraglide/runtime.js';

/** Makes something, waiting or not, with a language of its own for every message: a letter is in its reader's. */
export function withinLanguage<Result>(locale: Language, make: () => Result): Result {
	const storage = getServerAsyncLocalStorage();
	return storage ? (storage.run({ ...storage.getStore(), locale }, make) as Result) : make();
}
