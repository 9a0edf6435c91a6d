import { addItem, titleOf } from '#lib/agenda/doc.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import { createLines } from '#lib/yjs/line.ts';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { browserSocket, doorOf } from '../integration/sync-client.ts';
import { browserTunnel } from '../integration/tunnel-client.ts';
import type { OwnPortal } from './own-portal.ts';
import type { Proxy } from './proxy.ts';

const agenda = documentKinds['agenda'] as DocumentKind;
/** The item whose title everybody writes in. */
const shared = 'A'.repeat(22);
/** Letters are drawn from the planes beyond the first, so that each is typed once by one person: where one is missing, it is known whose. */
const firstLetter = 0x20000;
const lettersEach = 90_000;

export interface PersonParts {
	readonly portal: OwnPortal;
	readonly who: number;
	readonly document: string;
	readonly proxy: Proxy;
	/** No WebSocket gets through where this person sits. */
	readonly blocked: boolean;
	readonly random: () => number;
	/** Milliseconds between two letters at most. */
	readonly pace: number;
}

/**
 * Somebody who writes whatever happens: online, offline, in a new tab. `owed` is what their page has called kept on this
 * device or saved on the server; that must never be lost, and it is all that a page which is killed has promised.
 */
export function scriptedPerson(parts: PersonParts) {
	const { portal, who, document, proxy, blocked, random, pace } = parts;
	const cookie = portal.cookies[who] ?? '';
	const owed: string[] = [];
	const unpromised: string[] = [];
	let count = 0;
	let typed: string[] = [];
	let promised = 0;
	let page = openPage();
	let timer: ReturnType<typeof setTimeout> | undefined;

	function openPage(): OpenDocument {
		const { Socket } = createLines({
			Socket: blocked ? browserSocket('', 'ws://localhost:1') : browserSocket(cookie),
			Tunnel: browserTunnel(proxy.origin, cookie),
			probe: () => Promise.resolve(!blocked),
			recall: () => blocked,
			keep: () => undefined,
			random
		});
		const opened = openDocument({
			id: document,
			epoch: 1,
			kind: agenda,
			account: portal.devices[who] ?? null,
			url: doorOf(proxy.origin),
			Socket
		});
		opened.listen(() => {
			const { kept, unsaved, ready } = opened.status();
			if (opened === page && ready && (kept || !unsaved)) promised = typed.length;
		});
		return opened;
	}

	function type(): void {
		const title = titleOf(page.doc, shared);
		if (page.status().ready && title) {
			const letter = String.fromCodePoint(firstLetter + who * lettersEach + count);
			count += 1;
			typed.push(letter);
			// Each letter is two units long; a place within one would split it.
			title.insert(2 * Math.floor(random() * (title.length / 2 + 1)), letter);
		}
		timer = setTimeout(type, random() * pace);
	}
	type();

	return {
		proxy,
		blocked,
		status: () => page.status(),
		text: () => titleOf(page.doc, shared)?.toString() ?? '',
		stop: () => clearTimeout(timer),
		/** The tab is gone in this moment, and another is opened on the same device. */
		killTab(): void {
			proxy.blow('cut');
			owed.push(...typed.slice(0, promised));
			unpromised.push(...typed.slice(promised));
			typed = [];
			promised = 0;
			const dead = page;
			page = openPage();
			dead.vanish();
		},
		/** Letters that must be in the document, now that this page has stopped typing and says that all is saved. */
		owed: () => [...owed, ...typed],
		unpromised: () => unpromised,
		typed: () => count,
		end() {
			clearTimeout(timer);
			page.destroy();
		}
	};
}

export type ScriptedPerson = ReturnType<typeof scriptedPerson>;

/** Somebody lays the item that everybody writes in. */
export function laySharedItem(client: OpenDocument): void {
	addItem(client.doc, { id: shared, title: '' });
}
export const sharedText = (client: OpenDocument): string => titleOf(client.doc, shared)?.toString() ?? '';
export { agenda };
