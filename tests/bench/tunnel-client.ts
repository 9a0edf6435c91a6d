import { join } from 'node:path';
import type * as tunnelModule from '../../src/lib/yjs/tunnel.ts';
import type { OpenSocket } from './socket.ts';

/**
 * Opens sockets as our pages do where no WebSocket is let through: long-polling, each with a page of its own. `root` is
 * the checkout whose tunnel is used.
 */
export async function tunnelSockets(root: string): Promise<OpenSocket> {
	const { createTunnel } = (await import(join(root, 'src/lib/yjs/tunnel.ts'))) as typeof tunnelModule;
	return ({ port, path, headers }, ears) => {
		const Tunnel = createTunnel({ extraHeaders: { ...headers } });
		const socket = new Tunnel(`ws://127.0.0.1:${port}${path}`);
		socket.binaryType = 'arraybuffer';
		socket.onopen = () => ears.opened();
		socket.onmessage = ({ data }) => ears.message(Buffer.from(data as ArrayBuffer));
		socket.onclose = ({ code }) => ears.closed(String(code));
		return {
			send: (message) => socket.send(message as Uint8Array<ArrayBuffer>),
			close: () => socket.close(),
			destroy: () => socket.close()
		};
	};
}
