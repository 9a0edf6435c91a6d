import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Messages that go out together; framed for WebSockets once for all receivers. */
export interface Parcel {
	readonly messages: readonly Uint8Array[];
	/** Bytes of the messages, without what carries them. */
	readonly size: number;
	/** The messages as a WebSocket server sends them: its frames are unmasked, so the bytes are the same for all. */
	framed(): Buffer;
}

/** What a line tells of its other side. */
export interface Ears {
	message(bytes: Uint8Array, binary: boolean): void;
	pong(): void;
	/** Told once; nothing comes after it. */
	closed(): void;
}

/** A way to one client, whatever carries it. Lines begin paused. */
export interface Line {
	/** Sends the messages in order; does nothing on a line that is closing or closed. */
	send(parcel: Parcel): void;
	/** Bytes given and not yet taken by the other side. */
	readonly owed: number;
	readonly open: boolean;
	/** Stops and goes on reading. */
	pause(): void;
	resume(): void;
	/** Says goodbye; the other side is still read, so that its goodbye arrives. */
	close(code: number, reason: string): void;
	/** Cuts the line without a goodbye. */
	terminate(): void;
	ping(): void;
	/** Called once, before the line is resumed. */
	listen(ears: Ears): void;
}

/** Bytes that carry a message of this size in a WebSocket (RFC 6455, 5.2). */
const headerSize = (size: number): number => (size < 126 ? 2 : size < 65_536 ? 4 : 10);

/** Writes the header of a whole binary message: final, unmasked. Out: where the message begins. */
function writeHeader(target: Buffer, at: number, size: number): number {
	target[at] = 0x82;
	if (size < 126) {
		target[at + 1] = size;
		return at + 2;
	}
	if (size < 65_536) {
		target[at + 1] = 126;
		return target.writeUInt16BE(size, at + 2);
	}
	target[at + 1] = 127;
	target.writeUInt32BE(0, at + 2);
	return target.writeUInt32BE(size, at + 6);
}

function frame(messages: readonly Uint8Array[]): Buffer {
	let size = 0;
	for (const { byteLength } of messages) size += headerSize(byteLength) + byteLength;
	const target = Buffer.allocUnsafe(size);
	let at = 0;
	for (const message of messages) {
		at = writeHeader(target, at, message.byteLength);
		target.set(message, at);
		at += message.byteLength;
	}
	return target;
}

/** Puts messages together; they are framed when the first WebSocket asks, and never again. */
export function parcelOf(messages: readonly Uint8Array[]): Parcel {
	let framed: Buffer | null = null;
	return {
		messages,
		size: messages.reduce((size, message) => size + message.byteLength, 0),
		framed: () => (framed ??= frame(messages))
	};
}

/** Above this, bytes are not copied to go out in one write. */
const worthJoining = 16 << 10;

/** What goes to all and something for one alone, in one write where the copy is cheaper than a second write. */
export function joined(shared: Parcel, own: Parcel): readonly Parcel[] {
	if (shared.size > worthJoining) return [shared, own];
	return [
		{
			messages: [...shared.messages, ...own.messages],
			size: shared.size + own.size,
			framed: () => Buffer.concat([shared.framed(), own.framed()])
		}
	];
}

/** A WebSocket as a line. `socket` is the one it was upgraded from: frames are written to it as they are. */
export function webSocketLine(ws: WebSocket, socket: Duplex): Line {
	ws.pause();
	ws.on('error', () => ws.terminate());

	return {
		send(parcel) {
			if (ws.readyState === ws.OPEN) socket.write(parcel.framed());
		},
		get owed() {
			return socket.writableLength;
		},
		get open() {
			return ws.readyState === ws.OPEN;
		},
		pause: () => ws.pause(),
		resume: () => ws.resume(),
		close(code, reason) {
			ws.close(code, reason);
			ws.resume();
		},
		terminate: () => ws.terminate(),
		ping: () => ws.ping(),
		listen({ message, pong, closed }) {
			ws.on('message', (data, binary) => message(data as Buffer, binary));
			ws.on('pong', pong);
			ws.on('close', closed);
		}
	};
}
