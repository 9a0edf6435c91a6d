import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const browser = findBrowser();

// Two workers, each one browser; every test has a portal of its own, and people are browser contexts. No retries: a test
// that fails now and then is a fault, in the product or in the test. The times are patience; tests/bench measures.
export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	globalSetup: './tests/e2e/template.ts',
	workers: 2,
	fullyParallel: true,
	retries: 0,
	timeout: 90_000,
	expect: { timeout: 15_000 },
	forbidOnly: process.env['CI'] !== undefined,
	reporter: [['list']],
	use: {
		// It fetches the whole shell for every browser context; the files that are about it, and the main job, let it.
		serviceWorkers: 'block',
		locale: 'sv-SE',
		timezoneId: 'Europe/Stockholm',
		viewport: { width: 1280, height: 800 },
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		launchOptions: {
			...(browser ? { executablePath: browser } : {}),
			args: [
				...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-quic',
				'--no-first-run',
				'--disable-sync'
			]
		}
	}
});
