import { addItem } from '#lib/agenda/doc.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import { newId } from '#lib/ids/id.ts';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { deviceNameOf } from '#server/accounts/device-name.ts';
import type { writingScene } from '../build/scene.ts';
import { sessionCookieFor } from '../build/session.ts';
import { browserSocket, doorOf } from './sync-client.ts';
import { until } from './wait.ts';

export const agenda = documentKinds['agenda'] as DocumentKind;

/** A network that can be taken away from a page. */
function network(cookie: string) {
	const Socket = browserSocket(cookie);
	const sockets = new Set<WebSocket>();
	let up = true;
	return {
		Socket: function (url: string | URL, protocols?: string | string[]) {
			const socket = new Socket(up ? url : 'ws://localhost:1/sync/x', protocols);
			sockets.add(socket);
			return socket;
		} as unknown as typeof WebSocket,
		cut() {
			up = false;
			for (const socket of sockets) (socket as unknown as { terminate(): void }).terminate();
			sockets.clear();
		},
		mend: () => void (up = true)
	};
}

function write(client: OpenDocument, title: string): string {
	const id = newId();
	addItem(client.doc, { id, title });
	return id;
}
const titles = (client: OpenDocument) =>
	(agenda.read(client.doc) as { items: { title: string; removed: boolean }[] }).items
		.filter((item) => !item.removed)
		.map((item) => item.title)
		.sort();

/** The browsers of a scene's people, each with a journal of its own; `globalThis.indexedDB` is the device. */
export function deviceOf(scene: ReturnType<typeof writingScene>) {
	const name = (person = scene.member) => deviceNameOf(person.account.id);

	/** A page of somebody's browser with the document open. */
	async function page(person = scene.member, over: { epoch?: number; wait?: boolean } = {}) {
		const net = network(await sessionCookieFor(person));
		const client = openDocument({
			id: scene.document,
			epoch: over.epoch ?? 1,
			kind: agenda,
			account: name(person),
			url: doorOf(scene.portal.origin),
			Socket: net.Socket
		});
		scene.afterwards(() => client.destroy());
		if (over.wait !== false) await until(() => client.status().synced, 'the page is in step');
		return { ...client, net, items: () => titles(client), add: (title: string) => write(client, title) };
	}

	return { page, name };
}

/** The tab is gone at once: nothing more is sent, nothing more is kept. */
export function kill({ net, vanish }: Awaited<ReturnType<ReturnType<typeof deviceOf>['page']>>): void {
	net.cut();
	vanish();
}
