/** What a stand-in for a WebSocket does when its user asks. */
export interface ShellParts {
	send(bytes: Uint8Array): void;
	/** The user closes. */
	close(code: number, reason: string): void;
	buffered(): number;
}

const connecting = 0;
const open = 1;
const closing = 2;
const closed = 3;

const bytesOf = (data: string | ArrayBufferLike | ArrayBufferView | Blob): Uint8Array => {
	if (data instanceof Uint8Array) return data;
	if (data instanceof ArrayBuffer) return new Uint8Array(data);
	throw new TypeError('only bytes are sent here');
};

/**
 * The outside of a WebSocket, as much of it as y-websocket's provider uses, over whatever carries the bytes. Out: the
 * socket to hand out, and what makes it tell its user something; after the end nothing more is told.
 */
export function createShell(url: string | URL, parts: ShellParts) {
	let state = connecting;

	const socket = {
		CONNECTING: connecting,
		OPEN: open,
		CLOSING: closing,
		CLOSED: closed,
		url: String(url),
		protocol: '',
		extensions: '',
		binaryType: 'arraybuffer' as BinaryType,
		onopen: null as ((event: Event) => void) | null,
		onmessage: null as ((event: MessageEvent) => void) | null,
		onerror: null as ((event: Event) => void) | null,
		onclose: null as ((event: CloseEvent) => void) | null,
		get readyState() {
			return state;
		},
		get bufferedAmount() {
			return parts.buffered();
		},
		send(data: string | ArrayBufferLike | ArrayBufferView | Blob): void {
			if (state === connecting) throw new Error('the socket is not open yet');
			if (state === open) parts.send(bytesOf(data));
		},
		close(code = 1000, reason = ''): void {
			if (state >= closing) return;
			state = closing;
			parts.close(code, reason);
		}
	};

	return {
		socket: socket as unknown as WebSocket,
		get open() {
			return state === open;
		},
		get over() {
			return state === closed;
		},
		tellOpen(): void {
			if (state !== connecting) return;
			state = open;
			socket.onopen?.({ type: 'open' } as Event);
		},
		tellMessage(data: unknown): void {
			if (state === open) socket.onmessage?.({ type: 'message', data } as MessageEvent);
		},
		/** `wasClean`: the other side said goodbye; without it an error is told first, as a browser does. */
		tellClose(code: number, reason: string, wasClean: boolean): void {
			if (state === closed) return;
			state = closed;
			if (!wasClean) socket.onerror?.({ type: 'error' } as Event);
			socket.onclose?.({ type: 'close', code, reason, wasClean } as CloseEvent);
		}
	};
}

export type Shell = ReturnType<typeof createShell>;
