import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Transaction } from '#server/db/open.ts';
import { liftSearchTriggers } from '#server/db/search-triggers.ts';
import { context } from '#server/context.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { turnBack } from '#server/proposals/turn-back.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aGroup, aPerson, aSeat, insert } from '../build/rows.ts';
import { aWrittenItem, found, itemSays, search } from '../build/search.ts';
import { anOfficer, aSearchWorld, word, type SearchWorld } from '../build/search-world.ts';
import { actorFor } from '../build/session.ts';
import { stopwatch } from './stopwatch.ts';
import { until } from './wait.ts';

let portal: TestPortal;
let world: SearchWorld;

beforeAll(async () => {
	portal = await startPortal();
	world = await aSearchWorld();
});
afterAll(() => portal.close());

const officer = async () => actorFor(await anOfficer(world.federation));
const dump = () => context().search.index.dump();

type Act = (db: Transaction, n: number) => Promise<unknown>;
const some = async (rows: Promise<{ id: string }[]>, n: number): Promise<string> => {
	const ids = (await rows).map(({ id }) => id).toSorted();
	return ids[n % ids.length] ?? '';
};
const select = { select: { id: true } } as const;

/** Changes as commands make them, of every kind that is searched. */
const acts: Record<string, Act> = {
	'a group is renamed': async (db, n) =>
		db.group.update({ where: { id: await some(db.group.findMany(select), n) }, data: { name: `Grupp ${n}` } }),
	'a person is renamed': async (db, n) =>
		db.account.update({ where: { id: await some(db.account.findMany(select), n) }, data: { name: `Person ${n}` } }),
	'a seat ends': async (db, n) =>
		db.seat.update({ where: { id: await some(db.seat.findMany(select), n) }, data: { to: new Date(0) } }),
	'a meeting is moved': async (db, n) =>
		db.meeting.update({
			where: { id: await some(db.meeting.findMany(select), n) },
			data: { startsAt: new Date(1_800_000_000_000 + n * 86_400_000), title: `Nytt ${n}` }
		}),
	'an item is renamed': async (db, n) =>
		db.agendaItem.update({
			where: { id: await some(db.agendaItem.findMany(select), n) },
			data: { title: `Punkt ${n}` }
		}),
	'an item is removed or put back': async (db, n) =>
		db.agendaItem.update({
			where: { id: await some(db.agendaItem.findMany(select), n) },
			data: { removedAt: n % 2 === 0 ? new Date(0) : null }
		}),
	'a decision is withdrawn or stands': async (db, n) =>
		db.decision.updateMany({ data: { state: n % 2 === 0 ? 'withdrawn' : 'decided', text: `att ${n}` } }),
	'a task goes to another': async (db, n) =>
		db.assignment.updateMany({ data: { ownerKind: n % 2 === 0 ? 'group' : 'organisation', ownerId: `x${n}` } }),
	'a matter is withdrawn or stands': async (db, n) =>
		db.matter.updateMany({ data: { state: n % 2 === 0 ? 'withdrawn' : 'open' } }),
	'a file is removed or put back': async (db, n) =>
		db.attachment.updateMany({ data: { removedAt: n % 2 === 0 ? new Date(0) : null } }),
	'minutes are locked or opened': async (db, n) =>
		db.minutes.updateMany({ data: { state: n % 2 === 0 ? 'locked' : 'draft' } }),
	'a text is written': async (db, n) =>
		db.projection.updateMany({
			where: { document: { kind: 'item' } },
			data: {
				json: JSON.stringify({
					text: [],
					notes: [{ type: 'paragraph', content: [{ type: 'text', text: `Skrivet ${n}`, marks: [] }] }]
				})
			}
		}),
	'a sheet goes on': async (db, n) => db.sheet.updateMany({ data: { reached: n % 5 } }),
	'a step is hidden or shown': async (db, n) =>
		db.sheetStep.updateMany({ data: { state: n % 2 === 0 ? 'revealing' : 'revealed' } }),
	'a proposal is withdrawn or comes before a group': async (db, n) =>
		db.proposal.updateMany({
			data: {
				state: n % 2 === 0 ? 'withdrawn' : 'agenda',
				bodyId: n % 3 === 0 ? null : world.other.id,
				title: `PM ${n}`
			}
		}),
	'an organisation is asked or asked no more': async (db, n) => {
		const { id: proposalId, federationId } = await db.proposal.findFirstOrThrow();
		await db.soundingAnswer.deleteMany({});
		await db.sounding.deleteMany({});
		if (n % 2 === 0) return;
		const round = { id: newId(), federationId, proposalId, ordinal: 1, versionId: 'x', hash: 'x' };
		const asked = { dueOn: new Date(0), askedAt: new Date(0), askedBy: 'x' };
		const answers = { create: [{ organisationId: `organisation ${n}`, federationId, proposalId }] };
		await db.sounding.create({ data: { ...round, ...asked, answers } });
	},
	'a relay note is written or withdrawn': async (db, n) =>
		db.relayNote.updateMany({ data: { state: n % 2 === 0 ? 'withdrawn' : 'draft', what: `Skrivet ${n}` } }),
	'a matter comes': async (db, n) =>
		db.matter.create({
			data: {
				...{ id: newId(), federationId: world.federation.id, groupId: world.group.id, title: `Ärende ${n}` },
				...{ proposedBy: 'x', createdAt: new Date(0) }
			}
		})
};
const names = Object.keys(acts);

