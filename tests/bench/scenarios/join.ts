import { setTimeout as pause } from 'node:timers/promises';
import { ownShare, ownStart, percentile, type Measures } from '../figures.ts';
import { heavyHistory } from '../histories.ts';
import { places } from '../prepare.ts';
import type { Stage } from '../stage.ts';
import { createWhole } from '../whole.ts';

/** A hundred people open a document of a megabyte in the same moment; one is there already. */
export async function join(stage: Stage, people: number): Promise<Measures> {
	await stage.start();
	const history = heavyHistory();
	const index = places.heavy.first;
	const holder = stage.open(index, 99, stage.kind.keeps ? {} : { brought: history });
	await holder.inStep;
	await pause(2_000);
	const whole = createWhole(history.vector);
	const cpu = stage.cpu();
	const own = ownStart();
	const began = performance.now();
	for (let one = 0; one < people; one += 1) whole.add((more) => stage.open(index, one, more));
	const times = (await whole.all(100)).map((at) => at - began);
	const share = ownShare(own);
	return {
		lastInStep: Math.max(...times),
		inStepP50: percentile(times, 0.5),
		serverCpu: stage.cpu() - cpu,
		memoryMost: stage.memory().most,
		generatorCores: share
	};
}
