import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { messageType, syncStep } from '#lib/yjs/wire.ts';
import { addressOf, bareClient, plainClient, type PlainClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import type { OwnPortal } from './own-portal.ts';

const bytesOf = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write);

/** A sync message: which step, and what it carries. */
export const syncFrame = (step: keyof typeof syncStep, payload: Uint8Array): Uint8Array =>
	bytesOf((encoder) => {
		encoding.writeVarUint(encoder, messageType.sync);
		encoding.writeVarUint(encoder, syncStep[step]);
		encoding.writeVarUint8Array(encoder, payload);
	});

export interface Claim {
	readonly client: number;
	readonly clock: number;
	readonly state: string;
}
export const awarenessFrame = (claims: readonly Claim[]): Uint8Array =>
	bytesOf((encoder) => {
		encoding.writeVarUint(encoder, messageType.awareness);
		encoding.writeVarUint8Array(
			encoder,
			bytesOf((inner) => {
				encoding.writeVarUint(inner, claims.length);
				for (const { client, clock, state } of claims) {
					encoding.writeVarUint(inner, client);
					encoding.writeVarUint(inner, clock);
					encoding.writeVarString(inner, state);
				}
			})
		);
	});

/** Somebody at the door with a bare socket; `frames` is what they heard. Resolves when the door has let them in. */
export async function intrude(portal: OwnPortal, who: number, document: string, query = 'epoch=1&version=1&ack=1') {
	const client = bareClient(portal.origin, portal.cookies[who] ?? '', addressOf(portal.origin, document, query));
	await client.open;
	await Promise.race([until(() => client.frames.length > 0, 'the door has let them in'), client.closed]);
	return { ...client, judged: () => portal.ask('plain', document) };
}
export type Intruder = Awaited<ReturnType<typeof intrude>>;

/** Asks for the whole document and waits for the answer, which shows that all frames before have been read. */
async function answered(client: Intruder): Promise<string> {
	const heard = client.frames.length;
	client.send(syncFrame('vector', new Uint8Array([0])));
	const answer = until(
		() => client.frames.slice(heard).some((frame) => frame[0] === 0 && frame[1] === 1),
		'an answer',
		60_000
	);
	answer.catch(() => undefined);
	return Promise.race([client.closed, answer.then(() => 'open')]);
}

/** Sends frames and waits for what becomes of the connection: the reason it was closed for, or 'open' if it still answers. */
export async function fateOf(client: Intruder, ...frames: Uint8Array[]): Promise<string> {
	for (const frame of frames) client.send(frame);
	const read = await answered(client);
	if (read !== 'open') return read;
	// The document is read after all writing that was sent before; then whoever is put out for it has been told.
	await client.judged();
	return answered(client);
}

/** The wholesale way: a new connection that sends these. Out: its fate. */
export async function attempt(
	portal: OwnPortal,
	who: number,
	document: string,
	...frames: Uint8Array[]
): Promise<string> {
	const client = await intrude(portal, who, document);
	const fate = await fateOf(client, ...frames);
	client.socket.terminate();
	return fate;
}

/**
 * Two people who only want to work, in a document of their own: each letter one types is waited for at the other's.
 * Their way there and back is what an attack on somebody else costs them.
 */
export async function innocents(portal: OwnPortal, document: string, people: readonly [number, number]) {
	const clients = people.map((who) => plainClient(portal.origin, portal.cookies[who] ?? '', document)) as [
		PlainClient,
		PlainClient
	];
	const [writer, reader] = clients;
	await until(() => clients.every(({ provider }) => provider.synced), 'the innocent are in step');
	const ways: number[] = [];
	let going = true;
	const work = (async () => {
		while (going) {
			const from = performance.now();
			writer.write('x');
			await until(() => reader.line().length === writer.line().length, 'the innocent hear each other', 60_000);
			ways.push(performance.now() - from);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	})();
	work.catch(() => undefined);
	return {
		/** The middle way so far, in milliseconds, once there have been some. */
		async sofar(): Promise<number> {
			await until(() => ways.length >= 8, 'the innocent have found their pace', 60_000);
			return ways.toSorted((a, b) => a - b)[ways.length >> 1] ?? 0;
		},
		/** Stops. Out: the slowest and the middle way, in milliseconds. Throws when they lost sight of each other or were put out. */
		async stop(): Promise<{ slowest: number; median: number; ways: number }> {
			going = false;
			try {
				await work;
				const ended = clients.flatMap((client) => client.ended);
				if (ended.length > 0) throw new Error(`the innocent were put out: ${ended.join()}`);
			} finally {
				for (const client of clients) client.end();
			}
			const sorted = ways.toSorted((a, b) => a - b);
			return {
				slowest: Math.round(sorted.at(-1) ?? 0),
				median: Math.round(sorted[sorted.length >> 1] ?? 0),
				ways: ways.length
			};
		}
	};
}

/** An update with structs written by hand, for what no honest Yjs would write. `clients`: [id, first clock, structs]. */
export function updateByHand(
	clients: readonly (readonly [number, number, readonly ((encoder: encoding.Encoder) => void)[]])[],
	deletes: readonly (readonly [number, readonly (readonly [number, number])[]])[] = []
): Uint8Array {
	return bytesOf((encoder) => {
		encoding.writeVarUint(encoder, clients.length);
		for (const [client, clock, structs] of clients) {
			encoding.writeVarUint(encoder, structs.length);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			for (const write of structs) write(encoder);
		}
		encoding.writeVarUint(encoder, deletes.length);
		for (const [client, ranges] of deletes) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, ranges.length);
			for (const [clock, length] of ranges) {
				encoding.writeVarUint(encoder, clock);
				encoding.writeVarUint(encoder, length);
			}
		}
	});
}

type Id = readonly [client: number, clock: number];
/** Parts of an item by hand; `ref` names the content: 1 deleted, 2 JSON, 3 binary, 4 string, 5 embed, 6 format, 7 type, 8 any, 9 doc. */
export const item =
	(parts: {
		ref: number;
		origin?: Id;
		right?: Id;
		parent?: string | Id;
		sub?: string;
		content(encoder: encoding.Encoder): void;
	}) =>
	(encoder: encoding.Encoder): void => {
		const { ref, origin, right, parent = 'line', sub } = parts;
		encoding.writeUint8(encoder, ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (sub === undefined ? 0 : 0x20));
		for (const id of [origin, right])
			if (id) {
				encoding.writeVarUint(encoder, id[0]);
				encoding.writeVarUint(encoder, id[1]);
			}
		if (!origin && !right) {
			encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
			if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
			else {
				encoding.writeVarUint(encoder, parent[0]);
				encoding.writeVarUint(encoder, parent[1]);
			}
			if (sub !== undefined) encoding.writeVarString(encoder, sub);
		}
		parts.content(encoder);
	};
export const letters = (text: string, more: Partial<Parameters<typeof item>[0]> = {}) =>
	item({ ref: 4, ...more, content: (encoder) => encoding.writeVarString(encoder, text) });

/** What an honest change comes to, as one update. `from` is the state it begins with. */
export function honestUpdate(client: number, change: (doc: Y.Doc) => void, from?: Uint8Array): Uint8Array {
	const doc = new Y.Doc();
	if (from) Y.applyUpdate(doc, from);
	const before = Y.encodeStateVector(doc);
	doc.clientID = client;
	doc.transact(() => change(doc));
	return Y.encodeStateAsUpdate(doc, before);
}
