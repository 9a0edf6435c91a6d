import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, changeItem, liveItems, moveItem, removeItem, restoreItem } from '#lib/agenda/doc.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import { fragmentOf } from '#lib/items/doc.ts';
import { newId } from '#lib/ids/id.ts';
import { anAgenda, anItem } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aSeated } from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import { size } from '../build/size.ts';
import { plainClient, type PlainClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { startProxy, type Proxy } from './proxy.ts';
import { randomFrom } from './random.ts';
import { tell } from './typist.ts';

const runs = size(6, 400);
const most = size(4, 8);
let portal: TestPortal;
let group: Awaited<ReturnType<typeof aGroup>>;
const cookies: string[] = [];
const proxies: Proxy[] = [];
let wait = () => 0;

beforeAll(async () => {
	portal = await startPortal();
	group = await aGroup(await aFederation());
	for (let who = 0; who < most; who += 1) {
		cookies.push(await sessionCookieFor(await aSeated(group, 'member')));
		proxies.push(
			await startProxy(
				() => Number(new URL(portal.origin).port),
				() => wait()
			)
		);
	}
});
afterAll(async () => {
	for (const proxy of proxies) await proxy.close();
	await portal.close();
});

const who = fc.nat(most - 1);
const nth = fc.nat(1_000);
const step = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({ act: fc.constant('add' as const), who, nth, text: fc.string({ maxLength: 6 }) })
	},
	{
		weight: 5,
		arbitrary: fc.record({ act: fc.constant('retitle' as const), who, nth, text: fc.string({ maxLength: 8 }) })
	},
	{ weight: 5, arbitrary: fc.record({ act: fc.constant('move' as const), who, nth, to: nth, into: fc.boolean() }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constantFrom('remove' as const, 'restore' as const), who, nth }) },
	{
		weight: 6,
		arbitrary: fc.record({
			act: fc.constant('write' as const),
			who,
			nth,
			text: fc.string({ minLength: 1, maxLength: 5 })
		})
	},
	{ weight: 3, arbitrary: fc.record({ act: fc.constantFrom('split' as const, 'erase' as const), who, nth }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('undo' as const), who }) },
	{
		weight: 4,
		arbitrary: fc.record({
			act: fc.constantFrom('cut' as const, 'lost' as const, 'hold' as const, 'late' as const, 'heal' as const),
			who
		})
	},
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('twin' as const), who }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('pause' as const), ms: fc.nat(25) }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const) }) }
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One person's two documents: the agenda of a meeting and one of its items' texts. */
interface Desk {
	readonly agenda: PlainClient;
	readonly item: PlainClient;
	readonly undo: Y.UndoManager;
	readonly proxy: Proxy;
}
const sides = ({ agenda, item }: Desk) => [agenda, item];
const paragraphs = (desk: Desk): Y.XmlElement[] =>
	fragmentOf(desk.item.doc, 'text')
		.toArray()
		.filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
const wordsOf = (paragraph: Y.XmlElement | undefined): Y.XmlText | undefined =>
	paragraph?.toArray().find((node): node is Y.XmlText => node instanceof Y.XmlText);

function change(desk: Desk, one: Step): void {
	const { doc } = desk.agenda;
	const rows = liveItems(doc);
	const row = (index: number) => rows[index % Math.max(1, rows.length)]?.id ?? '';
	const all = [...doc.getMap('items').keys()];
	const paragraph = (index: number) => paragraphs(desk)[index % Math.max(1, paragraphs(desk).length)];
	if (one.act === 'add')
		addItem(doc, { id: newId(), title: one.text, ...(rows.length > 0 ? { target: { before: row(one.nth) } } : {}) });
	else if (one.act === 'retitle') changeItem(doc, row(one.nth), { title: one.text });
	else if (one.act === 'move') moveItem(doc, row(one.nth), one.into ? { into: row(one.to) } : { after: row(one.to) });
	else if (one.act === 'remove') removeItem(doc, row(one.nth));
	else if (one.act === 'restore') restoreItem(doc, all[one.nth % Math.max(1, all.length)] ?? '');
	else if (one.act === 'write') {
		const words = wordsOf(paragraph(one.nth));
		if (words) words.insert(one.nth % (words.length + 1), one.text, one.nth % 5 === 0 ? { bold: {} } : {});
		else {
			const made = new Y.XmlElement('paragraph');
			made.insert(0, [new Y.XmlText(one.text)]);
			fragmentOf(desk.item.doc, 'text').insert(0, [made]);
		}
	} else if (one.act === 'split') {
		const made = new Y.XmlElement('paragraph');
		made.insert(0, [new Y.XmlText('new')]);
		const fragment = fragmentOf(desk.item.doc, 'text');
		fragment.insert(one.nth % (fragment.length + 1), [made]);
	} else if (one.act === 'erase') {
		const words = wordsOf(paragraph(one.nth));
		const fragment = fragmentOf(desk.item.doc, 'text');
		if (words && words.length > 0) words.delete(one.nth % words.length, 1);
		else if (fragment.length > 0) fragment.delete(one.nth % fragment.length, 1);
	} else if (one.act === 'undo') desk.undo.undo();
}

