import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../client.ts';
import type { Measures } from '../figures.ts';
import { meetingHistory } from '../histories.ts';
import { places, untilSaved } from '../prepare.ts';
import type { Stage } from '../stage.ts';

/** Writes the notes of a meeting into many documents, as one update each. */
export async function fill(stage: Stage, count: number): Promise<void> {
	const { state } = meetingHistory();
	for (let index = 0; index < count; index += 1) {
		const client = stage.open(places.many.first + index, index);
		await client.inStep;
		client.push(state);
		if (stage.kind.saves) await untilSaved(client);
		else await pause(20);
		client.leave();
	}
	await pause(3_000);
}

/** Opens many documents, one person in each, and lets them all go: what the server holds before, then and after. */
export async function memory(stage: Stage, count: number): Promise<Measures> {
	const brought = stage.kind.keeps ? {} : { brought: meetingHistory() };
	if (stage.kind.keeps) {
		await stage.start();
		await fill(stage, count);
		await stage.stop();
	}
	await stage.start();
	// What a process takes once is not the documents'.
	const warm = stage.open(places.hall, 0);
	await warm.inStep;
	await pause(1_000);
	const before = stage.memory().now;
	const cpu = stage.cpu();
	const began = performance.now();
	const clients: Client[] = [];
	for (let index = 0; index < count; index += 1) {
		clients.push(stage.open(places.many.first + index, index, brought));
		if (index % 20 === 19) await Promise.all(clients.slice(-20).map(({ inStep }) => inStep));
	}
	await Promise.all(clients.map(({ inStep }) => inStep));
	const took = performance.now() - began;
	await pause(5_000);
	const open = stage.memory();
	const used = stage.cpu() - cpu;
	for (const client of clients) client.leave();
	// A server in use: now and then somebody comes and goes.
	for (let visit = 0; visit < (stage.small ? 40 : 120); visit += 1) {
		const visitor = stage.open(places.hall, visit);
		await visitor.inStep;
		await pause(400);
		visitor.leave();
	}
	const after = stage.memory().now;
	const perThousand = 1_000 / count;
	return {
		before,
		perThousand: (open.now - before) * perThousand,
		mostPerThousand: (open.most - before) * perThousand,
		keptAfterPerThousand: (after - before) * perThousand,
		openingCpuEach: used / count,
		openingEach: took / count
	};
}
