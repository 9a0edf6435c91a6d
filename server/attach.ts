import type { Server } from 'node:http';
import { attachRoom } from './room/attach.ts';
import { openDoor } from './sync/door.ts';
import { attachTunnel } from './sync/tunnel.ts';
import { attachWebSockets } from './sync/web-sockets.ts';

/** Milliseconds that requests under way have to end in when the portal closes. */
const lastRequests = 2_000;

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
			const gone = Promise.all([tunnel.close(), room.close()]);
			// A closing server no longer counts how long a connection that never asked anything has been silent.
			const cut = setTimeout(() => http.closeAllConnections(), lastRequests);
			await gone;
			clearTimeout(cut);
		}
	};
}
