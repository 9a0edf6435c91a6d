import * as Y from 'yjs';
import type { Dialect } from './dialect.ts';
import { openSocket, type OpenSocket } from './socket.ts';
import { readRuns, typed } from './updates.ts';

const nothing = new Uint8Array([0, 0]);
const emptyVector = new Uint8Array([0]);

/** What a client may bring with it: a document's state and its state vector. */
export interface Brought {
	readonly state: Uint8Array;
	readonly vector: Uint8Array;
}

export interface ClientOptions {
	readonly dialect: Dialect;
	readonly port: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly document: string;
	/** The client id it writes under. */
	readonly id: number;
	/** By what it gets there; a WebSocket by default. */
	readonly way?: OpenSocket;
	/** What it holds already; nothing by default. */
	readonly brought?: Brought;
	/** Somebody else's letters have arrived: clocks `from` up to, not with, `to`. */
	delivered?(client: number, from: number, to: number): void;
	/** The server calls everything before this clock of the client's own saved. */
	savedUpTo?(clock: number): void;
	/** Every message with writing in it, for those who look at it later; the bytes must be copied to be kept. */
	wrote?(kind: 'missing' | 'update', update: Uint8Array): void;
}

/**
 * Someone who writes and counts, without a document of their own: letters are numbered by their clocks, and what
 * arrives is counted by the clocks in it, whether the server sent it letter by letter or merged.
 */
export function createClient(options: ClientOptions) {
	const { dialect, document, id, brought } = options;
	let clock = 0;
	let saved = 0;
	/** For each writing message of this connection: the clock its saving covers. */
	const covers: number[] = [];
	let ended: string | null = null;
	const began = performance.now();
	let inStepAt = NaN;
	let settle: { resolve(): void; reject(error: Error): void };
	const inStep = new Promise<void>((resolve, reject) => {
		settle = { resolve, reject };
	});
	inStep.catch(() => undefined);

	function give(message: Uint8Array, covered: number): void {
		covers.push(covered);
		socket.send(message);
	}

	function arrive(): void {
		if (!Number.isNaN(inStepAt)) return;
		inStepAt = performance.now();
		settle.resolve();
	}

	const count = (client: number, from: number, to: number): void => {
		if (client !== id) options.delivered?.(client, from, to);
	};

	const heard = {
		vector(vector: Uint8Array): void {
			const lacks = brought && (vector.length <= 1 || Y.decodeStateVector(vector).size === 0);
			give(dialect.missing(document, lacks ? brought.state : nothing), 0);
		},
		missing(update: Uint8Array): void {
			options.wrote?.('missing', update);
			arrive();
		},
		update(update: Uint8Array): void {
			options.wrote?.('update', update);
			if (options.delivered) readRuns(update, count);
		},
		saved(messages: number): void {
			saved = messages;
			const covered = covers[messages - 1];
			if (covered) options.savedUpTo?.(covered);
		}
	};

	const socket = (options.way ?? openSocket)(
		{ port: options.port, path: dialect.path(document), headers: options.headers },
		{
			opened() {
				for (const message of dialect.hello(document, brought?.vector ?? emptyVector, id)) socket.send(message);
				if (!dialect.syncs) arrive();
			},
			message: (bytes) => dialect.read(document, bytes, saved, heard),
			closed(why) {
				ended = why;
				settle.reject(new Error(`${document} was closed: ${why}`));
			}
		}
	);

	return {
		id,
		/** Resolves when the server has sent what this client lacked; rejects when it closes before. */
		inStep,
		/** Milliseconds from the first byte sent until it was in step. */
		took: () => inStepAt - began,
		/** When it came into step, by performance.now(). */
		inStepAt: () => inStepAt,
		clock: () => clock,
		/** Why it was closed; null while it stands. */
		ended: () => ended,
		/** How many of the writing messages of this connection have been called saved, and how many there are. */
		messages: () => ({ saved, sent: covers.length }),
		/** Types one letter. Out: its clock. */
		type(): number {
			clock += 1;
			give(dialect.update(document, typed(id, clock - 1)), clock);
			return clock - 1;
		},
		/** Sends an update made elsewhere. */
		push(update: Uint8Array): void {
			give(dialect.update(document, update), clock);
		},
		leave: () => socket.close(),
		drop: () => socket.destroy()
	};
}

export type Client = ReturnType<typeof createClient>;
