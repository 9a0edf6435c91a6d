// Writes the next migration: the difference between prisma/migrations/schema.prisma (what the last migration gave) and
// prisma/schema.prisma (what is wanted). No database and no native engine is needed.
//   node scripts/new-migration.mjs add-attendance
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg';

const name = process.argv[2];
if (!/^[a-z0-9-]+$/.test(name ?? '')) {
	console.error('Name the migration in small letters: node scripts/new-migration.mjs add-attendance');
	process.exit(2);
}
const folder = new URL('../prisma/migrations/', import.meta.url);
const wanted = new URL('../prisma/schema.prisma', import.meta.url);
const lastSchema = new URL('schema.prisma', folder);

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message() {} };
const wasm = createRequire(import.meta.url)
	.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
	.replace(/\.js$/, '.wasm');
const { instance } = await WebAssembly.instantiate(await readFile(wasm), { './schema_engine_bg.js': engineGlue });
engineGlue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: ':memory:' }));
const engine = await engineGlue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
const side = (content, path) =>
	content === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path, content }], configDir: '.' };
const before = await readFile(lastSchema, 'utf8').catch(() => null);
const after = await readFile(wanted, 'utf8');
const { stdout } = await engine.diff({
	from: side(before, 'before.prisma'),
	to: side(after, 'after.prisma'),
	script: true,
	exitCode: null,
	shadowDatabaseUrl: null,
	filters: { externalTables: [], externalEnums: [] }
});
if (!stdout || /empty migration/.test(stdout)) {
	console.log('The schema has not changed: no migration written.');
	process.exit(0);
}
await mkdir(folder, { recursive: true });
const last = Math.max(0, ...(await readdir(folder)).map((file) => Number.parseInt(file, 10) || 0));
const number = String(last + 1).padStart(4, '0');
await writeFile(new URL(`${number}-${name}.sql`, folder), stdout);
await writeFile(lastSchema, after);
console.log(`prisma/migrations/${number}-${name}.sql`);
