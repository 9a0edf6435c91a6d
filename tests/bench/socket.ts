import { connect, type Socket } from 'node:net';

/** A WebSocket client as light as can be: it must never be what a measure waits for. */
export interface LightSocket {
	/** One binary message; the bytes are copied. */
	send(message: Uint8Array): void;
	/** Says goodbye as a browser does. */
	close(): void;
	/** Drops the connection without a word. */
	destroy(): void;
}

export interface SocketEars {
	opened(): void;
	/** A whole message; the bytes are good only until this returns. */
	message(bytes: Buffer): void;
	/** Once, however it ended; `why` is the close code, the http status or the error. */
	closed(why: string): void;
}

const mask = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);
const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

function framed(opcode: number, message: Uint8Array): Buffer {
	const { length } = message;
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + 4 + length);
	frame[0] = 0x80 | opcode;
	frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127);
	if (head === 4) frame.writeUInt16BE(length, 2);
	if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
	mask.copy(frame, head);
	for (let index = 0; index < length; index += 1)
		frame[head + 4 + index] = (message[index] ?? 0) ^ (mask[index & 3] ?? 0);
	return frame;
}

/** Cuts a stream of bytes into WebSocket messages of a server: unmasked and whole. */
export function createFrameReader(heard: (opcode: number, payload: Buffer) => void) {
	/** The beginning of a frame whose head is not whole yet. */
	let rest: Buffer | null = null;
	/** A long payload that is being gathered. */
	let gathering: Buffer | null = null;
	let gathered = 0;
	let gatheringOpcode = 0;

	/** Out: where the next frame begins; -1 when the head is not whole. */
	function readOne(bytes: Buffer, at: number): number {
		if (bytes.length - at < 2) return -1;
		const first = bytes[at] ?? 0;
		if (!(first & 0x80)) throw new Error('a message in pieces');
		const opcode = first & 15;
		let length = (bytes[at + 1] ?? 0) & 127;
		let begin = at + 2;
		if (length === 126) {
			if (bytes.length - at < 4) return -1;
			length = bytes.readUInt16BE(begin);
			begin += 2;
		} else if (length === 127) {
			if (bytes.length - at < 10) return -1;
			length = Number(bytes.readBigUInt64BE(begin));
			begin += 8;
		}
		if (bytes.length - begin >= length) {
			heard(opcode, bytes.subarray(begin, begin + length));
			return begin + length;
		}
		gathering = Buffer.allocUnsafe(length);
		gatheringOpcode = opcode;
		gathered = bytes.copy(gathering, 0, begin);
		return bytes.length;
	}

	return function take(chunk: Buffer): void {
		let bytes = chunk;
		let at = 0;
		if (gathering) {
			const part = Math.min(gathering.length - gathered, bytes.length);
			bytes.copy(gathering, gathered, 0, part);
			gathered += part;
			at = part;
			if (gathered < gathering.length) return;
			const whole = gathering;
			gathering = null;
			heard(gatheringOpcode, whole);
		}
		if (rest) {
			bytes = Buffer.concat([rest, bytes]);
			rest = null;
		}
		while (at < bytes.length) {
			const next = readOne(bytes, at);
			if (next < 0) {
				rest = Buffer.from(bytes.subarray(at));
				return;
			}
			at = next;
		}
	};
}

/** All sockets read into one buffer: what is read is used up before the next one reads. */
const shared = Buffer.allocUnsafe(1 << 18);

/** A way to a server of this machine; `headers` as they stand on the wire. */
export type OpenSocket = (
	address: { port: number; path: string; headers: Readonly<Record<string, string>> },
	ears: SocketEars
) => LightSocket;

/** Opens a WebSocket. */
export const openSocket: OpenSocket = (address, ears) => {
	let open = false;
	let over = false;
	let head = '';

	function end(why: string): void {
		if (over) return;
		over = true;
		socket.destroy();
		ears.closed(why);
	}

	const read = createFrameReader((opcode, payload) => {
		if (opcode === opcodes.binary) ears.message(payload);
		else if (opcode === opcodes.ping) socket.write(framed(opcodes.pong, payload));
		else if (opcode === opcodes.close) end(payload.length >= 2 ? String(payload.readUInt16BE(0)) : 'no code');
	});

	function greet(chunk: Buffer): void {
		head += chunk.toString('latin1');
		const border = head.indexOf('\r\n\r\n');
		if (border < 0) return;
		const rest = Buffer.from(head.slice(border + 4), 'latin1');
		if (!head.startsWith('HTTP/1.1 101')) return end(head.slice(0, head.indexOf('\r\n')));
		open = true;
		head = '';
		ears.opened();
		if (rest.length > 0 && !over) read(rest);
	}

	const socket: Socket = connect({
		host: '127.0.0.1',
		port: address.port,
		noDelay: true,
		onread: {
			buffer: shared,
			callback(size, buffer) {
				const chunk = (buffer as Buffer).subarray(0, size);
				if (over) return true;
				if (open) read(chunk);
				else greet(chunk);
				return true;
			}
		}
	});
	socket.on('error', (error) => end(error.message));
	socket.on('close', () => end('cut'));
	const lines = [
		`GET ${address.path} HTTP/1.1`,
		`Host: localhost:${address.port}`,
		'Connection: Upgrade',
		'Upgrade: websocket',
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
		...Object.entries(address.headers).map(([name, value]) => `${name}: ${value}`)
	];
	socket.write(`${lines.join('\r\n')}\r\n\r\n`);

	return {
		send(message) {
			if (!over) socket.write(framed(opcodes.binary, message));
		},
		close() {
			if (over) return;
			socket.end(framed(opcodes.close, Buffer.from([0x03, 0xe8])));
		},
		destroy: () => end('destroyed')
	};
};
