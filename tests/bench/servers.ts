import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hocuspocus, relay, yWebsocket, type Dialect } from './dialect.ts';

/** One kind of server under measure. */
export interface ServerKind {
	readonly name: string;
	/** For the table. */
	readonly label: string;
	readonly dialect: Dialect;
	/** Whether documents are there again after a restart. */
	readonly keeps: boolean;
	/** Reached by our tunnel instead of WebSockets. */
	readonly tunnel?: boolean;
	/** What it calls saved: nothing, or every writing message by number. */
	readonly saves: boolean;
	/** Program and settings to start it on a port over a folder of its own. */
	start(
		port: number,
		folder: string
	): {
		file: string;
		cwd: string;
		env: Record<string, string>;
		/** Whether it says by a message that it listens; else the port is tried. */
		tells: boolean;
	};
}

const here = import.meta.dirname;
const peer = (file: string) => join(here, 'node_modules', file);

const yServer = (name: string, label: string, settings: (folder: string) => Record<string, string>): ServerKind => ({
	name,
	label,
	dialect: yWebsocket('/', ''),
	keeps: name !== 'yws',
	saves: false,
	start: (port, folder) => ({
		file: peer('@y/websocket-server/src/server.js'),
		cwd: folder,
		env: { PORT: String(port), HOST: '127.0.0.1', ...settings(folder) },
		tells: false
	})
});

/** Ours from a checkout of the project; `root` is this one unless another is to be compared with it. */
export const ours = (root: string, name = 'ours', acknowledged = true): ServerKind => ({
	name,
	label: acknowledged ? 'Samsyn' : 'Samsyn, plain clients (no acknowledgement asked for)',
	dialect: yWebsocket('/sync/', `?epoch=1&version=1${acknowledged ? '&ack=1' : ''}`),
	keeps: true,
	saves: acknowledged,
	start: (port, folder) => ({
		file: join(here, 'servers/ours.ts'),
		cwd: root,
		env: {
			BENCH_ROOT: root,
			SAMSYN_DATA: folder,
			SAMSYN_DEMO: 'off',
			SAMSYN_LOG: process.env['SAMSYN_LOG'] ?? 'silent',
			SAMSYN_SECRET: '0123456789abcdefghijklmnopqrstuvwxyz',
			PORT: String(port)
		},
		tells: true
	})
});

export const peers: readonly ServerKind[] = [
	yServer('yws', '@y/websocket-server 0.1.1, in memory only', () => ({})),
	yServer('yws-leveldb', '@y/websocket-server 0.1.1 with LevelDB', (folder) => ({
		YPERSISTENCE: join(folder, 'level')
	})),
	{
		name: 'hocuspocus',
		label: '@hocuspocus/server 4.7.0 with SQLite',
		dialect: hocuspocus,
		keeps: true,
		saves: true,
		start: (port, folder) => ({
			file: join(here, 'servers/hocuspocus.mjs'),
			cwd: folder,
			env: { PORT: String(port), DATABASE: join(folder, 'documents.sqlite') },
			tells: true
		})
	},
	{
		name: 'bare',
		label: 'bare ws broadcast (the limit)',
		dialect: relay,
		keeps: false,
		saves: false,
		start: (port, folder) => ({
			file: join(here, 'servers/bare.ts'),
			cwd: folder,
			env: { PORT: String(port) },
			tells: true
		})
	}
];

/**
 * A server by its name: ours, ours-plain, ours-tunnel, one of the peers; or ours@<folder>, another checkout of the
 * project beside this one.
 */
export function serverOf(name: string, root: string): ServerKind {
	const [kind = '', folder] = name.split('@');
	if (folder !== undefined && !existsSync(join(folder, 'server/start.ts')))
		throw new Error(`${folder} is no checkout of the project.`);
	if (kind === 'ours') return ours(folder ?? root, name);
	if (kind === 'ours-plain') return ours(folder ?? root, name, false);
	if (kind === 'ours-tunnel')
		return { ...ours(folder ?? root, name), tunnel: true, label: 'Samsyn through the tunnel (long-polling)' };
	const found = peers.find((one) => one.name === name);
	if (!found) throw new Error(`There is no server "${name}".`);
	return found;
}

export const everyServer = ['ours', 'ours-plain', 'ours-tunnel', ...peers.map(({ name }) => name)];
