import { getServerAsyncLocalStorage } from '#lib/i18n/paraglide/runtime.js';

/** Makes something, waiting or not, with Swedish as the language of every message: an authority's papers are in Swedish. */
export function inSwedish<Result>(make: () => Result): Result {
	const storage = getServerAsyncLocalStorage();
	return storage ? (storage.run({ ...storage.getStore(), locale: 'sv' }, make) as Result) : make();
}
