import { request } from 'node:http';
import { reasonOf } from '#lib/yjs/close-codes.ts';
import { createTunnel } from '#lib/yjs/tunnel.ts';
import { decodeRecords, encodeRecords, tunnelEvent, type TunnelRecord } from '#lib/yjs/tunnel-wire.ts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { doorOf } from './sync-client.ts';

/** The tunnel as a browser uses it from one of our own pages with this Cookie header. */
export const browserTunnel = (origin: string, cookie: string) => createTunnel({ extraHeaders: { origin, cookie } });

/** y-websocket's own provider over the tunnel, on a line of text that everybody writes in. */
export function tunnelledClient(
	origin: string,
	cookie: string,
	document: string,
	Socket = browserTunnel(origin, cookie)
) {
	const doc = new Y.Doc();
	const ended: (number | null)[] = [];
	const provider = new WebsocketProvider(doorOf(origin), document, doc, {
		disableBc: true,
		params: { epoch: '1', version: '1' },
		WebSocketPolyfill: Socket as typeof globalThis.WebSocket
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
		end() {
			provider.destroy();
			doc.destroy();
		}
	};
}

/** A bare socket through the tunnel that keeps every frame it hears. */
export function bareTunnelled(origin: string, cookie: string, address: string) {
	const socket = new (browserTunnel(origin, cookie))(address);
	const frames: Uint8Array[] = [];
	socket.onmessage = ({ data }) => frames.push(new Uint8Array(data as ArrayBuffer));
	const open = new Promise<void>((resolve) => {
		socket.onopen = () => resolve();
	});
	const closed = new Promise<string>((resolve) => {
		socket.onclose = ({ code }) => resolve(reasonOf(code) ?? String(code));
	});
	return { socket, frames, open, closed, send: (frame: Uint8Array<ArrayBuffer>) => socket.send(frame) };
}

/** One request of Engine.IO as it is on the wire. Out: its status and text. */
export async function poll(
	origin: string,
	headers: Record<string, string>,
	{ sid, body, query = '' }: { sid?: string; body?: string; query?: string } = {}
): Promise<{ status: number; text: string }> {
	const answer = await fetch(`${origin}/tunnel/?EIO=4&transport=polling${sid ? `&sid=${sid}` : ''}${query}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'text/plain' }) },
		...(body === undefined ? {} : { body })
	});
	return { status: answer.status, text: await answer.text() };
}

/** Opens a connection of Engine.IO and Socket.IO. Out: its id. */
export async function openPolls(origin: string, headers: Record<string, string>): Promise<string> {
	const { text } = await poll(origin, headers);
	const { sid } = JSON.parse(text.slice(1)) as { sid: string };
	await poll(origin, headers, { sid, body: '40' });
	return sid;
}

/** Records as the packet of Socket.IO that carries them. */
export const eventOf = (records: TunnelRecord[]): string =>
	`42${JSON.stringify([tunnelEvent, ...encodeRecords(records)])}`;

/** The records in the answer to one poll. */
export const recordsIn = (text: string): TunnelRecord[] =>
	text
		.split('\u001e')
		.filter((packet) => packet.startsWith('42'))
		.flatMap((packet) => decodeRecords((JSON.parse(packet.slice(2)) as unknown[])[1]));

/** What an upgrade at this address is answered with; nothing when it is cut. */
export const upgradeStatus = (address: string, headers: Record<string, string>): Promise<number | undefined> =>
	new Promise((resolve) => {
		const asked = request(address, {
			headers: {
				...headers,
				connection: 'Upgrade',
				upgrade: 'websocket',
				'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
				'sec-websocket-version': '13'
			}
		});
		asked.on('response', (response) => resolve(response.statusCode));
		asked.on('upgrade', () => resolve(101));
		asked.on('error', () => resolve(undefined));
		asked.end();
	});
