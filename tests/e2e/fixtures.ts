import { AxeBuilder } from '@axe-core/playwright';
import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
	type Response
} from '@playwright/test';
import { join } from 'node:path';
import { startBuiltPortal, type BuiltPortal } from './built-portal.ts';
import { sessionsEach, tokenOf } from './sessions.ts';
import { copyTemplate } from './template.ts';

/** A test's own portal, which began as the demo. */
export interface TestPortal extends BuiltPortal {
	/** Its database; only a portal that is ended lets others write there. */
	readonly database: string;
	/** Opens it again, at the same address and with the same data, once it is ended. */
	reopen(settings?: Record<string, string>): Promise<void>;
}

interface PerTest {
	portal: TestPortal;
	/** A browser context signed in as this person of the demo; each call is another browser of theirs. */
	person(email: string, options?: BrowserContextOptions): Promise<BrowserContext>;
	/** A browser context of somebody who has not signed in. */
	visitor(options?: BrowserContextOptions): Promise<BrowserContext>;
	/** A page of its own, signed in as this person. */
	pageOf(email: string, options?: BrowserContextOptions): Promise<Page>;
	/** No violation of WCAG 2.2 AA that axe can find. */
	expectAccessible(page: Page): Promise<void>;
}

/**
 * A page that was opened is one whose script runs: what is pressed before that is a plain form's. Text is looked for
 * beside what is said to screen readers, which says the same again, a moment earlier or later.
 */
function preparePages(context: BrowserContext): void {
	context.on('page', (page) => {
		const textAnywhere = page.getByText.bind(page);
		page.getByText = (...args) => textAnywhere(...args).and(page.locator(`:not(${toScreenReaders})`));
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

const toScreenReaders = '.hush[aria-live]';

/** What was said to screen readers last. */
export const spoken = (page: Page) => page.locator(toScreenReaders);

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const test = base.extend<PerTest>({
	portal: [
		async ({}, use, { parallelIndex }) => {
			const data = copyTemplate(`data-${parallelIndex}`);
			let open = await startBuiltPortal(data);
			const { origin } = open;
			await use({
				...{ origin, database: join(data, 'samsyn.sqlite') },
				said: () => open.said(),
				stop: () => open.stop(),
				kill: () => open.kill(),
				async reopen(settings = {}) {
					// While it was closed, somebody else on the machine may have been given its port for a moment.
					await expect(async () => {
						open = await startBuiltPortal(data, { ...settings, PORT: new URL(origin).port });
					}).toPass({ timeout: 30_000 });
				}
			});
			await open.stop();
		},
		{ timeout: 60_000 }
	],
	baseURL: async ({ portal }, use) => use(portal.origin),
	visitor: async ({ browser, portal, serviceWorkers }, use) => {
		const open: BrowserContext[] = [];
		const faults: string[] = [];
		await use(async (options = {}) => {
			const context = await browser.newContext({ baseURL: portal.origin, serviceWorkers, ...options });
			context.on('weberror', (fault) => faults.push(String(fault.error().stack ?? fault.error())));
			if (options.javaScriptEnabled !== false) preparePages(context);
			open.push(context);
			return context;
		});
		await Promise.all(open.map((context) => context.close()));
		expect(faults, 'no page threw').toEqual([]);
	},
	person: async ({ visitor, portal }, use) => {
		const used = new Map<string, number>();
		await use(async (email, options) => {
			const n = used.get(email) ?? 0;
			if (n >= sessionsEach) throw new Error(`${email} has no session left; raise sessionsEach`);
			used.set(email, n + 1);
			const context = await visitor(options);
			await context.addCookies([
				{ name: 'samsyn', value: tokenOf(email, n), url: portal.origin, httpOnly: true, sameSite: 'Lax' }
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
