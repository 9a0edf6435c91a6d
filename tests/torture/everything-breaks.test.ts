import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { size } from '../build/size.ts';
import { browserSocket, doorOf } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { startProxy, type Weather } from './proxy.ts';
import { randomFrom, seedOf } from './random.ts';
import { agenda, laySharedItem, scriptedPerson, sharedText, type ScriptedPerson } from './scripted-person.ts';
import { tell } from './typist.ts';

const breaks = size(10, 200);
const people = size(6, 10);
const seed = seedOf();
const random = randomFrom(seed);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: Array.from({ length: people + 1 }, () => 'member') });
	await portal.start();
});
afterAll(() => portal.end());

/** A page of somebody who keeps nothing: what the server has. */
async function fresh(document: string): Promise<OpenDocument> {
	const cookie = portal.cookies[people] ?? '';
	const page = openDocument({
		id: document,
		epoch: 1,
		kind: agenda,
		url: doorOf(portal.origin),
		Socket: browserSocket(cookie)
	});
	await until(() => page.status().synced, 'a fresh page is in step', 60_000);
	return page;
}

async function breakServer(): Promise<void> {
	await portal.kill();
	await sleep(random() * 500);
	await portal.start();
}

const storms: readonly Weather[] = ['delay', 'hold', 'lost', 'up', 'down', 'refuse'];
async function breakNetwork(person: ScriptedPerson): Promise<void> {
	person.proxy.set(pick(storms));
	if (random() < 0.5) person.proxy.blow(pick(['cut', 'half']));
	await sleep(random() * size(800, 4_000));
	person.proxy.set('pass');
}

it(
	`D7 loses no letter in ${breaks} kills of server, network and tab while ${people} people type, half of them where WebSockets are blocked (seed ${seed})`,
	async () => {
		const [document = ''] = portal.agendas;
		const first = await fresh(document);
		laySharedItem(first);
		await until(() => !first.status().unsaved, 'the item lies there');
		first.destroy();

		const done: Record<string, number> = { server: 0, network: 0, tab: 0 };
		const persons: ScriptedPerson[] = [];
		for (let who = 0; who < people; who += 1) {
			const proxy = await startProxy(
				() => portal.port,
				() => random() * 200
			);
			persons.push(scriptedPerson({ portal, who, document, proxy, blocked: who % 2 === 1, random, pace: 120 }));
		}
		await until(
			() => persons.every((person) => person.status().synced && person.typed() > 0),
			'everybody types',
			60_000
		);
		const storming: Promise<void>[] = [];
		for (let broken = 0; broken < breaks; broken += 1) {
			const kind = pick(['server', 'network', 'network', 'tab']);
			done[kind] = (done[kind] ?? 0) + 1;
			if (kind === 'server') await breakServer();
			else if (kind === 'tab') pick(persons).killTab();
			// The others go on while somebody's network is down.
			else storming.push(breakNetwork(pick(persons)));
			await sleep(random() * size(700, 2_000));
		}
		await Promise.all(storming);
		for (const person of persons) {
			person.stop();
			person.proxy.set('pass');
		}
		await until(
			() => persons.every((person) => person.status().synced && !person.status().unsaved),
			'all is saved',
			90_000
		);
		const last = await fresh(document);
		const letters = [...sharedText(last)];
		const there = new Set(letters);
		const lost = persons.flatMap((person) => person.owed().filter((letter) => !there.has(letter)));
		tell('everything-breaks', {
			seed,
			...done,
			people,
			typed: persons.reduce((sum, person) => sum + person.typed(), 0),
			unpromised: persons.reduce((sum, person) => sum + person.unpromised().length, 0),
			lost: lost.length
		});
		expect(lost).toEqual([]);
		expect(there.size, 'no letter is there twice').toBe(letters.length);
		await until(() => persons.every((person) => person.text() === sharedText(last)), 'all are equal');
		last.destroy();
		for (const person of persons) {
			person.end();
			await person.proxy.close();
		}
	},
	size(180_000, 7_200_000)
);
