import type { Server } from 'node:http';
import { attachRoom } from './room/attach.ts';
import { attachSync } from './sync/door.ts';

/** Puts the meeting room (Socket.IO) and the sync door (y-websocket) on the pages' own http server and port. */
export function attach(http: Server): { close(): Promise<void> } {
	const room = attachRoom(http);
	const sync = attachSync(http);
	return {
		async close() {
			await Promise.all([room.close(), sync.close()]);
		}
	};
}
