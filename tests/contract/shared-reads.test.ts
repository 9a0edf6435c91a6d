import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '#server/db/migrate.ts';
import { openDatabase } from '#server/db/open.ts';
import { moment } from '#server/db/shared-reads.ts';

const folder = mkdtempSync(join(tmpdir(), 'samsyn-shared-'));
const file = join(folder, 'samsyn.sqlite');
let db: ReturnType<typeof openDatabase>;
const row = (key: string, points = 1) => ({ data: { key, points, expire: new Date('2026-03-10T08:00:00.000Z') } });
const all = () => db.read.rateLimit.findMany({ orderBy: { key: 'asc' } });
const expired = (at: Date) => db.read.rateLimit.findMany({ where: { expire: { lte: at } } });

beforeAll(async () => {
	migrate(file, 'prisma/migrations');
	db = openDatabase(file);
	await db.write.rateLimit.create(row('first'));
});
afterAll(async () => {
	await db.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('W10 questions that many ask at once', () => {
	it('are asked of the file once, and nobody can change the answer of the others', async () => {
		const [one, two] = await Promise.all([all(), all()]);
		expect(two).toBe(one);
		expect(one).toHaveLength(1);
		expect(() => one.push(...one)).toThrow(TypeError);
		expect(() => Object.assign(one[0] ?? {}, { points: 9 })).toThrow(TypeError);
	});

	it('are asked anew after every write, in a transaction or by itself', async () => {
		const before = await all();
		await db.write.$transaction((tx) => tx.rateLimit.create(row('in a transaction')));
		expect(await all()).toHaveLength(before.length + 1);
		await db.write.rateLimit.create(row('plain'));
		expect(await all()).toHaveLength(before.length + 2);
	});

	it('see nothing of a transaction under way, and all of it when it has ended', async () => {
		const before = await all();
		await db.write.$transaction(async (tx) => {
			await tx.rateLimit.create(row('under way'));
			expect(await all()).toHaveLength(before.length);
			await tx.rateLimit.create(row('under way too'));
			expect(await all()).toHaveLength(before.length);
		});
		expect(await all()).toHaveLength(before.length + 2);
	});

	it('are the same question "now" within a moment, and never for two dates', async () => {
		const at = Date.parse('2026-03-10T08:00:00.000Z');
		expect(await expired(new Date(at - 1))).toHaveLength(0);
		expect((await expired(new Date(at))).length).toBeGreaterThan(0);
		const now = await expired(moment(at));
		expect(await expired(moment(at + 10))).toBe(now);
		expect(await expired(moment(at + 1_000))).not.toBe(now);
	});

	it('are asked anew by the next when they failed', async () => {
		const wrong = { where: { nothing: 1 } } as never;
		await expect(db.read.rateLimit.findMany(wrong)).rejects.toThrow();
		await expect(db.read.rateLimit.findMany(wrong)).rejects.toThrow();
		expect((await all()).length).toBeGreaterThan(0);
	});
});
