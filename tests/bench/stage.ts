import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { createClient, type Client, type ClientOptions } from './client.ts';
import { newClient } from './histories.ts';
import { cpuOf, freePort, mainCpuOf, memoryOf, startServer, type Running } from './server-process.ts';
import { serverOf, type ServerKind } from './servers.ts';
import { tunnelSockets } from './tunnel-client.ts';

/** What one measuring process is told. */
export interface Task {
	readonly scenario: string;
	readonly server: string;
	readonly size: 'small' | 'full';
	/** The project's folder. */
	readonly root: string;
	/** Folder of the whole run: filled data folders are made there once and copied. */
	readonly work: string;
	readonly profile?: string;
}

interface Seed {
	/** One for each account that may write. */
	readonly cookies: readonly string[];
	readonly documents: readonly string[];
}

const accounts = 100;
const documents = 1_400;

/** Data folders of one server; the ways to ours share one. */
const nameOfData = (server: string) => server.replace(/ours-(plain|tunnel)/, 'ours').replaceAll(/[^\w-]/g, '_');

/** A server to measure, with a data folder of its own and people who may open its documents. */
export interface Stage {
	readonly kind: ServerKind;
	readonly small: boolean;
	/** Starts or restarts the server; on the same port each time. */
	start(): Promise<void>;
	stop(): Promise<void>;
	kill(): Promise<void>;
	/** Milliseconds of processor time the running server has used. */
	cpu(): number;
	/** The same of its first thread alone. */
	mainCpu(): number;
	/** Megabytes the running server holds. */
	memory(): { now: number; most: number };
	/** Name of a document: by ours an id that must exist, by the others any word. */
	document(index: number): string;
	/** Somebody opens a document; `account` is who, of a hundred. */
	open(index: number, account: number, more?: Partial<ClientOptions>): Client;
	/** What the server gives somebody who comes now with nothing: the document's state vector. */
	stored(index: number): Promise<Map<number, number>>;
	/** Copies the data folder away, to begin from it later. */
	keepAs(name: string): void;
	end(): Promise<void>;
}

function seed(kind: ServerKind, folder: string, root: string): void {
	const { env, cwd } = kind.start(0, folder);
	execFileSync(process.execPath, [join(import.meta.dirname, 'servers/seed.ts')], {
		cwd,
		env: { ...process.env, ...env, PORT: '3000', ACCOUNTS: String(accounts), DOCUMENTS: String(documents) },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	if (!existsSync(join(folder, 'seed.json'))) throw new Error(`${root}: the data folder was not filled`);
}

/** Sets a stage over a copy of the data folder kept as `from`, or over a fresh one. */
export async function setStage(task: Task, from: string | null): Promise<Stage> {
	const kind = serverOf(task.server, task.root);
	const isOurs = task.server.startsWith('ours');
	const kept = (name: string) => join(task.work, nameOfData(task.server), name);
	if (isOurs && !existsSync(kept('fresh'))) {
		mkdirSync(kept('fresh'), { recursive: true });
		seed(kind, kept('fresh'), task.root);
	}
	const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
	const source = kept(from ?? 'fresh');
	if (existsSync(source)) cpSync(source, folder, { recursive: true });
	else if (from !== null && kind.keeps) throw new Error(`${task.server} has no data folder "${from}"`);
	const people: Seed = isOurs
		? (JSON.parse(readFileSync(join(folder, 'seed.json'), 'utf8')) as Seed)
		: { cookies: [], documents: [] };
	const port = await freePort();
	const way = kind.tunnel ? { way: await tunnelSockets(kind.start(port, folder).cwd) } : {};
	let running: Running | null = null;

	const now = (): Running => {
		if (!running) throw new Error(`${kind.name} is not running`);
		return running;
	};
	const headers = (account: number): Record<string, string> =>
		isOurs ? { Origin: `http://localhost:${port}`, Cookie: people.cookies[account % people.cookies.length] ?? '' } : {};
	const document = (index: number) => (isOurs ? (people.documents[index] ?? '') : `document-${index}`);
	const open = (index: number, account: number, more: Partial<ClientOptions> = {}): Client =>
		createClient({
			dialect: kind.dialect,
			port,
			headers: headers(account),
			document: document(index),
			id: newClient(),
			...way,
			...more
		});

	return {
		kind,
		small: task.size === 'small',
		async start() {
			running = await startServer(kind, { port, folder, profile: task.profile });
		},
		async stop() {
			await now().stop();
			running = null;
		},
		async kill() {
			await now().kill();
			running = null;
		},
		cpu: () => cpuOf(now().pid),
		mainCpu: () => mainCpuOf(now().pid),
		memory: () => memoryOf(now().pid),
		document,
		open,
		async stored(index) {
			const doc = new Y.Doc();
			const reader = open(index, 99, { wrote: (_kind, update) => Y.applyUpdate(doc, update) });
			await reader.inStep;
			await pause(50);
			reader.drop();
			return Y.decodeStateVector(Y.encodeStateVector(doc));
		},
		keepAs(name) {
			cpSync(folder, kept(name), { recursive: true });
		},
		async end() {
			await running?.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
