import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { removeItem, titleOf } from '#lib/agenda/doc.ts';
import { asked, transact } from '#lib/yjs/device-store.ts';
import { aboutToLeave, arrivedAs, listJournals, owner } from '#lib/yjs/journals.ts';
import { openDocument } from '#lib/yjs/open-document.ts';
import { listRescues } from '#lib/yjs/rescue-store.ts';
import { SavedState } from '#lib/yjs/saved.svelte.ts';
import { anAgenda } from '../build/documents.ts';
import { holdLog } from '../build/log-file.ts';
import { aMeeting, aSeated, insert } from '../build/rows.ts';
import { writingScene } from '../build/scene.ts';
import { sessionCookieFor } from '../build/session.ts';
import { agenda, deviceOf, kill } from './device.ts';
import { browserSocket, doorOf } from './sync-client.ts';
import { until } from './wait.ts';

const scene = writingScene();
beforeEach(() => {
	globalThis.indexedDB = new IDBFactory();
});

const { page, name } = deviceOf(scene);

describe('D31 what is written without the server', () => {
	it('survives the tab, is there before the network, and merges with what others wrote meanwhile', async () => {
		const other = await page(await aSeated(scene.group, 'chair'));
		const first = await page();
		first.add('Before');
		await until(() => other.items().length === 1, 'the other sees it');
		await until(() => !first.status().unsaved && first.status().kept, 'it is stored');
		first.net.cut();
		first.add('Away');
		await until(() => first.status().kept, 'the browser has kept it');
		kill(first);
		other.add('Meanwhile');
		await until(async () => (await scene.stored()).includes('Meanwhile'), 'it is stored');

		const second = await page(scene.member, { wait: false });
		second.net.cut();
		await until(() => second.status().ready, 'the journal’s text is here');
		expect(second.items()).toEqual(['Away', 'Before']);
		expect([second.status().synced, second.status().unsaved, second.status().kept]).toEqual([false, true, true]);
		second.net.mend();
		await until(() => other.items().length === 3, 'the others have it');
		await until(() => !second.status().unsaved, 'it is stored');
		expect(second.items()).toEqual(['Away', 'Before', 'Meanwhile']);
		expect(await scene.stored()).toContain('Away');
		await until(async () => (await listJournals(name())).every(({ unsent }) => !unsent), 'nothing is owed any more');
	});

	it('goes out whichever of two tabs comes back, and a server that was killed meanwhile has it once', async () => {
		const [one, two] = [await page(), await page()];
		for (const tab of [one, two]) tab.net.cut();
		one.add('From the first tab');
		two.add('From the second tab');
		await until(() => one.status().kept && two.status().kept, 'both are kept');
		kill(one);
		kill(two);
		scene.portal = await scene.portal.restart();
		const third = await page();
		await until(() => !third.status().unsaved, 'all is stored');
		expect(third.items()).toEqual(['From the first tab', 'From the second tab']);
		const { cursor } = await scene.portal.context.documents.read(scene.document);
		kill(third);
		const fourth = await page();
		await until(() => !fourth.status().unsaved, 'all is stored');
		expect((await scene.portal.context.documents.read(scene.document)).cursor).toBe(cursor);
		expect(fourth.items()).toEqual(['From the first tab', 'From the second tab']);
	});

	it('lies there whole after hundreds of changes, and the journal stays small', async () => {
		const client = await page();
		client.net.cut();
		const id = client.add('');
		for (let n = 0; n < 450; n += 1) {
			titleOf(client.doc, id)?.insert(0, String(n % 10));
			await new Promise((resolve) => setTimeout(resolve, n % 2));
		}
		const title = titleOf(client.doc, id)?.toString();
		await until(() => client.status().kept, 'it is kept');
		expect(await transact(['updates'], 'readonly', (store) => asked(store('updates').count()))).toBeLessThan(210);
		kill(client);
		const again = await page(scene.member, { wait: false });
		await until(() => again.status().unsaved, 'the journal has come');
		expect(titleOf(again.doc, id)?.toString()).toBe(title);
		await until(() => again.status().synced && !again.status().unsaved, 'it is stored');
		expect(await scene.stored()).toContain(title?.slice(0, 100));
	});
});

