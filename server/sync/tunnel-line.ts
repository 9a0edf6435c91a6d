import { closeCodes } from '#lib/yjs/close-codes.ts';
import { createAssembly, createFlow, type createOutbox } from '#lib/yjs/tunnel-flow.ts';
import { costOf, largestPiece, tunnelWindow } from '#lib/yjs/tunnel-wire.ts';
import type { Ears, Line } from './line.ts';

/** What a client that keeps to its window can have sent before it hears that something was taken. */
const mostHeld = tunnelWindow + largestPiece + 64;

interface Piece {
	readonly bytes: Uint8Array;
	readonly more: boolean;
}

/** One document of one page, carried by long-polling requests, as a line; and what came for it. */
export interface TunnelLine extends Line {
	/** A piece has come. */
	take(bytes: Uint8Array, more: boolean): void;
	/** The other side has taken so much. Out: false when it was never given that. */
	taken(cost: number): boolean;
	/** The other side or the connection beneath has ended it. */
	gone(): void;
}

/** `left`: told once, when the channel's number is free. */
export function createTunnelLine(
	channel: number,
	outbox: ReturnType<typeof createOutbox>,
	left: () => void
): TunnelLine {
	const whole = createAssembly();
	const flow = createFlow((bytes, more) => outbox.put({ kind: 'piece', channel, bytes, more }));
	let ears: Ears | null = null;
	let held: Piece[] = [];
	let heldCost = 0;
	let paused = true;
	let open = true;

	function finish(): void {
		if (!open) return;
		open = false;
		held = [];
		flow.drop();
		outbox.forget(channel);
		left();
		// Never while the door is still in the call that ended it.
		queueMicrotask(() => ears?.closed());
	}

	function end(code: number, reason: string): void {
		if (!open) return;
		outbox.put({ kind: 'close', channel, code, reason });
		finish();
	}

	function hear({ bytes, more }: Piece): void {
		let message: Uint8Array | null;
		try {
			message = whole(bytes, more);
		} catch {
			return end(closeCodes.tooLarge, 'tooLarge');
		}
		outbox.took(channel, costOf(bytes));
		if (message) ears?.message(message, true);
	}

	return {
		send(parcel) {
			if (open) for (const message of parcel.messages) flow.give(message);
		},
		get owed() {
			return flow.owed;
		},
		get open() {
			return open;
		},
		pause() {
			paused = true;
		},
		resume() {
			paused = false;
			while (!paused && open && held.length > 0) {
				const [first] = held.splice(0, 1);
				if (!first) return;
				heldCost -= costOf(first.bytes);
				hear(first);
			}
		},
		close: end,
		terminate: () => end(1006, ''),
		// The connection beneath asks by itself and ends every line when nobody answers for 20 s.
		ping: () => queueMicrotask(() => open && ears?.pong()),
		listen(by) {
			ears = by;
		},
		take(bytes, more) {
			if (!open) return;
			if (!paused && held.length === 0) return hear({ bytes, more });
			// Its own memory: the piece is a view of a whole request.
			held.push({ bytes: bytes.slice(), more });
			heldCost += costOf(bytes);
			if (heldCost > mostHeld) end(closeCodes.tooMuch, 'tooMuch');
		},
		taken: (cost) => flow.taken(cost),
		gone: finish
	};
}