function weather({ proxy }: Desk, act: 'cut' | 'lost' | 'hold' | 'late' | 'heal'): void {
	if (act === 'cut') proxy.blow('cut');
	else if (act === 'heal') proxy.set('pass');
	else proxy.set(act === 'late' ? 'delay' : act);
}

const kinds = documentKinds as { agenda: DocumentKind; item: DocumentKind };
const same = (a: Desk, b: Desk): boolean =>
	isDeepStrictEqual(kinds.agenda.read(a.agenda.doc), kinds.agenda.read(b.agenda.doc)) &&
	isDeepStrictEqual(kinds.item.read(a.item.doc), kinds.item.read(b.item.doc)) &&
	sides(a).every(({ doc }, index) =>
		Y.equalSnapshots(Y.snapshot(doc), Y.snapshot((sides(b)[index] as PlainClient).doc))
	);

it(
	`D1 people on bad networks write an agenda and its texts, and end with the same, the log and a newcomer too (${runs} stories)`,
	async () => {
		let restarts = 0;
		let steps = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 2, max: most }),
				fc.array(step, { minLength: 10, maxLength: size(60, 200), size: 'max' }),
				fc.nat(),
				async (people, story, seed) => {
					const random = randomFrom(seed);
					wait = () => random() * 40;
					const meeting = await aMeeting(group);
					const [agenda, item] = [await anAgenda(meeting), await anItem(meeting)];
					const desks: Desk[] = [];
					const open = (place: number): Desk => {
						const proxy = proxies[place] as Proxy;
						const cookie = cookies[place] ?? '';
						const agendaClient = plainClient(proxy.origin, cookie, agenda);
						return {
							agenda: agendaClient,
							item: plainClient(proxy.origin, cookie, item),
							undo: new Y.UndoManager(agendaClient.doc.getMap('items')),
							proxy
						};
					};
					for (let place = 0; place < people; place += 1) desks.push(open(place));
					const twins: Desk[] = [];
					let restarted = false;
					try {
						for (const one of story) {
							steps += 1;
							const desk = desks['who' in one ? one.who % people : 0] as Desk;
							if (one.act === 'restart') {
								if (restarted) continue;
								restarted = true;
								restarts += 1;
								portal = await portal.restart();
							} else if (one.act === 'pause') await new Promise((resolve) => setTimeout(resolve, one.ms));
							// The same person in a second tab, which holds the same session and another client id.
							else if (one.act === 'twin') {
								if (twins.length < 2) twins.push(open(one.who % people));
							} else if (
								one.act === 'cut' ||
								one.act === 'lost' ||
								one.act === 'hold' ||
								one.act === 'late' ||
								one.act === 'heal'
							)
								weather(desk, one.act);
							else change(desk, one);
						}
						for (const desk of desks) weather(desk, 'heal');
						const everybody = [...desks, ...twins];
						await until(
							() => everybody.every((desk) => sides(desk).every(({ provider }) => provider.synced)),
							'all are in step',
							60_000
						);
						const [first, ...others] = everybody as [Desk, ...Desk[]];
						await until(() => others.every((other) => same(first, other)), 'all are equal', 30_000);
						const late = open(0);
						twins.push(late);
						await until(
							() => sides(late).every(({ provider }) => provider.synced) && same(first, late),
							'a newcomer sees the same',
							30_000
						);
						const stored = await portal.context.documents.read(agenda);
						expect(stored.json).toEqual(kinds.agenda.read(first.agenda.doc));
						const rows = liveItems(first.agenda.doc);
						expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
						for (const { doc } of sides(late)) expect(doc.store.pendingStructs).toBeNull();
					} finally {
						for (const desk of [...desks, ...twins]) for (const client of sides(desk)) client.end();
					}
				}
			),
			{
				numRuns: runs,
				endOnFailure: true,
				...(process.env['SAMSYN_SEED'] ? { seed: Number(process.env['SAMSYN_SEED']) } : {})
			}
		);
		tell('partitions', { runs, steps, restarts });
	},
	size(120_000, 7_200_000)
);
