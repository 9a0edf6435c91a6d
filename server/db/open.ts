import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient, type Prisma } from './generated/client.ts';
import { shareReads } from './shared-reads.ts';

/** What a load may use: opened read-only, so that a write through it fails. */
export type ReadClient = PrismaClient;
/** What a command gets: one transaction of the writing client. */
export type Transaction = Prisma.TransactionClient;

/**
 * better-sqlite3 is compiled to sync the WAL only at checkpoints: a power cut would take back what was acknowledged. What
 * is deleted is overwritten: erased history leaves its old readings in no free page.
 */
function durable(factory: PrismaBetterSqlite3): PrismaBetterSqlite3 {
	const connect = factory.connect.bind(factory);
	factory.connect = async () => {
		const connection = await connect();
		await connection.executeScript('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
		return connection;
	};
	return factory;
}

/**
 * Two clients on one file. With a single one, a plain write made while a command's transaction is open is acknowledged
 * and then vanishes with that command's rollback, and reads see uncommitted rows.
 */
export function openDatabase(file: string): { read: ReadClient; write: PrismaClient; close(): Promise<void> } {
	const write = new PrismaClient({
		adapter: durable(new PrismaBetterSqlite3({ url: `file:${file}`, timeout: 10_000 }))
	});
	const read = new PrismaClient({
		adapter: new PrismaBetterSqlite3({ url: `file:${file}`, readonly: true, timeout: 10_000 })
	});
	return {
		...shareReads(read, write),
		async close() {
			await read.$disconnect();
			await write.$disconnect();
		}
	};
}
