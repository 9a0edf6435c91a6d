import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const alive = (pid: number) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

/**
 * One process per data folder: a second one that writes would meet SQLITE_BUSY_SNAPSHOT in mid-command.
 * Out: the function that gives the lock back. A lock whose process is gone is taken over.
 */
export function lockFolder(folder: string): () => void {
	const file = join(folder, 'lock');
	for (let attempt = 0; ; attempt++) {
		try {
			const handle = openSync(file, 'wx', 0o600);
			writeSync(handle, String(process.pid));
			closeSync(handle);
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
			const owner = Number(readFileSync(file, 'utf8'));
			if (owner && owner !== process.pid && alive(owner))
				throw new Error(
					`Another Samsyn (process ${owner}) already uses ${folder}. Stop it, or set SAMSYN_DATA to another folder.`,
					{ cause: error }
				);
			unlinkSync(file);
		}
	}
	let held = true;
	return () => {
		if (!held) return;
		held = false;
		try {
			unlinkSync(file);
		} catch {
			// Already gone: nothing is left to give back.
		}
	};
}
