import type { Page } from '@playwright/test';

/** Holds the answers to such questions until they are let go; the server has done what the first asked by `done`. */
export async function holdAnswer(page: Page, url: string | RegExp, method: 'GET' | 'POST') {
	const [done, letGo] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
	await page.route(url, async (route) => {
		if (route.request().method() !== method) return route.fallback();
		const response = await route.fetch({ maxRedirects: 0 });
		done.resolve(null);
		await letGo.promise;
		await route.fulfill({ response });
	});
	return { done: done.promise, letGo: () => letGo.resolve(null) };
}