/** As a migration changes tables: each is copied, dropped, and the copy takes its name. */
function rebuildTables(file: string): void {
	const db = new Database(file);
	try {
		db.pragma('foreign_keys = OFF');
		const made = db.prepare<[string], { type: string; sql: string }>(
			"SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL"
		);
		db.transaction(() => {
			for (const table of ['AgendaItem', 'Meeting', 'Document']) {
				const parts = made.all(table);
				const whole = parts.find(({ type }) => type === 'table')?.sql ?? '';
				db.exec(`${whole.replace(`"${table}"`, '"new"')}; INSERT INTO "new" SELECT * FROM "${table}";
					DROP TABLE "${table}"; ALTER TABLE "new" RENAME TO "${table}"`);
				for (const { type, sql } of parts) if (type === 'index') db.exec(sql);
			}
		})();
	} finally {
		db.close();
	}
}

describe('the index', () => {
	it('Q9 that followed any changes is the one that is made anew', async () => {
		const one = fc.record({ act: fc.constantFrom(...names), n: fc.nat(50), settles: fc.boolean() });
		await fc.assert(
			fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async (changes) => {
				for (const { act, n, settles } of changes) {
					await insert((db) => acts[act]?.(db, n) ?? Promise.resolve());
					if (settles) await context().search.settled();
				}
				await context().search.settled();
				const followed = dump();
				await context().search.rebuild();
				expect(dump()).toEqual(followed);
			}),
			{ numRuns: 8 }
		);
		expect(dump().length).toBeGreaterThan(10);
	});

	it('Q9 outlives a restart, and is made anew when it is gone, broken or older than the database', async () => {
		const before = () => dump();
		await context().search.settled();
		const whole = before();
		portal = await portal.restart();
		await context().search.settled();
		expect(before()).toEqual(whole);
		for (const spoil of [
			(file: string) => rmSync(file),
			(file: string) => writeFileSync(file, 'no database at all'.repeat(500))
		]) {
			const file = join(portal.data, 'search.sqlite');
			const { search: following } = portal.context;
			await following.settled();
			const again = portal.restart.bind(portal);
			await following.stop().catch(() => undefined);
			spoil(file);
			portal = await again();
			await context().search.settled();
			expect(before()).toEqual(whole);
		}
		context().search.index.setUpTo(1_000_000_000);
		portal = await portal.restart();
		await context().search.settled();
		expect(before()).toEqual(whole);
	});

	it('Q9 does not stand in the way of a migration that rebuilds a table, and is made anew after a crash', async () => {
		const { search: following } = portal.context;
		await following.settled();
		const whole = dump();
		await following.stop();
		const again = portal.restart.bind(portal);
		const index = new Database(join(portal.data, 'search.sqlite'));
		index.exec("UPDATE meta SET value = 'yes' WHERE name = 'open'; DELETE FROM words");
		index.close();
		const file = join(portal.data, 'samsyn.sqlite');
		expect(() => rebuildTables(file)).toThrow('error in trigger');
		liftSearchTriggers(file);
		rebuildTables(file);
		portal = await again();
		await context().search.settled();
		expect(dump()).toEqual(whole);
		const item = await aWrittenItem(world.meeting, { title: 'Efter flytten' });
		expect(await found(await officer(), 'flytten')).toHaveLength(1);
		await insert((one) => one.agendaItem.update({ where: { id: item }, data: { removedAt: new Date() } }));
	});

	it('Q7 has what a command changed within a second, without being asked', async () => {
		const actor = await officer();
		const { index } = context().search;
		const stands = () => index.dump().some((row) => JSON.stringify(row).includes('Sommarfågel'));
		const begun = { groupId: world.group.id, kind: 'memo' as const, title: 'Sommarfågel' };
		const { proposalId } = await beginProposal(actor, begun);
		const came = stopwatch();
		await until(stands, 'the proposal in the index');
		expect(came()).toBeLessThan(1_000);
		await turnBack(actor, { proposalId, version: 0, move: 'withdraw', reason: 'Behövs inte.' });
		const left = stopwatch();
		await until(() => !stands(), 'the proposal out of the index');
		expect(left()).toBeLessThan(1_000);
		expect(await found(actor, 'sommarfågel')).toEqual([]);
	});

	it('Q7 keeps nothing of what was taken away, on the disk neither', async () => {
		const item = await aWrittenItem(world.meeting, { title: 'Punkt', text: 'Vattenkanna', notes: 'Spindelnät' });
		await context().search.settled();
		const onDisk = (text: string) =>
			['', '-wal'].some((end) => readFileSync(join(portal.data, `search.sqlite${end}`)).includes(text));
		expect(onDisk('attenkanna')).toBe(true);
		await itemSays(item, 'Något annat');
		await context().search.settled();
		for (const gone of ['attenkanna', 'pindelnät', 'annaknettav']) expect(onDisk(gone), gone).toBe(false);
	});

	it('Q7 sees a seat begin and end on its day', async () => {
		const group = await aGroup(world.federation, { name: 'Dagarnas grupp' });
		const day = (n: number) => new Date(portal.clock.now().getTime() + n * 86_400_000);
		const coming = await aPerson(world.federation, { name: 'Kommande Klöver' });
		await aSeat(group, coming, 'member', { to: day(2) });
		const reader = await aPerson(world.federation);
		await aSeat(group, reader, 'member');
		expect((await search(await actorFor(reader), 'klöver')).count).toBe(1);
		portal.clock.advance(3 * 86_400_000);
		expect((await search(await actorFor(reader), 'klöver')).count).toBe(0);
	});

	it('Q9 finds the word in all its places after all that', async () => {
		expect((await search(await officer(), word)).whole).toBe(true);
	});
});
