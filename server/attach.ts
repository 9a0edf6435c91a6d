import type { Server } from 'node:http';
import { attachRoom } from './room/attach.ts';
import { openDoor } from './sync/door.ts';
import { attachTunnel } from './sync/tunnel.ts';
import { attachWebSockets } from './sync/web-sockets.ts';

/** Puts the meeting room (Socket.IO) and the sync door (y-websocket, and its tunnel) on the pages' own http server and port. */
export function attach(http: Server): { close(): Promise<void> } {
	const room = attachRoom(http);
	const door = openDoor();
	const webSockets = attachWebSockets(http, door);
	const tunnel = attachTunnel(http, door);
	return {
		async close() {
			webSockets.close();
			door.close();
			await tunnel.sayLast();
			// Together: each waits until the http server has let go of everybody.
			await Promise.all([tunnel.close(), room.close()]);
		}
	};
}
