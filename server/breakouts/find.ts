import type { Facts } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { sheetFacts } from '#server/sheets/facts.ts';

type Database = ReadClient | Transaction;

/** Facts of a breakout: its sheet's, and who is in it. Refuses 'thing.missing'. */
export async function breakoutFacts(
	db: Database,
	breakoutId: string
): Promise<Facts & { federationId: string; groupId: string; sheetId: string }> {
	const row = await db.breakout.findUnique({ where: { id: breakoutId } });
	const people = await db.breakoutPerson.findMany({ where: { breakoutId } });
	const facts = await sheetFacts(db, row?.sheetId ?? '');
	if (row?.federationId !== facts.federationId) refuse('thing.missing');
	return {
		...facts,
		breakout: { people: people.map(({ personId }) => personId), visitor: row.visitorId }
	};
}

export interface BreakoutRow {
	readonly id: string;
	readonly number: number;
	readonly hostId: string | null;
	readonly visitorId: string | null;
	readonly free: boolean;
	/** In the order they were placed. */
	readonly people: readonly string[];
}

/** The breakouts of a step, by number; some may be empty. */
export async function breakoutsOf(db: Database, sheetId: string, place: number): Promise<BreakoutRow[]> {
	const [rows, people] = await Promise.all([
		db.breakout.findMany({ where: { sheetId, place }, orderBy: { number: 'asc' } }),
		db.breakoutPerson.findMany({ where: { sheetId, place }, orderBy: { personId: 'asc' } })
	]);
	return rows.map(({ id, number, hostId, visitorId, free }) => ({
		...{ id, number, hostId, visitorId, free },
		people: people.filter(({ breakoutId }) => breakoutId === id).map(({ personId }) => personId)
	}));
}

/** The breakout that somebody is in at a step; null for none. */
export async function breakoutOf(db: Database, sheetId: string, place: number, personId: string | null) {
	if (personId === null) return null;
	const mine = await db.breakoutPerson.findUnique({
		where: { sheetId_place_personId: { sheetId, place, personId } }
	});
	return mine?.breakoutId ?? null;
}

/** The documents of a sheet's breakouts, or of those at one step. */
export async function breakoutDocuments(db: Database, sheetId: string, place?: number): Promise<string[]> {
	const rows = await db.breakout.findMany({
		where: { sheetId, ...(place === undefined ? {} : { place }) },
		orderBy: { number: 'asc' },
		select: { id: true }
	});
	const documents = await db.document.findMany({
		where: { kind: 'breakout', subjectId: { in: rows.map(({ id }) => id) } },
		select: { id: true, subjectId: true }
	});
	return rows.flatMap(({ id }) => documents.find(({ subjectId }) => subjectId === id)?.id ?? []);
}

/** The document of one breakout. Refuses 'thing.missing'. */
export async function breakoutDocumentId(db: Database, breakoutId: string): Promise<string> {
	const row = await db.document.findUnique({
		where: { kind_subjectId: { kind: 'breakout', subjectId: breakoutId } },
		select: { id: true }
	});
	return row?.id ?? refuse('thing.missing');
}
