import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import { fragmentOf } from '#lib/items/doc.ts';
import { listRescues } from '#lib/yjs/rescue-store.ts';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { size } from '../build/size.ts';
import { browserSocket, doorOf } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const rounds = size(3, 60);
const edits = size(60, 500);
const most = 5;
const seed = seedOf();
const random = randomFrom(seed);
const below = (limit: number) => Math.floor(random() * limit);
const item = documentKinds['item'] as DocumentKind;
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: Array.from({ length: most + 1 }, () => 'member'), meetings: rounds });
	await portal.start();
});
afterAll(() => portal.end());

/** A page on somebody's device, with a network that can be taken away. */
function page(who: number, document: string, up: boolean) {
	const network = { up };
	const Socket = browserSocket(portal.cookies[who] ?? '');
	const sockets: WebSocket[] = [];
	const client: OpenDocument = openDocument({
		id: document,
		epoch: 1,
		kind: item,
		account: portal.devices[who] ?? null,
		url: doorOf(portal.origin),
		Socket: function (url: string) {
			const socket = new Socket(network.up ? url : 'ws://localhost:1/sync/none');
			sockets.push(socket);
			return socket;
		} as unknown as typeof WebSocket
	});
	return {
		client,
		set(next: boolean) {
			network.up = next;
			if (!next) for (const socket of sockets.splice(0)) (socket as unknown as { terminate(): void }).terminate();
		}
	};
}
type Page = ReturnType<typeof page>;

const paragraphs = ({ client }: Page): Y.XmlElement[] =>
	fragmentOf(client.doc, 'text')
		.toArray()
		.filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
const textIn = (paragraph: Y.XmlElement | undefined): Y.XmlText | undefined =>
	paragraph?.toArray().find((node): node is Y.XmlText => node instanceof Y.XmlText);

function paragraph(words: string): Y.XmlElement {
	const made = new Y.XmlElement('paragraph');
	made.insert(0, [new Y.XmlText(words)]);
	return made;
}

/** One edit without a network. Out: the word it put in, if it put one in. */
function edit(of: Page, word: string): string | null {
	const fragment = fragmentOf(of.client.doc, 'text');
	const all = paragraphs(of);
	const kind = random();
	// Only what lay there before is taken away whole: nobody erases words of their own here.
	if (kind < 0.06 && all.length > 1) {
		const old = all.filter((one) => textIn(one)?.toString().startsWith('old') === true && !mine(one));
		const victim = old[below(old.length)];
		if (victim) fragment.delete(fragment.toArray().indexOf(victim), 1);
		return null;
	}
	const text = textIn(all[below(all.length)]);
	if (kind < 0.2 || !text) fragment.insert(below(fragment.length + 1), [paragraph(`${word} `)]);
	// At the end of a paragraph, so that no word is split by another.
	else text.insert(text.length, ` ${word}`);
	return word;
}
/** Whether it holds a word that was written without a network. */
const mine = (one: Y.XmlElement): boolean => textIn(one)?.toString().includes('·') ?? false;

it(
	`D31 every word written without a network is in the document afterwards, or with whoever wrote it: ${rounds} meetings, ${edits} edits each (seed ${seed})`,
	async () => {
		let typed = 0;
		let rescued = 0;
		/** Gone in the end, also what was removed by somebody who came back after its writer. */
		let takenLater = 0;
		for (let round = 0; round < rounds; round += 1) {
			globalThis.indexedDB = new IDBFactory();
			const document = portal.items[round] ?? '';
			const people = 2 + below(most - 1);
			const pages = Array.from({ length: people }, (_, who) => page(who, document, true));
			await until(() => pages.every(({ client }) => client.status().synced), 'all are in step');
			const [first] = pages as [Page];
			fragmentOf(first.client.doc, 'text').insert(
				0,
				Array.from({ length: 8 }, (_, index) => paragraph(`old ${index}`))
			);
			await until(() => pages.every((one) => paragraphs(one).length === 8), 'all see what lies there');
			await until(() => pages.every(({ client }) => client.status().ready && !client.status().unsaved), 'all is saved');
			for (const one of pages) one.set(false);

			const words: string[][] = pages.map(() => []);
			for (let turn = 0; turn < edits; turn += 1)
				for (const [who, one] of pages.entries()) {
					const word = edit(one, `p${who}·${turn}`);
					if (word !== null) words[who]?.push(word);
				}
			// Some tabs are closed without a network and opened again the next day.
			for (const who of pages.keys()) {
				await until(() => pages[who]?.client.status().kept === true, 'the device keeps it');
				if (random() < 0.5) continue;
				pages[who]?.client.destroy();
				const again = page(who, document, false);
				pages[who] = again;
				await until(() => again.client.status().ready, 'it opens without a network');
				const word = edit(again, `p${who}·again`);
				if (word !== null) words[who]?.push(word);
				await until(() => again.client.status().kept, 'the device keeps it');
			}
			// They come back one by one, in any order; what is gone at somebody's return was taken by those before them.
			const boxed = async (who: number) =>
				new Set(
					(await listRescues(portal.devices[who] ?? '')).flatMap(({ pieces }) =>
						pieces.flatMap((piece) => piece.text.split(/\s+/))
					)
				);
			const text = (who: number) => new Set((pages[who]?.client.text() ?? '').split(/\s+/));
			for (const who of [...pages.keys()].sort(() => random() - 0.5)) {
				const own = words[who] ?? [];
				pages[who]?.set(true);
				const { status } = (pages[who] as Page).client;
				await until(() => status().synced && !status().unsaved, 'one is back, and all is saved', 30_000);
				const there = text(who);
				const gone = own.filter((word) => !there.has(word));
				typed += own.length;
				rescued += gone.length;
				await until(
					async () => (await boxed(who)).isSupersetOf(new Set(gone)),
					`what others took away is with p${who}: ${gone.join(' ')}`
				);
			}
			await until(() => new Set(pages.map(({ client }) => client.text())).size === 1, 'all read the same');
			const last = text(0);
			for (const [who, own] of words.entries()) {
				const gone = own.filter((word) => !last.has(word));
				takenLater += gone.length;
				await until(
					async () => (await boxed(who)).isSupersetOf(new Set(gone)),
					`what was taken from p${who} later is in the box too: ${gone.join(' ')}`
				);
			}
			for (const { client } of pages) client.destroy();
		}
		tell('offline-merge', { seed, rounds, edits, typed, rescued, takenLater });
		expect(typed).toBeGreaterThan(0);
	},
	size(90_000, 3_600_000)
);
