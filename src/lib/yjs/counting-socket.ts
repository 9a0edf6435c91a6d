import * as decoding from 'lib0/decoding';
import { isWriting, messageType, syncStep } from './wire.ts';

export type SocketMaker = new (url: string | URL, protocols?: string | string[]) => WebSocket;

/** What the socket tells of itself. */
export interface SocketEars {
	/** A new socket is being opened. */
	opened(): void;
	/** A writing frame was given to the socket; `whole` for everything the server lacked. */
	sent(whole: boolean): void;
	/** The client id this page shows itself under. */
	ownClient(): number;
}

/** Whether a presence frame says something of ourselves; an unmodified client also sends back what it heard of others. */
function showsOwn(frame: Uint8Array, own: number): boolean {
	const decoder = decoding.createDecoder(frame);
	decoding.readVarUint(decoder);
	const update = decoding.createDecoder(decoding.readVarUint8Array(decoder));
	for (let left = decoding.readVarUint(update); left > 0; left -= 1) {
		if (decoding.readVarUint(update) === own) return true;
		decoding.readVarUint(update);
		decoding.readVarString(update);
	}
	return false;
}

/**
 * A WebSocket for y-websocket's provider that counts the writing frames it sends, so that the server's count of
 * durable ones can be compared, and does not send others' presence back.
 */
export function countingSocket(Socket: SocketMaker, ears: SocketEars): typeof WebSocket {
	function open(url: string | URL, protocols?: string | string[]): WebSocket {
		const socket = new Socket(url, protocols);
		const send = socket.send.bind(socket);
		socket.send = (data) => {
			const frame = data as Uint8Array<ArrayBuffer>;
			if (frame[0] === messageType.awareness && !showsOwn(frame, ears.ownClient())) return;
			send(frame);
			if (isWriting(frame)) ears.sent(frame[1] === syncStep.missing);
		};
		ears.opened();
		return socket;
	}
	// Called with `new`; what a function returns then is the new object.
	return open as unknown as typeof WebSocket;
}
