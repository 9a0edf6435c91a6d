import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ServerKind } from './servers.ts';

const ticksPerSecond = 100;

function cpuIn(file: string): number {
	const stat = readFileSync(file, 'utf8');
	// The name in brackets may hold spaces; what follows is counted from its end.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

/** Milliseconds of processor time a process has used, all threads, also those that have ended (/proc). */
export const cpuOf = (pid: number): number => cpuIn(`/proc/${pid}/stat`);

/** Milliseconds of processor time of its first thread alone, where the sockets are served. */
export const mainCpuOf = (pid: number): number => cpuIn(`/proc/${pid}/task/${pid}/stat`);

/** Megabytes of memory a process has in use, and the most it has had (/proc). */
export function memoryOf(pid: number): { now: number; most: number } {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? NaN);
	return { now: kilobytes('VmRSS') / 1024, most: kilobytes('VmHWM') / 1024 };
}

export const freePort = (): Promise<number> =>
	new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});

const answers = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.destroy();
			resolve(true);
		});
		socket.on('error', () => resolve(false));
	});

export interface Running {
	readonly pid: number;
	readonly port: number;
	/** As its own end: what it does on SIGTERM. */
	stop(): Promise<void>;
	kill(): Promise<void>;
}

/** Starts a server as a process of its own; resolves when it takes connections. `profile`: see servers/profile.mjs. */
export async function startServer(
	kind: ServerKind,
	options: { port: number; folder: string; profile?: string | undefined }
): Promise<Running> {
	const { port, folder, profile } = options;
	const { file, cwd, env, tells } = kind.start(port, folder);
	const child: ChildProcess = fork(file, {
		cwd,
		env: { ...process.env, NODE_ENV: 'production', ...env, ...(profile ? { BENCH_PROFILE: profile } : {}) },
		execArgv: [
			'--disable-warning=ExperimentalWarning',
			...(profile ? ['--import', join(import.meta.dirname, 'servers/profile.mjs')] : [])
		],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	await new Promise<void>((resolve, reject) => {
		let waiting = true;
		const done = () => {
			waiting = false;
			resolve();
		};
		child.once('exit', (code) => reject(new Error(`${kind.name} ended with ${code} before it was open`)));
		if (tells) child.once('message', done);
		else {
			const knock = () => {
				void answers(port).then((open) => {
					if (open) done();
					else if (waiting) setTimeout(knock, 5);
				});
			};
			knock();
		}
	});
	const { pid } = child;
	if (pid === undefined) throw new Error(`${kind.name} has no process`);
	const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
		child.kill(signal);
		const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
		await gone;
		clearTimeout(late);
	};
	const notAlone = () => child.kill('SIGKILL');
	process.on('exit', notAlone);
	void gone.then(() => process.off('exit', notAlone));
	return { pid, port, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
