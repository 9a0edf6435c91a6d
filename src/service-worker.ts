/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
// Keeps what the portal is built of, and one page that says what this device keeps: shown in place of a page that cannot
// be reached. Never a page with anything of anybody's in it: those always come from the server.
import { build, files, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const instead = '/offline';
const name = `samsyn-${version}`;
const assets = new Set([...build, ...files]);

async function keep(): Promise<void> {
	const cache = await caches.open(name);
	await cache.addAll([...assets]);
	// Without the cookies, so that it is nobody's.
	const page = await fetch(`${instead}?kept`, { credentials: 'omit', cache: 'no-store' });
	if (!page.ok || page.redirected) throw new Error(`the page to show instead answers ${page.status}`);
	await cache.put(instead, page);
}

async function tidy(): Promise<void> {
	for (const other of await caches.keys()) if (other !== name) await caches.delete(other);
	await worker.registration.navigationPreload?.enable();
}

const kept = async (path: string): Promise<Response | undefined> => (await caches.open(name)).match(path);

async function navigate(event: FetchEvent): Promise<Response> {
	try {
		return ((await event.preloadResponse) as Response | undefined) ?? (await fetch(event.request));
	} catch (error) {
		const page = await kept(instead);
		if (page) return page;
		throw error;
	}
}

// A new version waits until the last page of the old one is closed: each page finds the files it was built with.
worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(tidy()));
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (assets.has(url.pathname)) event.respondWith(kept(url.pathname).then((file) => file ?? fetch(request)));
	else if (request.mode === 'navigate') event.respondWith(navigate(event));
});
