import type { Server } from 'node:http';
import { attachRoom } from './room/attach.ts';
import { openDoor } from './sync/door.ts';
import { attachWebSockets } from './sync/web-sockets.ts';

/** Puts the meeting room (Socket.IO) and the sync door (y-websocket) on the pages' own http server and port. */
export function attach(http: Server): { close(): Promise<void> } {
	const room = attachRoom(http);
	const door = openDoor();
	const webSockets = attachWebSockets(http, door);
	return {
		async close() {
			webSockets.close();
			door.close();
			await room.close();
		}
	};
}
