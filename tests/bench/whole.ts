import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Client, ClientOptions } from './client.ts';
import { reaches } from './updates.ts';

interface Arrived {
	readonly at: number;
	readonly update: Uint8Array;
}

/**
 * Sees when each of many clients has all of a document. A server may say "in step" before it has read the document and
 * send the rest later, so the writing in the messages counts. It is decoded after it has been timed, once for all who
 * were sent the same bytes.
 */
export function createWhole(vector: Uint8Array) {
	const wanted = Y.decodeStateVector(vector);
	const known: { update: Uint8Array; to: Map<number, number> }[] = [];
	const clients: { client: Client; arrived: Arrived[]; has: Map<number, number>; at: number }[] = [];

	function reachOf(update: Uint8Array): Map<number, number> {
		const same = known.find((one) => Buffer.compare(one.update, update) === 0);
		if (same) return same.to;
		const { to } = Y.parseUpdateMeta(update);
		known.push({ update, to });
		return to;
	}

	function look(one: (typeof clients)[number]): boolean {
		for (const { at, update } of one.arrived.splice(0)) {
			if (!Number.isNaN(one.at)) continue;
			for (const [client, clock] of reachOf(update)) one.has.set(client, Math.max(one.has.get(client) ?? 0, clock));
			if (reaches(one.has, wanted)) one.at = at;
		}
		return !Number.isNaN(one.at);
	}

	return {
		/** Opens a client whose document is looked at. */
		add(open: (more: Partial<ClientOptions>) => Client): Client {
			const arrived: Arrived[] = [];
			const client = open({
				wrote: (_kind, update) => void arrived.push({ at: performance.now(), update: new Uint8Array(update) })
			});
			clients.push({ client, arrived, has: new Map(), at: NaN });
			return client;
		},
		/** Until all have everything. Out: for each when, by performance.now(). */
		async all(lookEvery: number): Promise<number[]> {
			await Promise.all(clients.map(({ client }) => client.inStep));
			for (let waited = 0; waited < 30_000; waited += lookEvery) {
				await pause(lookEvery);
				if (clients.filter(look).length === clients.length) return clients.map(({ at }) => at);
			}
			throw new Error('somebody did not get the whole document');
		}
	};
}
