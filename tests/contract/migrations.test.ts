import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Prisma } from '#server/db/generated/client.ts';
import { migrate } from '#server/db/migrate.ts';

const folder = 'prisma/migrations';

it('the migrations give every table the columns the schema says, and no others', () => {
	const data = mkdtempSync(join(tmpdir(), 'samsyn-'));
	try {
		const file = join(data, 'portal.sqlite');
		migrate(file, folder);
		const db = new Database(file, { readonly: true });
		for (const model of Object.keys(Prisma.ModelName)) {
			const said = Reflect.get(Prisma, `${model}ScalarFieldEnum`) as Record<string, string>;
			const columns = db.pragma(`table_info("${model}")`) as { name: string }[];
			expect(columns.map(({ name }) => name).sort(), model).toEqual(Object.keys(said).sort());
		}
		db.close();
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
});

it('the schema the next migration is written from is the one the last gave; every migration has its own number', () => {
	expect(readFileSync(join(folder, 'schema.prisma'), 'utf8')).toBe(readFileSync('prisma/schema.prisma', 'utf8'));
	const numbers = readdirSync(folder).flatMap((name) => (name.endsWith('.sql') ? [name.slice(0, 4)] : []));
	expect(new Set(numbers).size).toBe(numbers.length);
});
