import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anAgenda } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aSeated } from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import { size } from '../build/size.ts';
import { doorOf, plainClient, type PlainClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';

let portal: TestPortal;
let group: Awaited<ReturnType<typeof aGroup>>;
const cookies: string[] = [];

beforeAll(async () => {
	portal = await startPortal();
	group = await aGroup(await aFederation());
	for (let person = 0; person < 4; person += 1) cookies.push(await sessionCookieFor(await aSeated(group, 'member')));
});
afterAll(() => portal.close());

const who = fc.nat(3);
const place = fc.nat(1_000);
const step = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			act: fc.constant('insert' as const),
			who,
			at: place,
			text: fc.string({ minLength: 1, maxLength: 4 })
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			act: fc.constant('remove' as const),
			who,
			at: place,
			length: fc.integer({ min: 1, max: 6 })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({ act: fc.constant('set' as const), who, key: fc.constantFrom('a', 'b'), value: place })
	},
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('undo' as const), who }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constantFrom('leave' as const, 'return' as const), who }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('meet' as const) }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const) }) }
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const inStep = (clients: readonly PlainClient[]) =>
	until(() => clients.every(({ provider }) => provider.synced), 'all are in step');

async function restart(clients: readonly PlainClient[]): Promise<void> {
	portal = await portal.restart();
	for (const { provider } of clients) provider.serverUrl = doorOf(portal.origin);
}

function change(client: PlainClient, undo: Y.UndoManager, one: Step): void {
	const line = client.doc.getText('line');
	if (one.act === 'insert') line.insert(one.at % (line.length + 1), one.text);
	else if (one.act === 'remove' && line.length > 0) {
		const at = one.at % line.length;
		line.delete(at, Math.min(one.length, line.length - at));
	} else if (one.act === 'set') client.doc.getMap('map').set(one.key, one.value);
	else if (one.act === 'undo') undo.undo();
	else if (one.act === 'leave') client.provider.disconnect();
	else if (one.act === 'return') client.provider.connect();
}

const same = (a: PlainClient, b: PlainClient): boolean =>
	a.line() === b.line() &&
	isDeepStrictEqual(a.doc.getMap('map').toJSON(), b.doc.getMap('map').toJSON()) &&
	Y.equalSnapshots(Y.snapshot(a.doc), Y.snapshot(b.doc));

it(
	'D1 any story of writing, leaving, returning and restarts ends with everybody equal, and the log too',
	async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 2, max: 4 }),
				fc.array(step, { minLength: 5, maxLength: size(40, 200) }),
				async (people, steps) => {
					const document = await anAgenda(await aMeeting(group));
					const clients = cookies.slice(0, people).map((cookie) => plainClient(portal.origin, cookie, document));
					const undos = clients.map(({ doc }) => new Y.UndoManager(doc.getText('line')));
					try {
						let restarts = 0;
						for (const one of steps) {
							if (one.act === 'meet') await inStep(clients.filter(({ provider }) => provider.shouldConnect));
							else if (one.act === 'restart') {
								if ((restarts += 1) <= 1) await restart(clients);
							} else {
								const index = one.who % people;
								change(clients[index] as PlainClient, undos[index] as Y.UndoManager, one);
							}
						}
						for (const { provider } of clients) provider.connect();
						await inStep(clients);
						const [first, ...others] = clients as [PlainClient, ...PlainClient[]];
						await until(() => others.every((other) => same(first, other)), 'all are equal');
						const late = plainClient(portal.origin, cookies[0] ?? '', document);
						clients.push(late);
						await until(() => late.provider.synced && same(first, late), 'the log says the same');
						expect(late.doc.store.pendingStructs).toBeNull();
					} finally {
						for (const client of clients) client.end();
					}
				}
			),
			{ numRuns: size(12, 400), endOnFailure: true }
		);
	},
	size(60_000, 3_600_000)
);
