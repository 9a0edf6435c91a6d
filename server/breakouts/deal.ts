import { randomInt } from 'node:crypto';
import { breakoutCount, dealAtRandom, dealMixed, joinUp, shuffled } from '#lib/breakouts/dealing.ts';
import { Deal, type Way } from '#lib/breakouts/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import type { Sheet } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { newDocument } from '#server/documents/new-document.ts';
import { findSheet } from '#server/sheets/find.ts';
import { askToMark } from '#server/sheets/mark-shut.ts';
import { newsOf } from '#server/sheets/rows.ts';
import { breakoutsOf, type BreakoutRow } from './find.ts';
import { organisationsOf } from './organisations.ts';

/** Any choice as likely as any other, from the system's own source of chance. */
const chance = (below: number): number => randomInt(below);

/** Who goes together. Refuses 'breakout.none-before' where there is nothing to join up. */
async function together(
	db: Transaction,
	sheet: Sheet,
	{ place, way, size }: { readonly place: number; readonly way: Way; readonly size: number },
	now: Date
): Promise<string[][]> {
	const rows = await db.sheetPerson.findMany({ where: { sheetId: sheet.id }, orderBy: { joinedAt: 'asc' } });
	const ids = rows.map(({ membershipId }) => membershipId);
	if (ids.length === 0) refuse('breakout.nobody');
	const empty = Array.from({ length: breakoutCount(ids.length, size) }, (): string[] => []);
	if (way === 'hand' || way === 'free') return empty;
	const people = await organisationsOf(db, sheet, ids, now);
	if (way === 'mixed') return dealMixed(people, size, chance);
	if (way === 'random') return dealAtRandom(people, size, chance);
	const before = await db.breakout.findFirst({
		where: { sheetId: sheet.id, place: { lt: place } },
		orderBy: { place: 'desc' }
	});
	if (!before) refuse('breakout.none-before');
	const here = new Set(ids);
	const joined = joinUp(
		(await breakoutsOf(db, sheet.id, before.place)).map((one) => one.people.filter((id) => here.has(id)))
	);
	// Who has come since goes where the fewest are.
	for (const id of shuffled(ids, chance).filter((one) => !joined.flat().includes(one)))
		(joined.toSorted((a, b) => a.length - b.length)[0] ?? joined[joined.push([]) - 1])?.push(id);
	return joined;
}

/** Enough breakouts, each with its document; those there are keep theirs and what is written in it. */
async function enough(db: Transaction, sheet: Sheet, place: number, count: number, now: Date): Promise<BreakoutRow[]> {
	const { id: sheetId, federationId, meetingId } = sheet;
	const there = await breakoutsOf(db, sheetId, place);
	for (let number = there.length + 1; number <= count; number++) {
		const id = newId();
		await db.breakout.create({ data: { id, federationId, sheetId, place, number } });
		await newDocument(db, { kind: 'breakout', subjectId: id, meetingId, federationId, now });
	}
	return breakoutsOf(db, sheetId, place);
}

/**
 * Deals those who take part into breakouts for a step of pairs or groups. Dealt again, breakouts keep what is written in
 * them and get other people. Refuses 'sheet.lead', 'thing.missing' for another kind of step, 'sheet.shown',
 * 'breakout.nobody', 'breakout.none-before'.
 */
export const deal = command(
	'breakout.deal',
	Deal,
	async ({ db, now, demand, audit, tell, job }, { sheetId, step: place, way, size }) => {
		const { sheet, facts, ...found } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const { visibility } = found.step(place);
		if (visibility !== 'pair' && visibility !== 'group') refuse('thing.missing');
		if ((await db.sheetStep.count({ where: { sheetId, place } })) > 0) refuse('sheet.shown');
		const groups = await together(db, sheet, { place, way, size: visibility === 'pair' ? 2 : size }, now);
		const breakouts = await enough(db, sheet, place, groups.length, now);
		await db.breakoutPerson.deleteMany({ where: { sheetId, place } });
		await db.breakout.updateMany({
			where: { sheetId, place },
			data: { hostId: null, visitorId: null, free: way === 'free' }
		});
		await db.breakoutPerson.createMany({
			data: groups.flatMap((people, at) =>
				people.map((personId) => ({ sheetId, place, personId, breakoutId: breakouts[at]?.id ?? '' }))
			)
		});
		// The documents of new ones say it too where the step's time is out.
		if ((await db.sheetShut.count({ where: { sheetId } })) > 0) askToMark(job, sheetId);
		if (sheet.rehearsal) job('rehearsals.fill', `rehearsals.fill:${newId()}`, { sheetId });
		audit('breakout.dealt', { thingId: sheetId, data: { step: place, way, count: groups.length } });
		tell({ ...newsOf(sheet), rightsOf: { everyoneIn: 'group' } });
	}
);
