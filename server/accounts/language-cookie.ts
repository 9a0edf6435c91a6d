import type { Cookies } from '@sveltejs/kit';
import { cookieMaxAge, cookieName } from '#lib/i18n/paraglide/runtime.js';
import { context } from '#server/context.ts';

/** Keeps the language in the browser, where the pages' own code reads it too. */
export const keepLanguage = (cookies: Cookies, language: 'sv' | 'en'): void =>
	cookies.set(cookieName, language, {
		path: '/',
		maxAge: cookieMaxAge,
		sameSite: 'lax',
		httpOnly: false,
		secure: context().config.origin.startsWith('https:')
	});

/** Somebody signs in on a new device: it takes their language, unless another was chosen on it. */
export function bringLanguage(cookies: Cookies, language: string): void {
	if (!cookies.get(cookieName)) keepLanguage(cookies, language === 'en' ? 'en' : 'sv');
}
