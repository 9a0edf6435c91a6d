import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attach } from '#server/attach.ts';
import { readConfig } from '#server/config.ts';
import type { Context } from '#server/context.ts';
import { closePortal, openPortal } from '#server/start.ts';

/** A clock that stands still until it is moved. */
export interface FakeClock {
	now(): Date;
	set(time: Date): void;
	/** In milliseconds. */
	advance(by: number): void;
}

export function fakeClock(start = new Date('2026-03-10T08:00:00.000Z')): FakeClock {
	let time = start.getTime();
	return {
		now: () => new Date(time),
		set: (to) => void (time = to.getTime()),
		advance: (by) => void (time += by)
	};
}

export interface TestPortal {
	readonly context: Context;
	readonly clock: FakeClock;
	/** Its data folder. */
	readonly data: string;
	/** http://localhost:<port>, where the sockets listen (no pages: they are the browser tests' matter). */
	readonly origin: string;
	/** Closes it and opens it again over the same data, as after a restart; the port is another. */
	restart(): Promise<TestPortal>;
	close(): Promise<void>;
}

const listen = (http: Server) =>
	new Promise<number>((resolve) => {
		http.listen(0, 'localhost', () => resolve((http.address() as AddressInfo).port));
	});

/** A whole portal in this process: real files in a folder of its own, real sockets on port 0. One at a time. */
export async function startPortal(
	options: { clock?: FakeClock; data?: string; settings?: Record<string, string> } = {}
): Promise<TestPortal> {
	const clock = options.clock ?? fakeClock();
	const data = options.data ?? mkdtempSync(join(tmpdir(), 'samsyn-test-'));
	const http = createServer((_request, response) => void response.writeHead(404).end());
	const port = await listen(http);
	const config = readConfig({
		SAMSYN_DATA: data,
		SAMSYN_DEMO: 'off',
		SAMSYN_LOG: 'silent',
		PORT: String(port),
		SAMSYN_SECRET: randomBytes(32).toString('hex'),
		...options.settings
	});
	const context = await openPortal(config, clock);
	const sockets = attach(http);
	const shut = async () => {
		await sockets.close();
		http.closeAllConnections();
		await new Promise((resolve) => http.close(resolve));
		await closePortal();
	};
	return {
		context,
		clock,
		data,
		origin: `http://localhost:${port}`,
		async restart() {
			await shut();
			return startPortal({ ...options, clock, data });
		},
		async close() {
			await shut();
			rmSync(data, { recursive: true, force: true });
		}
	};
}
