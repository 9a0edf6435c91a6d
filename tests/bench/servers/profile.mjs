import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import threads, { isMainThread, threadId } from 'node:worker_threads';

// Loaded before the server in its first thread and in every worker: profiles each for a while and writes what it found.
// BENCH_PROFILE is folder,from,for in seconds since the thread began. V8's own switch leaves out workers that are ended.
const [folder, from, seconds] = (process.env.BENCH_PROFILE ?? '').split(',');
const session = new Session();
session.connect();
let running = false;
function stop() {
	if (!running) return;
	running = false;
	session.post('Profiler.stop', (_error, { profile }) => {
		writeFileSync(join(folder, `${process.pid}-${threadId}.cpuprofile`), JSON.stringify(profile));
	});
}
setTimeout(() => {
	session.post('Profiler.enable');
	session.post('Profiler.setSamplingInterval', { interval: 1_000 });
	session.post('Profiler.start');
	running = true;
	setTimeout(stop, seconds * 1_000).unref();
}, from * 1_000).unref();
process.on('exit', stop);

if (isMainThread) {
	const { Worker } = threads;
	threads.Worker = function (file, options) {
		return new Worker(file, { ...options, execArgv: [...(options?.execArgv ?? []), '--import', import.meta.url] });
	};
	syncBuiltinESMExports();
}
