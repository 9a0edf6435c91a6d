import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './node-24.mjs';
import { node, run } from './process.mjs';
import { say, ScriptError } from './say.mjs';

const elsewhere = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** Where a browser for the tests lies: Playwright's own, else the system's; null when there is none. */
export function findBrowser() {
	const { chromium } = createRequire(import.meta.url)('@playwright/test');
	const own = chromium.executablePath();
	return [own, ...elsewhere].find((path) => path && existsSync(path)) ?? null;
}

const isDebian = () => existsSync('/etc/debian_version') || /debian|ubuntu/i.test(release());
const release = () => (existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');
const isRoot = () => process.getuid?.() === 0;

/** Sees to it that there is a browser: the system's as root on Debian, else Playwright's own. */
export async function bringBrowser() {
	if (findBrowser()) return;
	if (isDebian() && isRoot()) {
		say("Bringing Debian's chromium for the browser tests …");
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update'], { env, quiet: true });
		await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, quiet: true });
		if (findBrowser()) return;
	}
	say("Bringing Playwright's chromium for the browser tests …");
	await node(join(root, 'node_modules/@playwright/test/cli.js'), ['install', 'chromium'], { cwd: root, quiet: true });
	if (!findBrowser())
		throw new ScriptError('No browser for the tests could be found or brought. Install Chromium and run this again.');
}
