import { navigating, page } from '$app/state';
import { contact } from '#lib/frame/contact.svelte.ts';
import { noteEarly } from '#lib/frame/early.ts';
import { keepingPage } from '#lib/frame/keep-page.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { announce } from '#lib/ui/announce.svelte.ts';
import { saved } from '#lib/yjs/saved.svelte.ts';

window.fetch = keepingPage(window.fetch.bind(window), {
	here: () => page.url,
	to: () => navigating.to?.url ?? null,
	stayed() {
		contact.stayed = true;
		announce(m.documents_stayed());
	},
	unsaved: () => saved.unsaved,
	sentence: () => m.documents_not_sent()
});

noteEarly(document);
