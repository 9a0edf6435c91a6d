import type { Socket } from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { WebSocket } from 'ws';
import { updateFrame } from '#server/sync/frames.ts';
import { aPerson, aSeat, aSeated, insert } from '../build/rows.ts';
import { writingScene } from '../build/scene.ts';
import { sessionCookieFor } from '../build/session.ts';
import { addressOf, bareClient, plainClient, type PlainClient } from './sync-client.ts';
import { stopwatch } from './stopwatch.ts';
import { until } from './wait.ts';

const scene = writingScene();
let cookie: string;
beforeEach(async () => {
	cookie = await sessionCookieFor(scene.chair);
});

const join = async (cookies = cookie): Promise<PlainClient> => {
	const client = plainClient(scene.portal.origin, cookies, scene.document);
	await until(() => client.provider.synced, 'a client is in step');
	return client;
};
const tcp = (socket: WebSocket): Socket => (socket as unknown as { _socket: Socket })._socket;

/** Updates that each put a text of a size in the place of the one before. */
function rewriting(size: number): () => Uint8Array {
	const doc = new Y.Doc();
	const text = doc.getText('line');
	let made = new Uint8Array();
	doc.on('update', (update: Uint8Array) => (made = new Uint8Array(update)));
	return () => {
		doc.transact(() => {
			text.delete(0, text.length);
			text.insert(0, 'x'.repeat(size));
		});
		return made;
	};
}

describe('somebody who does not read', () => {
	it('D25 is cut and brought up to date on return, and the others hear every word meanwhile', async () => {
		// Three people, since none of them may write so much alone.
		const writers = await Promise.all(
			['member', 'member', 'member'].map(async () => {
				const theirs = await sessionCookieFor(await aSeated(scene.group, 'member'));
				const client = bareClient(scene.portal.origin, theirs, addressOf(scene.portal.origin, scene.document));
				await client.open;
				return { client, next: rewriting(200_000) };
			})
		);
		const others = await Promise.all(
			Array.from({ length: 10 }, async () => {
				const client = bareClient(scene.portal.origin, cookie, addressOf(scene.portal.origin, scene.document));
				await client.open;
				return client;
			})
		);
		await until(() => others.every(({ frames }) => frames.length > 0), 'everybody is let in');
		const deaf = others.slice(0, 5);
		const hearing = others.slice(5);
		for (const { socket } of deaf) tcp(socket).pause();
		const heard = () => Math.min(...hearing.map(({ frames }) => frames.filter((frame) => frame[1] === 2).length));
		for (let sent = 1; sent <= 60; sent += 1) {
			const writer = writers[sent % writers.length];
			if (writer) writer.client.send(updateFrame(writer.next()));
			await until(() => heard() >= sent, 'those who read hear it');
			for (const { frames } of hearing) for (const [at, frame] of frames.entries()) frames[at] = frame.slice(0, 2);
		}
		for (const { socket } of deaf) tcp(socket).resume();
		expect(await Promise.all(deaf.map(({ closed }) => closed))).toEqual(Array(5).fill('1006'));
		const back = await join();
		expect(back.line().length).toBe(3 * 200_000);
		back.end();
		for (const { socket } of [...writers.map(({ client }) => client), ...hearing]) socket.terminate();
	}, 60_000);
});

describe('a crowd', () => {
	it('D24 opens a document while others write in it, and everybody has every word', async () => {
		const writer = await join();
		writer.write('before ');
		const crowd = Array.from({ length: 30 }, () => plainClient(scene.portal.origin, cookie, scene.document));
		for (let word = 0; word < 30; word += 1) {
			writer.write(`${word} `);
			await new Promise((resolve) => setTimeout(resolve, 3));
		}
		await until(() => crowd.every((one) => one.line() === writer.line()), 'everybody has every word');
		expect(writer.line()).toBe(`before ${Array.from({ length: 30 }, (_, word) => `${word} `).join('')}`);
		for (const one of crowd) one.provider.disconnect();
		writer.write('after');
		for (const one of crowd) one.provider.connect();
		await until(() => crowd.every((one) => one.line() === writer.line()), 'everybody is brought up to date');
		for (const one of [writer, ...crowd]) one.end();
	});

	it('D6 hears nothing a second after rights ended, wherever it is said and however many are looked at', async () => {
		const writer = await join();
		const members = await Promise.all(
			Array.from({ length: 40 }, async () => {
				const person = await aPerson(scene.federation);
				const seat = await aSeat(scene.group, person, 'member');
				return { person, seat, client: await join(await sessionCookieFor(person)) };
			})
		);
		const typing = setInterval(() => writer.write('.'), 20);
		const took: number[] = [];
		for (const { person, seat, client } of members.slice(0, 20)) {
			await insert((db) => db.seat.update({ where: { id: seat.id }, data: { to: new Date(0) } }));
			const [ended, heard] = [stopwatch(), stopwatch()];
			let last = 0;
			client.doc.on('update', () => (last = heard()));
			scene.portal.context.bus.publish({
				topic: 'network',
				federationId: scene.federation.id,
				groupId: scene.group.id,
				// Every other time the news names nobody, and everybody in the federation is looked at.
				...(took.length % 2
					? { rightsOf: { accountId: person.account.id } }
					: { rightsOf: { everyoneIn: 'federation' } })
			});
			await until(() => client.ended.length > 0, 'it is ended');
			took.push(ended(), last);
			expect(client.ended[0]).toBe(4205);
		}
		clearInterval(typing);
		expect(Math.max(...took)).toBeLessThan(1_000);
		expect(members.slice(20).flatMap(({ client }) => client.ended)).toEqual([]);
		for (const { client } of members) client.end();
		writer.end();
	}, 60_000);

	it('D26 costs the database a few readings when news of rights comes in storms', async () => {
		const clients = await Promise.all(Array.from({ length: 20 }, () => join()));
		const { read } = scene.portal.context;
		let asked = 0;
		const { findMany } = read.session;
		Object.assign(read.session, {
			findMany: (...given: Parameters<typeof findMany>) => {
				asked += 1;
				return findMany(...given);
			}
		});
		for (let news = 0; news < 500; news += 1) {
			scene.portal.context.bus.publish({ topic: 'network', federationId: scene.federation.id });
			// What is read is shared until the next write.
			if (news % 50 === 0) await insert((db) => db.rateLimit.create({ data: { key: `storm ${news}`, points: 1 } }));
		}
		let before = -1;
		await until(async () => {
			const still = asked > 0 && asked === before;
			before = asked;
			await new Promise((resolve) => setTimeout(resolve, 300));
			return still;
		}, 'it asks no more');
		Object.assign(read.session, { findMany });
		// Ten times something was written in between; without the sharing it would be five hundred, for twenty.
		expect(asked).toBeLessThan(50);
		expect(clients.flatMap(({ ended }) => ended)).toEqual([]);
		for (const client of clients) client.end();
	});
});
