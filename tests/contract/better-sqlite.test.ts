import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#server/db/open.ts';
import { migrate } from '#server/db/migrate.ts';

// better-sqlite3 13 is forced over the range that Prisma's adapter names: what we lean on is held here, so that a bump
// of either is told by a test and not by a lost row.
const folder = mkdtempSync(join(tmpdir(), 'samsyn-contract-'));
const file = join(folder, 'samsyn.sqlite');
let db: ReturnType<typeof openDatabase>;
const stamp = (key: string, points = 1) => ({ data: { key, points } });

beforeAll(() => {
	migrate(file, 'prisma/migrations');
	db = openDatabase(file);
});
afterAll(async () => {
	await db.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('the database under Prisma', () => {
	it('is the forced version, and there is one of it', () => {
		const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
			packages: Record<string, { version: string }>;
		};
		const copies = Object.entries(lock.packages).filter(([path]) => path.endsWith('node_modules/better-sqlite3'));
		expect(copies.map(([, { version }]) => version)).toEqual(['13.2.0']);
	});

	it('keeps a committed transaction and forgets one that throws', async () => {
		await db.write.$transaction(async (tx) => tx.rateLimit.create(stamp('kept')));
		await expect(
			db.write.$transaction(async (tx) => {
				await tx.rateLimit.create(stamp('thrown away'));
				throw new Error('no');
			})
		).rejects.toThrow('no');
		expect(await db.read.rateLimit.findMany({ select: { key: true } })).toEqual([{ key: 'kept' }]);
	});

	it('reads through the reading client what was committed, and nothing that is not', async () => {
		let seen: unknown;
		await db.write.$transaction(async (tx) => {
			await tx.rateLimit.create(stamp('under way'));
			seen = await db.read.rateLimit.findUnique({ where: { key: 'under way' } });
		});
		expect(seen).toBeNull();
		expect(await db.read.rateLimit.findUnique({ where: { key: 'under way' } })).not.toBeNull();
	});

	it('refuses a write through the reading client', async () => {
		await expect(db.read.rateLimit.create(stamp('forbidden'))).rejects.toThrow(/readonly/i);
	});

	it('lets sixty commands at once through, one after the other', async () => {
		await db.write.rateLimit.create(stamp('counter', 0));
		await Promise.all(
			Array.from({ length: 60 }, () =>
				db.write.$transaction(
					async (tx) => {
						const { points } = await tx.rateLimit.findUniqueOrThrow({ where: { key: 'counter' } });
						await tx.rateLimit.update({ where: { key: 'counter' }, data: { points: points + 1 } });
					},
					{ maxWait: 30_000, timeout: 30_000 }
				)
			)
		);
		expect(await db.read.rateLimit.findUnique({ where: { key: 'counter' } })).toMatchObject({ points: 60 });
	});

	it('gives whole numbers of raw queries as BigInt', async () => {
		expect(await db.read.$queryRaw`SELECT count(*) AS many FROM RateLimit WHERE key = ${'kept'}`).toEqual([
			{ many: 1n }
		]);
	});

	it.each([
		['journal_mode', 'wal'],
		['foreign_keys', 1n],
		['synchronous', 2n]
	])('writes with %s = %s', async (pragma, value) => {
		const rows: Record<string, unknown>[] = await db.write.$queryRawUnsafe(`PRAGMA ${pragma}`);
		expect(Object.values(rows[0] ?? {})).toEqual([value]);
	});

	it('refuses a row that points at nothing', async () => {
		await expect(
			db.write.ticket.create({
				data: { id: 't', kind: 'code', hash: 'h', accountId: 'nobody', createdAt: new Date(), expiresAt: new Date() }
			})
		).rejects.toThrow(/foreign key/i);
	});

	it('keeps a moment to the millisecond, in UTC', async () => {
		const expire = new Date('2026-10-25T02:30:00.123+02:00');
		await db.write.rateLimit.create({ data: { key: 'moment', points: 1, expire } });
		expect(await db.read.rateLimit.findUnique({ where: { key: 'moment' } })).toMatchObject({ expire });
		const raw = new Database(file, { readonly: true });
		expect(raw.prepare(`SELECT expire FROM RateLimit WHERE key = 'moment'`).pluck().get()).toMatch(
			/^2026-10-25T00:30:00.123/
		);
		raw.close();
	});
});
