import { cpSync, rmSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
	type Response
} from '@playwright/test';
import { startBuiltPortal, type BuiltPortal } from './built-portal.ts';
import { sessionsEach, tokenOf } from './sessions.ts';
import { template } from './template.ts';

interface PerTest {
	/** A browser context signed in as this person of the demo; each call is another browser of theirs. */
	person(email: string, options?: BrowserContextOptions): Promise<BrowserContext>;
	/** A browser context of somebody who has not signed in. */
	visitor(options?: BrowserContextOptions): Promise<BrowserContext>;
	/** A page of its own, signed in as this person. */
	pageOf(email: string, options?: BrowserContextOptions): Promise<Page>;
	/** No violation of WCAG 2.2 AA that axe can find. */
	expectAccessible(page: Page): Promise<void>;
}

interface PerWorker {
	portal: BuiltPortal;
	nextSession: (email: string) => string;
}

/** A page that was opened is one whose script runs: what is pressed before that is a plain form's. */
export function wakefulPages(context: BrowserContext): void {
	context.on('page', (page) => {
		for (const way of ['goto', 'reload'] as const) {
			const go = page[way].bind(page) as (...args: unknown[]) => Promise<Response | null>;
			const awake = async (...args: unknown[]) => {
				const response = await go(...args);
				const early = (args[1] as { waitUntil?: string } | undefined)?.waitUntil === 'commit';
				if (!early && response?.ok() && response.headers()['content-type']?.startsWith('text/html'))
					await page.locator('html[data-awake]').waitFor({ state: 'attached' });
				return response;
			};
			Object.assign(page, { [way]: awake });
		}
	});
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const test = base.extend<PerTest, PerWorker>({
	portal: [
		async ({}, use, worker) => {
			const data = `test-results/data-${worker.parallelIndex}`;
			rmSync(data, { recursive: true, force: true });
			cpSync(template, data, { recursive: true });
			const portal = await startBuiltPortal(data);
			await use(portal);
			await portal.stop();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	nextSession: [
		async ({}, use) => {
			const used = new Map<string, number>();
			await use((email) => {
				const n = used.get(email) ?? 0;
				if (n >= sessionsEach) throw new Error(`${email} has no session left; raise sessionsEach`);
				used.set(email, n + 1);
				return tokenOf(email, n);
			});
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ portal }, use) => use(portal.origin),
	visitor: async ({ browser, portal, serviceWorkers }, use) => {
		const open: BrowserContext[] = [];
		const faults: string[] = [];
		await use(async (options = {}) => {
			const context = await browser.newContext({ baseURL: portal.origin, serviceWorkers, ...options });
			context.on('weberror', (fault) => faults.push(String(fault.error().stack ?? fault.error())));
			if (options.javaScriptEnabled !== false) wakefulPages(context);
			open.push(context);
			return context;
		});
		await Promise.all(open.map((context) => context.close()));
		expect(faults, 'no page threw').toEqual([]);
	},
	person: async ({ visitor, portal, nextSession }, use) => {
		await use(async (email, options) => {
			const context = await visitor(options);
			await context.addCookies([
				{ name: 'samsyn', value: nextSession(email), url: portal.origin, httpOnly: true, sameSite: 'Lax' }
			]);
			return context;
		});
	},
	pageOf: async ({ person }, use) => {
		await use(async (email, options) => (await person(email, options)).newPage());
	},
	expectAccessible: async ({}, use) => {
		await use(async (page) => {
			const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
			const told = violations.map(({ id, help, nodes }) => ({
				id,
				help,
				where: nodes.slice(0, 3).map((node) => `${String(node.target)} ${node.failureSummary ?? ''}`)
			}));
			expect(told, `axe on ${page.url()}`).toEqual([]);
		});
	}
});

export { expect };
