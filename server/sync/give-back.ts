import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes, as they lie in the log, of documents that were put to rest: worth collecting when quiet, and in any case. */
const worthQuiet = 1 << 20;
const worthAlways = 4 << 20;

/**
 * Gives memory back after documents have been put to rest. A thread that then has little to do would keep what they
 * took for ever: V8 collects when something is allocated. Takes some tens of milliseconds.
 */
export function createGiveBack(): (rested: number, quiet: boolean) => void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	let waiting = 0;
	return (rested, quiet) => {
		waiting += rested;
		if (waiting < (quiet ? worthQuiet : worthAlways)) return;
		waiting = 0;
		collect();
	};
}
