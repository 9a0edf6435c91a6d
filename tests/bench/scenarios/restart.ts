import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../client.ts';
import { ownShare, ownStart, percentile, type Measures } from '../figures.ts';
import { meetingHistory } from '../histories.ts';
import { places } from '../prepare.ts';
import type { Stage } from '../stage.ts';

/**
 * Three hundred people in thirty documents; the server is killed and started again, and all of them knock in the moment
 * it listens, with the document they hold.
 */
export async function restart(stage: Stage): Promise<Measures> {
	const brought = meetingHistory();
	const people = 300;
	const { first, count } = places.return;
	const everybody = (): Client[] =>
		Array.from({ length: people }, (_, one) => stage.open(first + (one % count), one, { brought }));
	await stage.start();
	const before: Client[] = [];
	for (let one = 0; one < people; one += 1) {
		before.push(stage.open(first + (one % count), one, { brought }));
		if (one % 20 === 19) await Promise.all(before.slice(-20).map(({ inStep }) => inStep));
	}
	await pause(3_000);
	for (const client of before) client.drop();
	await pause(300);
	const killed = performance.now();
	await stage.kill();
	await stage.start();
	const own = ownStart();
	const began = performance.now();
	const cpu = stage.cpu();
	const clients = everybody();
	await Promise.all(clients.map(({ inStep }) => inStep));
	const share = ownShare(own);
	const used = stage.cpu() - cpu;
	const times = clients.map((client) => client.inStepAt() - began);
	return {
		lastInStep: Math.max(...times),
		inStepP50: percentile(times, 0.5),
		sinceKill: Math.max(...clients.map((client) => client.inStepAt())) - killed,
		serverCpu: used,
		generatorCores: share
	};
}