describe('D32 what is called kept', () => {
	it('is what the browser has stored, and neither the server nor nothing', async () => {
		const saved = new SavedState();
		const client = await page();
		saved.watch(client);
		await until(() => saved.state === 'saved', 'all is saved');
		client.net.cut();
		client.add('Away');
		expect([client.status().kept, saved.atRisk]).toEqual([false, true]);
		await until(() => client.status().kept, 'it is kept');
		expect([saved.unsaved, saved.atRisk]).toEqual([true, false]);
		await until(() => saved.state === 'device', 'it is said after three seconds');
		client.net.mend();
		await until(() => saved.state === 'saved', 'all is saved');
	});

	it('is nothing where the browser keeps nothing, and that is said', async () => {
		Object.assign(globalThis, { indexedDB: undefined });
		const saved = new SavedState();
		const client = await page();
		saved.watch(client);
		await until(() => saved.unkept, 'it is said');
		client.net.cut();
		client.add('Away');
		await until(() => saved.state === 'offline', 'it is said after three seconds');
		expect([client.status().journal, client.status().kept, saved.atRisk]).toEqual(['absent', false, true]);
	});

	it('is nothing more once the browser is full', async () => {
		const client = await page();
		await until(() => client.status().kept, 'it keeps');
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		client.net.cut();
		client.add('Away');
		await until(() => client.status().journal === 'absent', 'it is said');
		IDBObjectStore.prototype.add = add;
		expect(client.status().kept).toBe(false);
		client.net.mend();
		await until(() => !client.status().unsaved, 'the server has it');
	});
});

describe('D33 whose journal it is', () => {
	it('goes when its owner signs out, also what was not sent', async () => {
		const client = await page();
		client.net.cut();
		client.add('Away');
		await until(() => client.status().kept, 'it is kept');
		await arrivedAs(name());
		await aboutToLeave(name());
		await arrivedAs(name());
		expect(await listJournals(name())).toHaveLength(1);
		await aboutToLeave(name());
		await arrivedAs(null);
		expect([await owner(), await listJournals(name())]).toEqual([null, []]);
		// A tab that is still open does not bring back what was taken away.
		client.add('Later');
		await until(() => client.status().journal === 'absent', 'the tab keeps nothing any more');
		expect(await listJournals(name())).toEqual([]);
	});

	it('is left with what is unsent, and nothing else, when somebody else signs in', async () => {
		const sent = await page();
		sent.add('Stored');
		await until(() => !sent.status().unsaved && sent.status().kept, 'it is stored');
		await until(async () => (await listJournals(name())).some(({ unsent }) => !unsent), 'nothing is owed');
		kill(sent);
		scene.document = await anAgenda(await aMeeting(scene.group));
		const away = await page();
		away.net.cut();
		away.add('Away');
		await until(() => away.status().kept, 'it is kept');
		kill(away);
		const other = await aSeated(scene.group, 'chair');
		await arrivedAs(name());
		await arrivedAs(name(other));
		expect(await listJournals(name(other))).toEqual([]);
		expect((await listJournals(name())).map((one) => [one.document, one.unsent])).toEqual([[scene.document, true]]);
		const theirs = await page(other);
		expect(theirs.items()).toEqual([]);
	});

	it('is never sent under the name of whoever signed in after', async () => {
		const client = await page();
		client.net.cut();
		client.add('Away');
		await until(() => client.status().kept, 'it is kept');
		const other = await aSeated(scene.group, 'chair');
		const wrong = openDocument({
			id: scene.document,
			epoch: 1,
			kind: agenda,
			account: name(),
			url: doorOf(scene.portal.origin),
			Socket: browserSocket(await sessionCookieFor(other))
		});
		scene.afterwards(() => wrong.destroy());
		await until(() => wrong.status().final, 'the door says no');
		expect(wrong.status().ended).toBe('signedOut');
		expect(wrong.unsentText()).toBe('Away');
		expect(await scene.stored()).not.toContain('Away');
		expect((await listJournals(name())).map(({ unsent }) => unsent)).toEqual([true]);
	});
});

