import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from './client.ts';
import { heavyHistory, meetingHistory, type History } from './histories.ts';
import { setStage, type Stage, type Task } from './stage.ts';
import { reaches } from './updates.ts';
import * as Y from 'yjs';

/** Which documents hold what, by their number. */
export const places = {
	rooms: 0,
	hall: 10,
	tunnel: 11,
	/** Each holds the notes of a meeting, edit by edit. */
	meetings: { first: 20, count: 9 },
	/** Each holds a megabyte in 20,000 edits. */
	heavy: { first: 30, count: 3 },
	/** As the meetings, for three hundred people who come back. */
	return: { first: 40, count: 30 },
	kills: 100,
	/** Each holds the notes of a meeting in one update. */
	many: { first: 200, count: 1_000 }
} as const;

/** Until the server calls all of it saved, where it says so. */
export async function untilSaved(client: Client): Promise<void> {
	for (let tries = 0; tries < 6_000; tries += 1) {
		const { saved, sent } = client.messages();
		if (saved >= sent) return;
		if (client.ended()) throw new Error(`closed before everything was saved: ${client.ended()}`);
		await pause(10);
	}
	throw new Error('not everything was saved');
}

/** Until somebody who comes now gets all of it. */
async function untilStored(stage: Stage, index: number, history: History): Promise<void> {
	const wanted = Y.decodeStateVector(history.vector);
	for (let tries = 0; tries < 100; tries += 1) {
		if (reaches(await stage.stored(index), wanted)) return;
		await pause(200);
	}
	throw new Error(`${stage.kind.name} does not give back what was written`);
}

/** Writes a document as people did, edit by edit, one author after the other. */
async function write(stage: Stage, index: number, history: History): Promise<void> {
	const holder = stage.open(index, 99);
	await holder.inStep;
	for (const [account, author] of history.authors.entries()) {
		const client = stage.open(index, account, { id: author.client });
		await client.inStep;
		if (account === 0) client.push(history.beginning);
		for (const edit of author.edits) client.push(edit);
		if (stage.kind.saves) await untilSaved(client);
		else await pause(100);
		client.leave();
	}
	await untilStored(stage, index, history);
	holder.leave();
}

/** Everybody has left: until the server has done whatever it does then, writing what it had put off included. */
async function untilIdle(stage: Stage): Promise<void> {
	await pause(6_000);
	for (let tries = 0; tries < 60; tries += 1) {
		const before = stage.cpu();
		await pause(3_000);
		if (stage.cpu() - before < 100) return;
	}
	throw new Error(`${stage.kind.name} does not come to rest`);
}

/** Fills the data folders that scenarios begin from: once in a run for each server that keeps documents. */
export async function prepare(task: Task): Promise<void> {
	const stage = await setStage(task, null);
	try {
		await stage.start();
		const meeting = meetingHistory();
		const heavy = heavyHistory();
		for (const [places_, history] of [
			[places.meetings, meeting],
			[places.return, meeting],
			[places.heavy, heavy]
		] as const)
			for (let index = 0; index < places_.count; index += 1) await write(stage, places_.first + index, history);
		await untilIdle(stage);
		await stage.stop();
		stage.keepAs('written');
	} finally {
		await stage.end();
	}
}
