import { join, resolve } from 'node:path';
import { readDataFolder } from '#server/config.ts';
import { backUp } from './back-up.ts';
import { BackupError } from './manifest.ts';
import { restore } from './restore.ts';

const root = join(import.meta.dirname, '../..');
const [verb, ...rest] = process.argv.slice(2);
const [file] = rest.filter((word) => !word.startsWith('--'));
const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);

try {
	if (!file || (verb !== 'backup' && verb !== 'restore'))
		throw new BackupError('Name the file: npm run backup -- FILE, or npm run restore -- FILE [--replace].');
	const data = readDataFolder(process.env, root);
	if (verb === 'backup') {
		const { parts } = await backUp(data, resolve(file));
		const size = parts.reduce((sum, part) => sum + part.size, 0);
		console.log(`${file} holds ${parts.length} parts, ${megabytes(size)} MB. Keep it where the portal's disk is not.`);
	} else {
		const { madeAt, aside } = await restore(resolve(file), data, { replace: rest.includes('--replace') });
		console.log(`${data} is as it was ${madeAt}. Start the portal with npm start.`);
		if (aside) console.log(`What stood there before is in ${aside}. Remove it when you are sure.`);
	}
} catch (error) {
	console.error(error instanceof BackupError ? error.message : error);
	process.exitCode = 1;
}
