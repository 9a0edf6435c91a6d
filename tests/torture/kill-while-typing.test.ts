import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { readConfig } from '#server/config.ts';
import { closePortal, openPortal } from '#server/start.ts';
import { aFederation, aGroup, aMeeting, aSeated } from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import { size } from '../build/size.ts';
import { anAgenda, browserSocket, doorOf } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { randomFrom } from './random.ts';

const kills = size(6, 300);
const writers = size(4, 8);
const seed = Number(process.env['SAMSYN_SEED'] ?? randomBytes(4).readUInt32LE());
const random = randomFrom(seed);
const agenda = documentKinds['agenda'] as DocumentKind;

let settings: Record<string, string>;
let origin: string;
let document: string;
const cookies: string[] = [];
let child: ChildProcess | undefined;

const freePort = () =>
	new Promise<number>((resolve) => {
		const probe = createServer().listen(0, 'localhost', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});

beforeAll(async () => {
	const port = await freePort();
	origin = `http://localhost:${port}`;
	settings = {
		SAMSYN_DATA: mkdtempSync(join(tmpdir(), 'samsyn-kill-')),
		SAMSYN_DEMO: 'off',
		SAMSYN_LOG: 'silent',
		SAMSYN_SECRET: randomBytes(32).toString('hex'),
		PORT: String(port)
	};
	await openPortal(readConfig(settings));
	const group = await aGroup(await aFederation());
	document = await anAgenda(await aMeeting(group));
	for (let index = 0; index < writers; index += 1) cookies.push(await sessionCookieFor(await aSeated(group, 'member')));
	await closePortal();
});
afterAll(() => {
	child?.kill('SIGKILL');
	rmSync(settings['SAMSYN_DATA'] ?? '', { recursive: true, force: true });
});

async function startServer(): Promise<void> {
	const started = fork(join(import.meta.dirname, 'server-child.ts'), {
		env: { ...process.env, ...settings },
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	child = started;
	await new Promise<void>((resolve, reject) => {
		started.once('message', () => resolve());
		started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
	});
}

async function killServer(): Promise<void> {
	const dying = child;
	const gone = new Promise((resolve) => dying?.once('exit', resolve));
	dying?.kill('SIGKILL');
	await gone;
}

/** Someone who types words nobody else types, at any place, and remembers which of them the page called saved. */
function startTyping(name: string, cookie: string, types = true) {
	const client: OpenDocument = openDocument({
		id: document,
		epoch: 1,
		kind: agenda,
		url: doorOf(origin),
		Socket: browserSocket(cookie)
	});
	const words = client.doc.getArray<string>('words');
	const typed: string[] = [];
	let saved = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	client.listen(() => {
		const { synced, unsaved } = client.status();
		if (synced && !unsaved) saved = typed.length;
	});
	const type = () => {
		if (client.status().synced) {
			const word = `${name}-${typed.length}`;
			typed.push(word);
			words.insert(Math.floor(random() * (words.length + 1)), [word]);
		}
		timer = setTimeout(type, random() * 30);
	};
	if (types) type();
	return {
		client,
		typed,
		/** What the page has called saved. */
		saved: () => typed.slice(0, saved),
		words: () => words.toArray(),
		stop: () => clearTimeout(timer),
		end() {
			clearTimeout(timer);
			client.destroy();
		}
	};
}

/** What somebody sees who comes now. */
async function storedWords(): Promise<string[]> {
	const late = startTyping('late', cookies[0] ?? '', false);
	await until(() => late.client.status().synced, 'a fresh reader is in step');
	const words = late.words();
	late.end();
	return words;
}

const missing = (promised: readonly string[], stored: readonly string[]): string[] => {
	const there = new Set(stored);
	return promised.filter((word) => !there.has(word));
};

it(
	`D1 loses no word that was called saved, in ${kills} kills -9 while ${writers} type (seed ${seed})`,
	async () => {
		const promised: string[] = [];
		await startServer();
		let typists = cookies.map((cookie, index) => startTyping(`a${index}`, cookie));
		for (let kill = 0; kill < kills; kill += 1) {
			await until(() => typists.some(({ saved }) => saved().length > 0), 'something is saved');
			await new Promise((resolve) => setTimeout(resolve, random() * size(400, 2_000)));
			await killServer();
			// Half of them close their page in the same moment: what they were promised must be there without their help.
			const leaving = typists.filter(() => random() < 0.5);
			for (const typist of leaving) {
				promised.push(...typist.saved());
				typist.end();
			}
			await startServer();
			expect(missing(promised, await storedWords())).toEqual([]);
			typists = typists.map((typist, index) =>
				leaving.includes(typist) ? startTyping(`k${kill}w${index}`, cookies[index] ?? '') : typist
			);
		}
		for (const typist of typists) typist.stop();
		await until(
			() => typists.every(({ client }) => client.status().synced && !client.status().unsaved),
			'all is saved'
		);
		const stored = await storedWords();
		expect(missing([...promised, ...typists.flatMap(({ typed }) => typed)], stored)).toEqual([]);
		expect(new Set(stored).size).toBe(stored.length);
		for (const typist of typists) expect(typist.words()).toEqual(stored);
		for (const typist of typists) typist.end();
		console.log(JSON.stringify({ test: 'kill-while-typing', seed, kills, promised: promised.length }));
	},
	size(120_000, 3_600_000)
);
