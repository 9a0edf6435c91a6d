import type { Server } from 'node:http';
import { Server as SocketServer } from 'socket.io';

/** The room's sockets. */
export function attachRoom(http: Server): { close(): Promise<void> } {
	const io = new SocketServer(http, { destroyUpgrade: false, serveClient: false });
	return { close: () => io.close() };
}
