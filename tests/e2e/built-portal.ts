import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface BuiltPortal {
	readonly origin: string;
	/** The last it has written on its screen. */
	said(): string;
	/** Ends it as an administrator would; resolves when its files are closed. */
	stop(): Promise<void>;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
}

/** Starts the built portal over a data folder, on a free port unless one is named. Throws with what it said when it does not open. */
export async function startBuiltPortal(data: string, settings: Record<string, string> = {}): Promise<BuiltPortal> {
	const server = spawn(process.execPath, ['server/main.ts'], {
		env: {
			...process.env,
			NODE_COMPILE_CACHE: 'test-results/compiled',
			SAMSYN_LOG: 'info',
			...settings,
			SAMSYN_DATA: data,
			PORT: settings['PORT'] ?? '0'
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	const origin = await new Promise<string>((resolve, reject) => {
		const hear = (bytes: Buffer) => {
			said = (said + bytes.toString()).slice(-20_000);
			const open = /Samsyn is open at (\S+)/.exec(said);
			if (open?.[1]) resolve(open[1]);
		};
		server.stdout.on('data', hear);
		server.stderr.on('data', hear);
		server.once('exit', (code) => reject(new Error(`The portal ended with ${code} before it opened:\n${said}`)));
	});
	const end = async (signal: NodeJS.Signals) => {
		if (server.exitCode !== null || server.signalCode !== null) return;
		const gone = once(server, 'exit');
		server.kill(signal);
		await gone;
	};
	return { origin, said: () => said, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
