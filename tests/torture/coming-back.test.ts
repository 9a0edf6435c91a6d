import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addItem, changeItem, removeItem } from '#lib/agenda/doc.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import { newId } from '#lib/ids/id.ts';
import { openDocument } from '#lib/yjs/open-document.ts';
import { present } from '#lib/yjs/presence.ts';
import { size } from '../build/size.ts';
import { browserSocket, doorOf } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { inLog } from '../build/log-file.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { startProxy, type Proxy } from './proxy.ts';
import { tell } from './typist.ts';

const agenda = documentKinds['agenda'] as DocumentKind;
let portal: OwnPortal;
let proxy: Proxy;

beforeAll(async () => {
	portal = await ownPortal({ seats: ['member', 'member'], meetings: 2 });
	await portal.start();
	proxy = await startProxy(() => portal.port);
});
afterAll(async () => {
	await proxy.close();
	await portal.end();
});

const page = (who: number, document: string, origin = portal.origin) =>
	openDocument({
		id: document,
		epoch: 1,
		kind: agenda,
		account: portal.devices[who] ?? null,
		url: doorOf(origin),
		Socket: browserSocket(portal.cookies[who] ?? '')
	});

it('D2 a page that keeps a journal is opened anew 100 times and adds no row', async () => {
	const [document = ''] = portal.agendas;
	const rows = () =>
		inLog(
			portal.data,
			(db) => (db.prepare('SELECT count(*) AS n FROM entry WHERE document = ?').get(document) as { n: number }).n
		);
	const first = page(0, document);
	await until(() => first.status().synced, 'in step');
	const ids = Array.from({ length: 20 }, () => newId());
	for (const id of ids) addItem(first.doc, { id, title: 'One' });
	for (const id of ids.slice(0, 10)) changeItem(first.doc, id, { title: 'Two' });
	for (const id of ids.slice(5, 8)) removeItem(first.doc, id);
	await until(() => first.status().kept && !first.status().unsaved, 'it is stored and kept');
	first.destroy();
	const before = rows();
	for (let time = 0; time < 100; time += 1) {
		const again = page(0, document);
		await until(() => again.status().synced && !again.status().unsaved, 'in step again');
		expect(again.doc.getMap('items').size).toBe(20);
		again.destroy();
	}
	expect(rows()).toBe(before);
	tell('opened-anew', { times: 100, rows: before });
});

// Half a minute of silence is for the large size.
it.runIf(size(false, true))(
	'D12 somebody whose cable is pulled is gone for the others within 30 seconds, and back when it is in again',
	async () => {
		const [, document = ''] = portal.agendas;
		const [here, away] = [page(0, document), page(1, document, proxy.origin)];
		await until(() => here.status().synced && away.status().synced, 'both are in step');
		away.awareness.setLocalStateField('at', 'desk');
		await until(() => present(here.awareness).length === 1, 'one is seen');
		const from = performance.now();
		proxy.set('lost');
		await until(() => present(here.awareness).length === 0, 'one is gone', 40_000);
		const gone = performance.now() - from;
		proxy.blow('cut');
		proxy.set('pass');
		await until(() => present(here.awareness).length === 1, 'one is back', 40_000);
		tell('half-open', { gone: Math.round(gone) });
		expect(gone).toBeLessThan(30_000);
		for (const one of [here, away]) one.destroy();
	},
	120_000
);
