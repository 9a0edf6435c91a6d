import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeatRole } from '#lib/permissions/facts.ts';
import { deviceNameOf } from '#server/accounts/device-name.ts';
import { readConfig } from '#server/config.ts';
import type { Group } from '#server/db/generated/client.ts';
import { closePortal, openPortal } from '#server/start.ts';
import { anAgenda, anItem } from '../build/documents.ts';
import { aFederation, aGroup, aMeeting, aSeated } from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import type { ChildAsks } from './server-child.ts';

const compiled = join(tmpdir(), 'samsyn-compiled');

const freePort = () =>
	new Promise<number>((resolve) => {
		const probe = createServer().listen(0, 'localhost', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});

/** Who sits in the group, and how many meetings it has planned; each has an agenda and one item's text. */
export interface Seating {
	readonly seats?: readonly SeatRole[];
	readonly meetings?: number;
	/** What else there is; done while the portal is open in this process. */
	readonly furnish?: (group: Group) => Promise<void>;
}

/**
 * A portal in a process of its own, over its own folder: to be killed and started again, and watched from outside. It is
 * furnished by this process before the first start. One at a time in a test file.
 */
export async function ownPortal({ seats = ['member'], meetings = 1, furnish }: Seating = {}) {
	const data = mkdtempSync(join(tmpdir(), 'samsyn-torture-'));
	const port = await freePort();
	const settings: Record<string, string> = {
		SAMSYN_DATA: data,
		SAMSYN_DEMO: 'off',
		SAMSYN_LOG: process.env['SAMSYN_TORTURE_LOG'] ?? 'silent',
		SAMSYN_SECRET: randomBytes(32).toString('hex'),
		PORT: String(port)
	};
	await openPortal(readConfig(settings));
	const group = await aGroup(await aFederation());
	const agendas: string[] = [];
	const items: string[] = [];
	for (let count = 0; count < meetings; count += 1) {
		const meeting = await aMeeting(group);
		agendas.push(await anAgenda(meeting));
		items.push(await anItem(meeting));
	}
	const cookies: string[] = [];
	const devices: string[] = [];
	for (const role of seats) {
		const person = await aSeated(group, role);
		cookies.push(await sessionCookieFor(person));
		devices.push(deviceNameOf(person.account.id));
	}
	await furnish?.(group);
	await closePortal();

	let child: ChildProcess | undefined;
	let exits = 0;
	let lastId = 0;
	let pending = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();

	async function start(): Promise<void> {
		const started = fork(join(import.meta.dirname, 'server-child.ts'), {
			// What one start has compiled the next one need not: they are killed and started many times.
			env: { ...process.env, ...settings, NODE_COMPILE_CACHE: compiled },
			execArgv: ['--disable-warning=ExperimentalWarning'],
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		child = started;
		const mine = (pending = new Map());
		started.on('exit', () => {
			exits += 1;
			if (child === started) child = undefined;
			for (const { reject } of mine.values()) reject(new Error('the server has ended'));
		});
		await new Promise<void>((resolve, reject) => {
			started.once('message', () => resolve());
			started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
		});
		started.on('message', ({ id, answer, error }: { id: number; answer: unknown; error?: string }) => {
			const asker = mine.get(id);
			mine.delete(id);
			if (error === undefined) asker?.resolve(answer);
			else asker?.reject(new Error(error));
		});
	}

	function ask<Name extends keyof ChildAsks>(
		name: Name,
		...[input]: ChildAsks[Name]['in'] extends null ? [] : [ChildAsks[Name]['in']]
	): Promise<ChildAsks[Name]['out']> {
		return new Promise((resolve, reject) => {
			if (!child) return reject(new Error('the server is not there'));
			const id = (lastId += 1);
			pending.set(id, { resolve: resolve as (answer: unknown) => void, reject });
			child.send({ id, name, input: input ?? null });
		});
	}

	const gone = (dying: ChildProcess | undefined) =>
		new Promise<void>((resolve) => {
			if (!dying || dying.exitCode !== null || dying.signalCode !== null) resolve();
			else dying.once('exit', () => resolve());
		});

	return {
		data,
		port,
		origin: `http://localhost:${port}`,
		cookies,
		/** Names under which each person's browser keeps journals. */
		devices,
		agendas,
		items,
		start,
		ask,
		/** How often the server has ended, for whatever reason. */
		exits: () => exits,
		async kill(): Promise<void> {
			const dying = child;
			dying?.kill('SIGKILL');
			await gone(dying);
		},
		/** As SIGTERM ends it: what waits is finished first. */
		async stop(): Promise<void> {
			const ending = child;
			if (!ending) return;
			ask('stop').catch(() => undefined);
			await gone(ending);
		},
		async end(): Promise<void> {
			const dying = child;
			dying?.kill('SIGKILL');
			await gone(dying);
			rmSync(data, { recursive: true, force: true });
		}
	};
}

export type OwnPortal = Awaited<ReturnType<typeof ownPortal>>;
