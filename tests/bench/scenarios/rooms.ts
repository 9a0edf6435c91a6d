import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../client.ts';
import { createDeliveries } from '../delivery.ts';
import { ownShare, ownStart, percentile, type Measures } from '../figures.ts';
import { newClient } from '../histories.ts';
import type { Stage } from '../stage.ts';

export interface Shape {
	/** Number of the first room's document. */
	readonly first: number;
	readonly rooms: number;
	readonly writers: number;
	/** Letters a second of each writer. */
	readonly perSecond: number;
	readonly seconds: number;
}

/** Everybody types at their own uneven pace until stopped. */
export function startTyping(clients: readonly Client[], perSecond: number, typed: (client: Client) => void) {
	const gap = 1_000 / perSecond;
	const due = clients.map(() => performance.now() + Math.random() * gap);
	let going = true;
	const tick = () => {
		if (!going) return;
		const now = performance.now();
		for (const [index, client] of clients.entries()) {
			if ((due[index] ?? Infinity) > now) continue;
			due[index] = Math.max(now, due[index] ?? 0) + gap * (0.5 + Math.random());
			typed(client);
			client.type();
		}
		setTimeout(tick, 1);
	};
	tick();
	return { stop: () => void (going = false) };
}

/**
 * Rooms full of people who all type: processor time of the server for each letter that reaches somebody, how long it
 * takes to reach them, and how long until whoever typed it is told that it is saved.
 */
export async function rooms(stage: Stage, shape: Shape): Promise<Measures> {
	await stage.start();
	const deliveries = createDeliveries();
	const savedWaits: number[] = [];
	let recording = false;
	const clients: Client[] = [];
	for (let index = 0; index < shape.rooms * shape.writers; index += 1) {
		const id = newClient();
		let saved = 0;
		const client = stage.open(shape.first + (index % shape.rooms), index, {
			id,
			delivered: deliveries.at(id),
			savedUpTo(clock) {
				if (recording)
					for (let one = saved; one < clock; one += 1) savedWaits.push(performance.now() - deliveries.typedAt(id, one));
				saved = clock;
			}
		});
		clients.push(client);
		if (index % 10 === 9) await Promise.all(clients.map(({ inStep }) => inStep));
	}
	const expected = () => clients.reduce((sum, client) => sum + client.clock(), 0) * (shape.writers - 1);
	const quiet = async () => {
		for (let tries = 0; tries < 500 && deliveries.count() < expected(); tries += 1) await pause(10);
	};
	const type = async (seconds: number) => {
		const typing = startTyping(clients, shape.perSecond, ({ id }) => deliveries.typed(id));
		await pause(seconds * 1_000);
		typing.stop();
		await quiet();
	};

	await type(stage.small ? 4 : 8);
	await pause(300);
	const before = { delivered: deliveries.count(), expected: expected(), cpu: stage.cpu(), main: stage.mainCpu() };
	const own = ownStart();
	deliveries.record();
	recording = true;
	await type(shape.seconds);
	const cpu = stage.cpu() - before.cpu;
	const main = stage.mainCpu() - before.main;
	const share = ownShare(own);
	const delivered = deliveries.count() - before.delivered;
	const waits = deliveries.waits();
	for (const client of clients) if (client.ended()) throw new Error(`somebody was thrown out: ${client.ended()}`);
	return {
		cpuPerDelivery: (cpu * 1_000) / delivered,
		mainThreadPerDelivery: (main * 1_000) / delivered,
		deliveriesPerCoreSecond: (delivered * 1_000) / cpu,
		serverCores: cpu / (performance.now() - own.at),
		deliveries: delivered,
		notDelivered: expected() - before.expected - delivered,
		peerP50: percentile(waits, 0.5),
		peerP95: percentile(waits, 0.95),
		savedP50: percentile(savedWaits, 0.5),
		savedP95: percentile(savedWaits, 0.95),
		generatorCores: share
	};
}
