import type { Measures } from './figures.ts';
import { places, prepare } from './prepare.ts';
import { join } from './scenarios/join.ts';
import { kill } from './scenarios/kill.ts';
import { memory } from './scenarios/memory.ts';
import { open } from './scenarios/open.ts';
import { restart } from './scenarios/restart.ts';
import { rooms } from './scenarios/rooms.ts';
import type { ServerKind } from './servers.ts';
import { setStage, type Stage, type Task } from './stage.ts';

// One measuring: its own process, so that nothing of the one before is in its memory, and so that the load does not
// run where the server does.

interface Scenario {
	/** Data folder to begin from; null for an empty one. */
	readonly from: string | null;
	/** Which servers it can be asked of; all by default. */
	readonly asks?: (kind: ServerKind) => boolean;
	run(stage: Stage): Promise<Measures>;
}

/** Ours reached in another way than our pages mostly do. */
const isVariant = (name: string): boolean => /^ours-/.test(name);

const scenarios: Readonly<Record<string, Scenario>> = {
	rooms: {
		from: null,
		asks: ({ tunnel }) => !tunnel,
		run: (stage) =>
			rooms(stage, { first: places.rooms, rooms: 10, writers: 10, perSecond: 5, seconds: stage.small ? 6 : 12 })
	},
	hall: {
		from: null,
		asks: ({ tunnel }) => !tunnel,
		run: (stage) =>
			rooms(stage, { first: places.hall, rooms: 1, writers: 100, perSecond: 5, seconds: stage.small ? 6 : 12 })
	},
	tunnel: {
		from: null,
		asks: ({ name }) => /^(ours|ours-tunnel|bare)(@|$)/.test(name),
		run: (stage) =>
			rooms(stage, { first: places.tunnel, rooms: 3, writers: 10, perSecond: 5, seconds: stage.small ? 6 : 12 })
	},
	join: {
		from: 'written',
		asks: ({ dialect, name }) => dialect.syncs && !isVariant(name),
		run: (stage) => join(stage, 100)
	},
	open: { from: 'written', asks: ({ keeps, name }) => keeps && !isVariant(name), run: open },
	restart: { from: 'written', asks: ({ name }) => !isVariant(name), run: restart },
	memory: {
		from: null,
		asks: ({ dialect, name }) => dialect.syncs && !isVariant(name),
		run: (stage) => memory(stage, stage.small ? 300 : 1_000)
	},
	kill: {
		from: null,
		asks: ({ dialect, name }) => dialect.syncs && !isVariant(name),
		run: (stage) => kill(stage, stage.small ? 6 : 30)
	}
};

async function measure(task: Task): Promise<Measures> {
	if (task.scenario === 'prepare') {
		await prepare(task);
		return {};
	}
	const scenario = scenarios[task.scenario];
	if (!scenario) throw new Error(`There is no scenario "${task.scenario}".`);
	const stage = await setStage(task, scenario.from);
	try {
		if (scenario.asks?.(stage.kind) === false) return {};
		return await scenario.run(stage);
	} finally {
		await stage.end();
	}
}

process.once('message', (task: Task) => {
	measure(task).then(
		(measures) => process.send?.({ measures }, () => process.exit(0)),
		(error: unknown) =>
			process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }, () =>
				process.exit(1)
			)
	);
});
