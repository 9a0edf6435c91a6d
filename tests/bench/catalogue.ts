/** One column of a scenario's table. */
export interface Figure {
	/** As the scenario names it. */
	readonly measure: string;
	readonly label: string;
	readonly unit: '' | 'µs' | 'ms' | 'MB' | 'cores';
}

/** The median of a measure for a server; NaN where it was not measured. */
export type Found = (server: string, measure: string) => number;

export interface ScenarioText {
	readonly name: string;
	readonly title: string;
	/** What is measured and how, in plain words. */
	readonly how: string;
	/** The first is the one that is compared. */
	readonly figures: readonly Figure[];
	readonly goals: readonly {
		readonly text: string;
		/** What was found, as a ratio or in the unit of the goal. */
		found(of: Found): number;
		reached(found: number): boolean;
	}[];
}

const figure = (measure: string, label: string, unit: Figure['unit']): Figure => ({ measure, label, unit });
const generator = figure('generatorCores', 'generator', 'cores');
const peers = ['yws', 'yws-leveldb', 'hocuspocus'];
const atMost = (most: number) => (found: number) => found <= most;
const atLeast = (least: number) => (found: number) => found >= least;

/** What the bench measures, in the order of the table. */
export const catalogue: readonly ScenarioText[] = [
	{
		name: 'rooms',
		title: 'Ten rooms of ten who all type',
		how: 'Ten documents, ten people in each, everybody types five letters a second at an uneven pace. Processor time of the server divided by the letters that reached somebody; time from typing until another has it, and until whoever typed it is told that it is saved.',
		figures: [
			figure('cpuPerDelivery', 'CPU per delivery', 'µs'),
			figure('peerP50', 'to others, p50', 'ms'),
			figure('peerP95', 'p95', 'ms'),
			figure('savedP50', 'to "saved", p50', 'ms'),
			figure('savedP95', 'p95', 'ms'),
			generator
		],
		goals: [
			{
				text: 'CPU per delivered edit at most 1.6 × the bare relay',
				found: (of) => of('ours', 'cpuPerDelivery') / of('bare', 'cpuPerDelivery'),
				reached: atMost(1.6)
			}
		]
	},
	{
		name: 'hall',
		title: 'One room of a hundred who all type',
		how: 'The same with a hundred people in one document: 500 letters a second, each to 99 others. Letters delivered for each second of one core.',
		figures: [
			figure('deliveriesPerCoreSecond', 'deliveries per core-second', ''),
			figure('cpuPerDelivery', 'CPU per delivery', 'µs'),
			figure('peerP50', 'to others, p50', 'ms'),
			figure('peerP95', 'p95', 'ms'),
			figure('savedP50', 'to "saved", p50', 'ms'),
			figure('savedP95', 'p95', 'ms'),
			generator
		],
		goals: [
			{
				text: 'deliveries per core-second at least 3 × the bare relay',
				found: (of) => of('ours', 'deliveriesPerCoreSecond') / of('bare', 'deliveriesPerCoreSecond'),
				reached: atLeast(3)
			},
			{
				text: 'ahead of every peer (× the best of them)',
				found: (of) =>
					of('ours', 'deliveriesPerCoreSecond') /
					Math.max(...peers.map((peer) => of(peer, 'deliveriesPerCoreSecond')).filter((one) => !Number.isNaN(one))),
				reached: atLeast(1)
			}
		]
	},
	{
		name: 'tunnel',
		title: 'Through the tunnel, where no WebSocket is let through',
		how: 'Three rooms of ten who all type five letters a second, by WebSocket and by long-polling, each person with a page of their own.',
		figures: [
			figure('cpuPerDelivery', 'CPU per delivery', 'µs'),
			figure('peerP50', 'to others, p50', 'ms'),
			figure('peerP95', 'p95', 'ms'),
			figure('savedP50', 'to "saved", p50', 'ms'),
			figure('savedP95', 'p95', 'ms'),
			generator
		],
		goals: []
	},
	{
		name: 'join',
		title: 'A hundred open a document of 1 MB at once',
		how: 'One person has the document open (1 MB, 20,000 edits by 20 people); a hundred open it in the same moment, with sign-in and rights where the server has them. Until the last has every word; processor time of the server for it.',
		figures: [
			figure('lastInStep', 'until the last has it', 'ms'),
			figure('inStepP50', 'until half have it', 'ms'),
			figure('serverCpu', 'server CPU', 'ms'),
			figure('memoryMost', 'most memory', 'MB'),
			generator
		],
		goals: [
			{
				text: 'until the last has it at most 500 ms',
				found: (of) => of('ours', 'lastInStep'),
				reached: atMost(500)
			},
			{ text: 'server CPU at most 300 ms', found: (of) => of('ours', 'serverCpu'), reached: atMost(300) }
		]
	},
	{
		name: 'open',
		title: 'Opening a document that nobody has open',
		how: 'The server runs, the document lies on the disk: the notes of a meeting (30 kB in 1,750 edits by six people; median of nine) and a heavy one (1 MB, 20,000 edits; median of three). From the first byte of the connection until every word is there.',
		figures: [
			figure('meeting', "a meeting's document", 'ms'),
			figure('heavy', 'a heavy document', 'ms'),
			figure('firstOfAll', 'the very first of a fresh process', 'ms')
		],
		goals: [
			{ text: "a meeting's document within 50 ms", found: (of) => of('ours', 'meeting'), reached: atMost(50) },
			{ text: 'a heavy one within 150 ms', found: (of) => of('ours', 'heavy'), reached: atMost(150) }
		]
	},
	{
		name: 'memory',
		title: 'Memory of open documents',
		how: 'Documents of 30 kB (1,500 pieces of writing each), one person in each, per thousand: what the process holds more than before, five seconds after the last was opened; and what is left of it some time after all have gone while now and then somebody comes and goes (16 s in the small size, 48 s in the full).',
		figures: [
			figure('perThousand', 'per 1,000 open', 'MB'),
			figure('keptAfterPerThousand', 'left after all have gone', 'MB'),
			figure('mostPerThousand', 'at most', 'MB'),
			figure('openingEach', 'opening one', 'ms'),
			figure('openingCpuEach', 'CPU for it', 'ms'),
			figure('before', 'the process itself', 'MB')
		],
		goals: [
			{ text: 'at most 150 MB', found: (of) => of('ours', 'perThousand'), reached: atMost(150) },
			{
				text: 'given back (share that is left)',
				found: (of) => Math.max(0, of('ours', 'keptAfterPerThousand')) / of('ours', 'perThousand'),
				reached: atMost(0.25)
			}
		]
	},
	{
		name: 'restart',
		title: 'Three hundred come back after a restart',
		how: 'Thirty documents of 30 kB, ten people in each. The server is killed and started; in the moment it listens all three hundred knock at once, without the jitter that our own pages have, each with what they hold. Until the last is in step.',
		figures: [
			figure('lastInStep', 'until the last is in step', 'ms'),
			figure('inStepP50', 'until half are', 'ms'),
			figure('serverCpu', 'server CPU', 'ms'),
			figure('sinceKill', 'from the kill, start of the process included', 'ms'),
			generator
		],
		goals: [
			{
				text: 'until the last is in step at most 450 ms',
				found: (of) => of('ours', 'lastInStep'),
				reached: atMost(450)
			}
		]
	},
	{
		name: 'kill',
		title: 'kill -9 while typing',
		how: 'Eight people type twenty letters a second each; after 0.3 to 3 seconds the server is killed (-9) and their pages are gone with it; the server is started again and somebody looks. Letters that had been called saved and are not there; @y/websocket-server calls nothing saved, so letters that others had already seen are counted too. All rounds together.',
		figures: [
			figure('calledSavedLost', 'called saved and lost', ''),
			figure('calledSaved', 'called saved', ''),
			figure('shownToOthersLost', 'seen by others and lost', ''),
			figure('shownToOthers', 'seen by others', ''),
			figure('kills', 'kills', '')
		],
		goals: [
			{
				text: 'no letter that was called saved is lost',
				found: (of) => of('ours', 'calledSavedLost'),
				reached: atMost(0)
			}
		]
	}
];
