import { createServer, type Server } from 'node:http';
import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import * as Y from 'yjs';
import type { News } from '../../server/bus.ts';

// A whole portal but its pages in a process of its own, to be killed, watched and starved. Plain Node runs it, as it runs
// the worker. Its document worker takes rehearsals, which no portal of anybody's does.
const { Worker } = workerThreads;
workerThreads.Worker = class extends Worker {
	constructor(file: string | URL, options: WorkerOptions = {}) {
		const given = options.workerData as object | undefined;
		super(file, { ...options, workerData: given && 'rehearsal' in given ? { ...given, rehearsal: true } : given });
	}
};
syncBuiltinESMExports();
const { attach } = await import('../../server/attach.ts');
const { readConfig } = await import('../../server/config.ts');
const { closePortal, openPortal } = await import('../../server/start.ts');
const { actorOfCookies } = await import('../../server/accounts/session.ts');
const { castBallot } = await import('../../server/votes/cast-ballot.ts');
const { closePoll } = await import('../../server/votes/close-poll.ts');
const { voidPoll } = await import('../../server/votes/void-poll.ts');

/** What the portal is asked by the test that started it. */
export interface ChildAsks {
	/** Worst turn of the main loop since it was last asked, and what the process has used. */
	gauge: { in: null; out: Gauge };
	/** Milliseconds of processor time that one piece of honest work takes here now: others' work is measured by it. */
	yardstick: { in: null; out: number };
	publish: { in: News; out: null };
	/** A pragma on the log's own connection. */
	pragma: { in: string; out: null };
	/** How far the log of a document reaches, after all writing before; null when it cannot be read. */
	plain: { in: string; out: { plain: string; cursor: number } | null };
	/** Documents that are open in the worker. */
	open: { in: null; out: number };
	freeze: { in: string; out: null };
	/** What somebody does to a poll, as their session; refusals come as errors that begin with their code. */
	vote: { in: Voting; out: null };
	/** Ends as SIGTERM ends it. */
	stop: { in: null; out: null };
}

export interface Voting {
	readonly cookie: string;
	readonly verb: 'cast' | 'close' | 'void';
	readonly input: { readonly pollId: string; readonly choice?: string; readonly reason?: string };
}

export interface Gauge {
	/** Milliseconds the main thread itself was at work between two looks 10 ms apart: what everybody else waited. */
	readonly turn: number;
	/** Milliseconds by the clock of the longest such turn; grows on a machine that does other things too. */
	readonly gap: number;
	/** Milliseconds of work by all threads since the start. */
	readonly cpu: number;
	/** MiB. */
	readonly rss: number;
	/** Upgrades at the sync door since the start. */
	readonly upgrades: number;
}

const every = 10;
let turn = 0;
let gap = 0;
let upgrades = 0;
let used = process.threadCpuUsage();
let at = performance.now();
setInterval(() => {
	const now = performance.now();
	const spent = process.threadCpuUsage(used);
	used = process.threadCpuUsage();
	turn = Math.max(turn, (spent.user + spent.system) / 1_000);
	gap = Math.max(gap, now - at - every);
	at = now;
}, every);

function gauge(): Gauge {
	const { user, system } = process.cpuUsage();
	const seen = { turn, gap, cpu: (user + system) / 1_000, rss: process.memoryUsage.rss() / 2 ** 20, upgrades };
	turn = gap = 0;
	return seen;
}

const spentMs = (from: NodeJS.CpuUsage): number => {
	const { user, system } = process.threadCpuUsage(from);
	return (user + system) / 1_000;
};

/** Types and merges the same text over and over. The quickest of three: the others were waiting for something. */
function yardstick(): number {
	const once = () => {
		const from = process.threadCpuUsage();
		const doc = new Y.Doc();
		const text = doc.getText('line');
		for (let at = 0; at < 6_000; at += 1) text.insert((at * 7) % (at + 1), 'x');
		Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
		return spentMs(from);
	};
	const least = Math.min(once(), once(), once());
	// It is no turn of the portal's.
	used = process.threadCpuUsage();
	return least;
}

const { config, documents, bus } = await openPortal(readConfig(process.env));
const http: Server = createServer((_request, response) => void response.writeHead(404).end());
const sockets = attach(http);
http.on('upgrade', ({ url }) => {
	if (url?.startsWith('/sync/')) upgrades += 1;
});

const acts: { [Name in keyof ChildAsks]: (input: ChildAsks[Name]['in']) => unknown } = {
	gauge,
	yardstick,
	publish: (news) => bus.publish(news),
	pragma: (pragma) => documents.thread.ask('rehearse', { pragma }),
	plain: (id) =>
		documents.read(id).then(
			({ plain, cursor }) => ({ plain, cursor }),
			() => null
		),
	open: async () => (await documents.thread.ask('rehearse', {})).open,
	freeze: (id) => documents.freeze(id),
	async vote({ cookie, verb, input: { pollId, choice = '', reason = '' } }) {
		const actor = await actorOfCookies(cookie);
		if (verb === 'cast') await castBallot(actor, { pollId, choice });
		else if (verb === 'close') await closePoll(actor, { pollId });
		else await voidPoll(actor, { pollId, reason });
	},
	async stop() {
		http.close();
		await sockets.close();
		await closePortal();
	}
};

process.on('message', ({ id, name, input }: { id: number; name: keyof ChildAsks; input: never }) => {
	void Promise.resolve()
		.then(() => acts[name](input))
		.then(
			(answer) => process.send?.({ id, answer: answer ?? null }),
			(error: unknown) => process.send?.({ id, error: String(error) })
		)
		.then(() => {
			if (name === 'stop') process.exit(0);
		});
});
http.listen(config.port, 'localhost', () => {
	process.send?.('open');
	// A killed process would not write it at its end.
	flushCompileCache();
	used = process.threadCpuUsage();
	at = performance.now();
});
