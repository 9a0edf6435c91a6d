import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { size } from '../build/size.ts';
import { plainClient, type PlainClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { attempt, item, letters, syncFrame, updateByHand } from './hostile.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';
import * as encoding from 'lib0/encoding';

const variants = size(80, 1_000);
const seed = seedOf();
const random = randomFrom(seed);
const below = (limit: number) => Math.floor(random() * limit);
const victimClient = 777_777;
let portal: OwnPortal;
const people: PlainClient[] = [];

beforeAll(async () => {
	// The door lets one person come back only so often: the forger of the large size is many.
	portal = await ownPortal({
		seats: ['chair', 'member', 'observer', ...Array.from({ length: size(0, 12) }, () => 'member' as const)],
		meetings: 2
	});
	await portal.start();
});
afterAll(async () => {
	for (const person of people.splice(0)) person.end();
	await portal.end();
});

async function enter(who: number, document: string, doc?: Y.Doc): Promise<PlainClient> {
	const client = plainClient(portal.origin, portal.cookies[who] ?? '', document, doc ? { doc } : {});
	people.push(client);
	await until(() => client.provider.synced, 'somebody is in step');
	return client;
}

const rows = (document: string): unknown[] => {
	const db = new Database(join(portal.data, 'documents.sqlite'), { readonly: true });
	try {
		return db.prepare('SELECT cursor, account, bytes FROM entry WHERE document = ? ORDER BY cursor').all(document);
	} finally {
		db.close();
	}
};

/** An update that writes under the victim's id, from `clock` on where the server's knowledge ends; by itself or hidden among honest ones. */
function forgery(clock: number, own: number): Uint8Array {
	const overlap = below(Math.min(clock, 6));
	const structs = [
		letters('forged'.slice(0, 1 + below(6)) + 'x'.repeat(overlap)),
		(encoder: encoding.Encoder) => {
			encoding.writeUint8(encoder, 0);
			encoding.writeVarUint(encoder, overlap + 1 + below(1_000));
		},
		item({ ref: 1, content: (encoder) => encoding.writeVarUint(encoder, overlap + 1 + below(1_000)) }),
		letters('y'.repeat(overlap + 1), { origin: [victimClient, 0] }),
		item({
			ref: 8,
			parent: 'items',
			sub: 'k',
			content: (encoder) => {
				encoding.writeVarUint(encoder, overlap + 1);
				for (let index = 0; index <= overlap; index += 1) encoding.writeAny(encoder, index);
			}
		})
	];
	const forged = [victimClient, clock - overlap, [structs[below(structs.length)] as (typeof structs)[0]]] as const;
	const honest = [own, 0, [letters('honest')]] as const;
	// The order of clients within an update is the sender's to choose.
	const clients = [[forged], [forged, honest], [honest, forged]][below(3)] as (typeof forged)[];
	return updateByHand(clients, random() < 0.3 ? [[victimClient, [[0, 1]]]] : []);
}

describe('forgeries', () => {
	it(
		`D3 refuses ${variants} forgeries of a colleague's writing, and the colleague's next words arrive (seed ${seed})`,
		async () => {
			const document = portal.agendas[0] ?? '';
			const doc = new Y.Doc();
			doc.clientID = victimClient;
			const victim = await enter(0, document, doc);
			const reader = await enter(2, document);
			victim.write('hello');
			await until(() => reader.line() === 'hello', 'the words are stored');
			const fates = new Map<string, number>();
			for (let tried = 0; tried < variants; tried += 1) {
				const clock = Y.getState(doc.store, victimClient);
				const before = rows(document);
				const frame = syncFrame(random() < 0.5 ? 'update' : 'missing', forgery(clock, 2_000_000 + tried));
				const fate = await attempt(portal, tried % 13 < 1 ? 1 : size(1, 2 + (tried % 13)), document, frame);
				fates.set(fate, (fates.get(fate) ?? 0) + 1);
				expect(rows(document), `variant ${tried}`).toEqual(before);
				expect(fate, `variant ${tried}`).not.toBe('open');
				if (tried % 10 === 0) {
					victim.write(` ${tried}`);
					await until(() => reader.line().endsWith(` ${tried}`), 'the next words arrive');
				}
			}
			for (const reserved of [0, 1, 2, 15])
				expect(
					await attempt(portal, 1, document, syncFrame('update', updateByHand([[reserved, 0, [letters('x')]]])))
				).toBe('forged');
			tell('forgeries', { seed, variants, ...Object.fromEntries(fates) });
			expect(fates.get('forged')).toBe(variants);
			expect(victim.ended).toEqual([]);
			expect(reader.line()).toBe(victim.line());
		},
		size(60_000, 1_200_000)
	);

	it('D6 takes nothing a reader sends, in whatever form, and shows it to nobody', async () => {
		const document = portal.agendas[1] ?? '';
		const writer = await enter(0, document);
		writer.write('hers');
		const observer = await enter(2, document);
		await until(() => observer.line() === 'hers', 'in step');
		const before = rows(document);
		const update = updateByHand([[3_000_000, 0, [letters('mine')]]]);
		const tries: Uint8Array[][] = [
			[syncFrame('update', update)],
			[syncFrame('missing', update)],
			[syncFrame('missing', updateByHand([], [[writer.doc.clientID, [[0, 4]]]]))],
			[syncFrame('update', new Uint8Array([1, 2, 3]))],
			[syncFrame('vector', new Uint8Array([0])), syncFrame('update', update)],
			Array.from({ length: 30 }, () => syncFrame('update', update))
		];
		for (const frames of tries) expect(await attempt(portal, 2, document, ...frames)).toBe('open');
		expect(rows(document)).toEqual(before);
		writer.write('!');
		await until(() => observer.line() === 'hers!', 'the reader still reads');
		expect(writer.line()).toBe('hers!');
	});
});
