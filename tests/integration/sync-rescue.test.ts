import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { asked, transact } from '#lib/yjs/device-store.ts';
import { listJournals } from '#lib/yjs/journals.ts';
import { listRescues } from '#lib/yjs/rescue-store.ts';
import { SavedState } from '#lib/yjs/saved.svelte.ts';
import { anAgenda } from '../build/documents.ts';
import { holdLog } from '../build/log-file.ts';
import { aMeeting, insert } from '../build/rows.ts';
import { writingScene } from '../build/scene.ts';
import { deviceOf, kill } from './device.ts';
import { until } from './wait.ts';

const scene = writingScene();
const { page, name } = deviceOf(scene);
beforeEach(() => {
	globalThis.indexedDB = new IDBFactory();
});
const put = IDBObjectStore.prototype.put;
const full = (store: IDBObjectStore) => store.name === 'rescues';
/** A browser with room for no rescued words, as long as `still` says so. */
function fill(still: () => boolean): () => void {
	IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
		if (full(this) && still()) throw new DOMException('full', 'QuotaExceededError');
		return put.apply(this, given);
	};
	scene.afterwards(() => (IDBObjectStore.prototype.put = put));
	return () => (IDBObjectStore.prototype.put = put);
}

/** Somebody writes while the log takes nothing, and their seat is gone: the words are refused for good. */
async function refused() {
	const client = await page();
	client.add('Stored');
	await until(() => !client.status().unsaved && client.status().kept, 'it is stored');
	const release = holdLog(scene.portal.data);
	client.add('Words to rescue');
	await until(() => client.status().kept, 'the journal has them');
	await insert((db) =>
		db.seat.updateMany({ where: { membershipId: scene.member.membership.id }, data: { to: new Date(0) } })
	);
	scene.portal.context.bus.publish({
		topic: 'network',
		groupId: scene.group.id,
		rightsOf: { accountId: scene.member.account.id }
	});
	await until(() => client.status().final, 'it is refused');
	release();
	return client;
}
const rescuedWords = async () =>
	(await listRescues(name())).flatMap(({ pieces }) => pieces.map(({ text }) => text)).sort();

describe('D34 words that are refused', () => {
	it('are no risk to anybody once they are rescued, and until then they are in the journal', async () => {
		const saved = new SavedState();
		const client = await refused();
		saved.watch(client);
		await until(() => !saved.atRisk, 'no risk');
		await until(async () => (await listJournals(name())).length === 0, 'the journal is gone');
		await until(() => client.status().settled, 'the words are rescued');
		expect([saved.state, saved.unsaved, saved.atRisk]).toEqual(['refused', true, false]);
		expect(await rescuedWords()).toEqual(['Words to rescue']);
	});

	it('stay in the journal of a browser that has no room to rescue them, and are rescued when there is some', async () => {
		let tried = 0;
		const empty = fill(() => (tried += 1) > 0);
		const client = await refused();
		await until(() => tried > 0, 'the browser is full');
		expect(client.status().rescued.flatMap(({ pieces }) => pieces.map(({ text }) => text))).toEqual([
			'Words to rescue'
		]);
		expect([client.status().settled, client.status().kept]).toEqual([false, true]);
		kill(client);
		expect((await listJournals(name())).map(({ unsent }) => unsent)).toEqual([true]);
		empty();
		const again = await page(scene.member, { wait: false });
		await until(() => again.status().settled, 'they are rescued');
		expect([await rescuedWords(), await listJournals(name())]).toEqual([['Words to rescue'], []]);
	});

	it('take the place of what the server has too', async () => {
		const before = scene.document;
		const earlier = await page();
		earlier.add('Stored long ago');
		await until(() => !earlier.status().unsaved, 'it is stored');
		await until(async () => (await listJournals(name())).every(({ unsent }) => !unsent), 'nothing is owed');
		kill(earlier);
		scene.document = await anAgenda(await aMeeting(scene.group));
		let room = false;
		fill(() => !room);
		const remove = IDBObjectStore.prototype.delete;
		IDBObjectStore.prototype.delete = function (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) {
			room ||= this.name === 'journals' && String(key).includes(before);
			return remove.call(this, key);
		};
		scene.afterwards(() => (IDBObjectStore.prototype.delete = remove));
		const client = await refused();
		await until(() => client.status().settled, 'they are rescued');
		expect([await rescuedWords(), await listJournals(name())]).toEqual([['Words to rescue'], []]);
	});

	it('are let go when the text is only read by now', async () => {
		const saved = new SavedState();
		const client = await page();
		saved.watch(client);
		const release = holdLog(scene.portal.data);
		client.add('Typed as it ended');
		await insert((db) => db.document.update({ where: { id: scene.document }, data: { state: 'frozen' } }));
		scene.portal.context.bus.publish({ topic: 'documents', meetingId: scene.meeting.id });
		await until(() => client.status().mayWrite === false && client.status().synced, 'it is only read');
		await until(() => client.status().settled, 'the words are rescued');
		release();
		expect([client.status().final, saved.state, saved.reason, saved.atRisk]).toEqual([
			...[false, 'refused', 'read-only', false]
		]);
		expect((await listRescues(name()))[0]?.pieces.map(({ text }) => text)).toEqual(['Typed as it ended']);
	});
});

describe('D31 a journal that opens late', () => {
	it('leaves nothing to wait for when the server has all of it', async () => {
		const first = await page();
		first.add('Stored');
		await until(() => !first.status().unsaved && first.status().kept, 'it is stored');
		kill(first);
		// As of a tab that was killed before it noted that the server had it.
		await transact(['updates'], 'readwrite', async (store) => {
			const keys = await asked(store('updates').getAllKeys());
			for (const key of keys) {
				const row = (await asked(store('updates').get(key))) as { journal: string };
				store('updates').put({ ...row, owed: row.journal }, key);
			}
		});
		expect((await listJournals(name())).map(({ unsent }) => unsent)).toEqual([true]);
		const device = globalThis.indexedDB;
		const open = Promise.withResolvers<null>();
		globalThis.indexedDB = {
			open(of: string, version: number) {
				const late = {} as IDBOpenDBRequest;
				void open.promise.then(() => {
					const request = device.open(of, version);
					request.onsuccess = (event) => {
						Object.assign(late, { result: request.result });
						late.onsuccess?.(event);
					};
				});
				return late;
			}
		} as IDBFactory;
		const second = await page();
		expect([second.items(), second.status().journal]).toEqual([['Stored'], null]);
		open.resolve(null);
		await until(() => second.status().journal === 'kept', 'the journal has come');
		expect(second.status().unsaved).toBe(false);
		await until(async () => (await listJournals(name())).every(({ unsent }) => !unsent), 'nothing is owed');
		second.add('Later');
		await until(() => !second.status().unsaved, 'it is stored');
		expect(await scene.stored()).toContain('Later');
	});
});
