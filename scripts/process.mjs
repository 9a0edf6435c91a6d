import { spawn } from 'node:child_process';

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
	process.on(signal, () => {
		for (const child of running) child.kill(signal);
		if (running.size === 0) process.exit(130);
	});

/**
 * Runs a program to its end. With `quiet` its output is shown only if it fails; with `onOutput` it is handed over and
 * not shown. Signals that reach this process reach the program too. Out: its exit code (128 + n when a signal ended it).
 */
export function run(program, args, { quiet = false, onOutput, cwd, env, shell = false } = {}) {
	return new Promise((resolve, reject) => {
		const piped = quiet || onOutput !== undefined;
		const child = spawn(program, args, { cwd, env, shell, stdio: piped ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
		const heard = [];
		if (piped)
			for (const stream of [child.stdout, child.stderr])
				stream.on('data', (bytes) => (onOutput ? onOutput(bytes) : heard.push(bytes)));
		running.add(child);
		child.on('error', (error) => {
			running.delete(child);
			reject(error);
		});
		child.on('close', (code, signal) => {
			running.delete(child);
			if (quiet && code !== 0) process.stderr.write(Buffer.concat(heard));
			resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
		});
	});
}

/** Runs a JavaScript file of this project or of one of its packages under this same Node. */
export const node = (file, args = [], options = {}) => run(process.execPath, [file, ...args], options);

/** Runs npm: the very one that called us, else the one on the path. */
export function npm(args, options) {
	const itself = process.env['npm_execpath'];
	if (itself && /npm-cli\.c?js$/.test(itself)) return node(itself, args, options);
	return run('npm', args, { ...options, shell: process.platform === 'win32' });
}