/** The document goes on in another epoch, and the server hears of it as it does when text is erased. */
async function enter(epoch: number): Promise<void> {
	await insert((db) => db.document.update({ where: { id: scene.document }, data: { epoch } }));
	scene.portal.context.bus.publish({
		topic: 'documents',
		groupId: scene.group.id,
		rightsOf: { everyoneIn: 'group' }
	});
}

describe('D34 what the server does not take', () => {
	it('is kept to be copied when the right is gone, after a reload too, and the journal goes', async () => {
		const client = await page();
		client.add('Stored');
		await until(() => !client.status().unsaved, 'it is stored');
		const release = holdLog(scene.portal.data);
		client.add('Words to rescue');
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
		await until(async () => (await listRescues(name())).length === 1, 'it is kept');
		const [rescue] = await listRescues(name());
		expect([rescue?.reason, rescue?.pieces.map(({ text }) => text)]).toEqual(['missing', ['Words to rescue']]);
		await until(async () => (await listJournals(name())).length === 0, 'the journal is gone');
	});

	it('never goes into a new epoch', async () => {
		const client = await page();
		client.add('Erased later');
		await until(() => !client.status().unsaved, 'it is stored');
		client.net.cut();
		client.add('Written after');
		await until(() => client.status().kept, 'it is kept');
		kill(client);
		await enter(2);
		const old = await page(scene.member, { wait: false });
		await until(() => old.status().final, 'the old epoch is refused');
		await until(async () => (await listRescues(name())).length === 1, 'it is kept');
		expect((await listRescues(name()))[0]?.pieces.map(({ text }) => text)).toEqual(['Written after']);
		await until(async () => (await listJournals(name())).length === 0, 'the journal is gone');
		const now = await page(scene.member, { epoch: 2 });
		expect(now.items()).toEqual([]);
		await until(async () => (await listJournals(name())).every(({ whole }) => whole), 'the journal holds it');
		kill(now);
		await enter(3);
		await page(scene.member, { epoch: 3 });
		await until(
			async () => (await listJournals(name())).every(({ epoch }) => epoch === 3),
			'what the server had of earlier epochs is gone'
		);
	});
});

describe('D35 what others removed while I was away', () => {
	it('is shown with the words, once, and nothing is shown when nothing went', async () => {
		const chair = await page(await aSeated(scene.group, 'chair'));
		const client = await page();
		const [first, second] = [client.add('Hösten'), client.add('Våren')];
		await until(() => chair.items().length === 2 && !client.status().unsaved, 'both have them');
		client.net.cut();
		titleOf(client.doc, first)?.insert(6, ' och budgeten');
		titleOf(client.doc, second)?.insert(5, ' också');
		await until(() => client.status().kept, 'it is kept');
		kill(client);
		removeItem(chair.doc, first);
		await until(() => !chair.status().unsaved, 'it is removed');
		const back = await page();
		await until(() => !back.status().unsaved, 'it is stored');
		expect(back.status().rescued.map(({ reason, pieces }) => [reason, pieces.map((one) => one.text)])).toEqual([
			['removed', [' och budgeten']]
		]);
		await until(async () => (await listRescues(name())).length === 1, 'it is kept');
		kill(back);
		const later = await page();
		expect(later.status().rescued).toEqual([]);
		expect(await listRescues(name())).toHaveLength(1);
	});
});

describe('D36 page and server', () => {
	it('find that they hold the same, deletions too, a moment after a page has come', async () => {
		const client = await page();
		client.add('One');
		client.doc.getMap('items').clear();
		await until(() => client.status().matches === true, 'they have compared');
		expect(client.status().ended).toBeNull();
	});
});
