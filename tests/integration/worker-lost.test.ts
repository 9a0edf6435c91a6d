import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { anAgenda } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, insert } from '../build/rows.ts';

const { Worker } = workerThreads;
/** The document workers of this process, the one that stands now last. */
const workers: InstanceType<typeof Worker>[] = [];
let portal: TestPortal;
beforeAll(async () => {
	workerThreads.Worker = class extends Worker {
		constructor(...given: ConstructorParameters<typeof Worker>) {
			super(...given);
			if (given[1]?.name === 'document log') workers.push(this);
		}
	};
	syncBuiltinESMExports();
	portal = await startPortal();
});
afterAll(async () => {
	await portal.close();
	workerThreads.Worker = Worker;
	syncBuiltinESMExports();
});

it('D9 what the document worker told nobody before it ended is read and kept when another has come', async () => {
	const { documents, read } = portal.context;
	const document = await anAgenda(await aMeeting(await aGroup(await aFederation())));
	await documents.edit(document, newId(), 'add', { id: newId(), title: 'Skrivet' });
	const reading = async () => (await read.projection.findUnique({ where: { documentId: document } }))?.plain ?? '';
	await expect.poll(reading, { timeout: 20_000 }).toContain('Skrivet');
	// As if that had been durable and the worker had ended before it could tell: nobody will write again.
	await insert((db) => db.projection.delete({ where: { documentId: document } }));
	expect(workers).toHaveLength(1);
	await workers[0]?.terminate();
	await expect.poll(reading, { timeout: 20_000 }).toContain('Skrivet');
	expect(workers).toHaveLength(2);
	await expect.poll(async () => (await documents.read(document)).plain, { timeout: 20_000 }).toContain('Skrivet');
}, 90_000);
