import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { reasonOf } from '#lib/yjs/close-codes.ts';
import type { SocketMaker } from '#lib/yjs/counting-socket.ts';

/** A WebSocket as a browser opens it from one of our own pages with this Cookie header; `instead`: to there, whatever it is asked. */
export function browserSocket(cookie: string, instead?: string): SocketMaker {
	function open(url: string | URL, protocols?: string | string[]): WebSocket {
		return new WebSocket(instead ?? url, protocols, { headers: { origin: `http://${new URL(url).host}`, cookie } });
	}
	return open as unknown as SocketMaker;
}

export const doorOf = (origin: string): string => `${origin.replace(/^http/, 'ws')}/sync`;

/** y-websocket's own provider, unmodified, on a line of text that everybody writes in. */
export function plainClient(
	origin: string,
	cookie: string,
	document: string,
	over: { params?: Record<string, string>; connect?: boolean; doc?: Y.Doc; Socket?: SocketMaker } = {}
) {
	const doc = over.doc ?? new Y.Doc();
	const ended: (number | null)[] = [];
	const provider = new WebsocketProvider(doorOf(origin), document, doc, {
		disableBc: true,
		connect: over.connect ?? true,
		params: { epoch: '1', version: '1', ...over.params },
		WebSocketPolyfill: (over.Socket ?? browserSocket(cookie)) as typeof globalThis.WebSocket
	});
	provider.on('connection-close', (event) => ended.push(event?.code ?? null));
	const line = doc.getText('line');
	return {
		doc,
		provider,
		/** Codes of the connections that ended, in order. */
		ended,
		line: () => line.toString(),
		write: (text: string, at = line.length) => line.insert(at, text),
		remove: (at: number, length: number) => line.delete(at, length),
		end() {
			provider.destroy();
			doc.destroy();
		}
	};
}

export type PlainClient = ReturnType<typeof plainClient>;

/** A bare socket that keeps every frame it hears: for what a provider would not send. */
export function bareClient(
	origin: string | null,
	cookie: string | null,
	address: string,
	more: { autoPong?: boolean } = {}
) {
	const socket = new WebSocket(address, {
		autoPong: more.autoPong ?? true,
		headers: { ...(origin === null ? {} : { origin }), ...(cookie === null ? {} : { cookie }) }
	});
	const frames: Uint8Array[] = [];
	const closed = new Promise<string>((resolve) => {
		socket.on('unexpected-response', (_request, response) => resolve(`http ${response.statusCode}`));
		socket.on('close', (code) => resolve(reasonOf(code) ?? String(code)));
		socket.on('error', () => undefined);
	});
	socket.on('message', (data) => frames.push(new Uint8Array(data as Buffer)));
	const open = new Promise<void>((resolve) => socket.on('open', () => resolve()));
	return {
		socket,
		frames,
		open,
		/** Why it was closed, by the name of the code. */
		closed,
		send: (frame: Uint8Array | string) => socket.send(frame)
	};
}

export const addressOf = (origin: string, document: string, query = 'epoch=1&version=1'): string =>
	`${doorOf(origin)}/${document}?${query}`;
